import type { RegionSummary, Role, SubmissionInput } from '@duzhan/contracts'
import { twoLevels } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword } from '../src/index.ts'
import { filled, submissionOf } from './answers.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const [above, own] = ['village-example', 'village-example-shiqiao']
const [city, county] = ['950100000000', '950121000000']
const [litter, toilet, water] = ['village.waste.answer', 'village.toilet.answer', 'village.water.answer'] as const
const shanghai = (local: string): string => new Date(`2020-${local.replace(' ', 'T')}:00+08:00`).toISOString()
const villages = (prefix: 'sq' | 'll', from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${prefix}-${String(from + at).padStart(2, '0')}`)

/** Owed, made (late ones among them), made late, missed. */
type Row = [owed: number, done: number, late: number, missed: number]

describe('three months of a city’s plan and of the county’s that derives from it', () => {
  let platform: TestPlatform
  const schemas = new Map<string, unknown>()
  const api = async (account: string) => (await platform.as(account)).api

  beforeAll(async () => {
    platform = await testPlatform([], { at: shanghai('03-27 09:00') })
    const { person } = platform.peersOf('setup')('identity')
    for (const { account, title, grants } of twoLevels.people) {
      const given = grants.map((grant) => ({ ...grant, role: grant.role as Exclude<Role, 'service'> })) // checked at the border
      await person.enrol({ account, title, password: demoPassword, grants: given })
    }
    const regions = twoLevels.regions.map(({ code, name }) => ({ code, name }))
    await (await api('jc-operator')).identity.region.create.mutate({ regions })
    const author = await api('jc-author')
    await author.forms.plan.publish.mutate({ document: twoLevels.plan })
    await platform.settle()
    await author.assignments.target.register.mutate({ plan: above, targets: twoLevels.targets })
    await author.assignments.targetList.freeze.mutate({ plan: above })
    await platform.settle()
  })
  afterAll(() => platform?.close())

  /** The visit of a duty to a village by a day, under the plan that its inspector works by. */
  async function owedTo(plan: string, target: string, duty: string, dueOn: string): Promise<string> {
    const { visits } = await (await api('jc-viewer')).assignments.target.byId.query({ plan, target })
    const found = visits.find((visit) => visit.duty === duty && visit.dueOn === `2020-${dueOn}`)
    if (!found) throw new Error(`${target} owes no ${duty} by ${dueOn}`)
    return found.id
  }
  /** A day on which an inspector goes to villages, each record naming the visit that it pays; `bad` by village. */
  async function round(
    local: string,
    [targets, duty, dueOn]: [targets: string[], duty: string, dueOn: string],
    bad: Record<string, string[]> = {},
  ): Promise<SubmissionInput[]> {
    platform.clock.set(shanghai(local))
    const isCounty = targets[0]?.startsWith('sq')
    const plan = isCounty ? own! : above!
    const { forms } = await api(isCounty ? 'sq-inspector' : 'll-inspector')
    const schema = schemas.get(plan) ?? (await forms.checklist.byKey.query({ plan, checklist: 'village' }))
    schemas.set(plan, schema)
    const [startedAt, finishedAt] = [shanghai(local.replace(/\d\d$/, '00')), shanghai(local)]
    const records = []
    for (const target of targets) {
      const answers = filled(schema as Parameters<typeof filled>[0], bad[target])
      const due = await owedTo(plan, target, duty, dueOn)
      records.push(submissionOf(target, answers, { plan, startedAt, finishedAt, due }))
    }
    const outcomes = await forms.submission.submitMany.mutate({ submissions: records })
    expect(outcomes.filter((outcome) => !('receipt' in outcome))).toEqual([])
    await platform.settle()
    return records
  }
  const fortnightly = 'owed.fortnightly'

  /** The visits due in a month by duty, as the city sees them under a plan. */
  async function board(plan: string, month: string): Promise<Record<string, Row>> {
    const { entries } = await (await api('jc-viewer')).assignments.visit.month.query({ plan, month })
    const rows: Record<string, Row> = {}
    for (const { duty, count, done, late, overdue } of entries) {
      const [o, d, l, m] = rows[duty] ?? [0, 0, 0, 0]
      rows[duty] = [o + count, d + done, l + late, m + overdue]
    }
    return rows
  }
  const papers = async (month: string) => {
    const { dues } = await (await api('jc-viewer')).assignments.due.board.query({ plan: above! })
    const ofMonth = dues.filter(({ duty, dueOn }) => duty === 'reports.monthly' && dueOn.startsWith(month))
    return ofMonth.map(({ by, dueOn, standing }) => `${by} ${dueOn.slice(5)} ${standing}`).sort()
  }
  /** Good answers of all that were collected, by question, and the villages visited of those listed. */
  async function figures(plan: string, region: string, window: string): Promise<Record<string, string>> {
    const found: RegionSummary = await (await api('jc-viewer')).aggregation.summary.byRegion.query({ plan, region, window })
    const items = found.checklists.flatMap(({ sections }) => sections.flatMap((section) => section.items))
    const { visited, designated } = found.coverage
    const shares = items.flatMap(({ path, total: { share } }) =>
      share ? [[path, `${share.numerator}/${share.denominator}`] as const] : [],
    )
    return { visited: `${visited}/${designated}`, ...Object.fromEntries(shares) }
  }
  const five = (share: string) => Object.fromEntries([1, 2, 3, 4, 5].map((no) => [`county.own${no}`, share]))

  it('begin with the county’s plan filed, accepted and put in force, over the city’s register', async () => {
    const [filing] = twoLevels.filings ?? []
    const author = await api('sq-author')
    const filed = await author.assignments.filing.file.mutate({ document: filing?.plan })
    expect(filed).toMatchObject({ state: 'submitted', findings: [] })
    const ref = { plan: above!, jurisdiction: county! }
    const text = '在市级要求之外加密频次，同意备案'
    await (await api('jc-author')).assignments.filing.accept.mutate({ ...ref, version: filed.version, text })
    await author.forms.plan.publish.mutate({ document: filing?.plan })
    await platform.settle()
    const [list] = await author.assignments.targetList.freeze.mutate({ plan: own! })
    expect(list?.targets).toHaveLength(8)
    await platform.settle()
  })

  it('in April: a record pays the visit that it names, and the newest record of a village counts above', async () => {
    await round('04-09 10:30', [villages('sq', 1, 8), fortnightly, '04-15'], { 'sq-01': [litter], 'sq-02': [litter] })
    await round('04-20 10:30', [villages('ll', 1, 3), 'monthly', '04-30'], { 'll-01': [litter], 'll-02': [toilet] })
    await round('04-22 10:30', [villages('sq', 1, 7), 'monthly', '04-30'], { 'sq-02': [litter] })
    await round('04-28 10:30', [villages('sq', 1, 6), fortnightly, '04-30'], { 'sq-03': [litter], 'sq-04': [water] })
    platform.clock.set(shanghai('05-01 00:10'))
    // for the city whoever was there first pays, as on the 9th all of 石桥, so that ll-04 alone is missed; the county still lacks sq-08
    expect(await board(above!, '2020-04')).toEqual({ monthly: [12, 11, 0, 1] })
    expect(await board(own!, '2020-04')).toEqual({ monthly: [8, 7, 0, 1], [fortnightly]: [16, 14, 0, 2] })
    // newest records: litter at sq-03 and ll-01, bad water at sq-04; of the toilets only 柳林’s three are asked alike
    expect(await figures(above!, city!, '2020-04')).toEqual({
      ...{ visited: '11/12', 'village.waste': '9/11', 'village.toilet': '2/3', 'village.water': '10/11' },
    })
    expect(await figures(own!, county!, '2020-04')).toEqual({
      ...{ visited: '8/8', 'village.waste': '7/8', 'village.toilet': '8/8', 'village.water': '7/8', ...five('8/8') },
    })
    expect(await papers('2020-04')).toEqual(['柳林县 04-25 missed', '石桥县 04-25 missed'])
  })

  it('in May: what April lacked is made up late, and the second half of the month goes by without a round', async () => {
    await round('05-03 10:30', [['sq-08'], 'monthly', '04-30'])
    await round('05-12 10:30', [villages('sq', 1, 8), fortnightly, '05-15'])
    await round('05-18 10:30', [villages('ll', 1, 4), 'monthly', '05-31'])
    await round('05-20 10:30', [villages('sq', 1, 8), 'monthly', '05-31'], { 'sq-05': [litter] })
    platform.clock.set(shanghai('06-01 00:10'))
    expect(await board(above!, '2020-04'), 'April stays as it was above').toEqual({ monthly: [12, 11, 0, 1] })
    expect(await board(own!, '2020-04'), 'and has below what came late').toEqual({
      monthly: [8, 8, 1, 0],
      [fortnightly]: [16, 14, 0, 2],
    })
    expect(await board(above!, '2020-05')).toEqual({ monthly: [12, 12, 0, 0] })
    expect(await board(own!, '2020-05')).toEqual({ monthly: [8, 8, 0, 0], [fortnightly]: [16, 8, 0, 8] })
    expect(await figures(above!, city!, '2020-05')).toEqual({
      ...{ visited: '12/12', 'village.waste': '11/12', 'village.toilet': '4/4', 'village.water': '12/12' },
    })
    expect(await figures(above!, city!, '2020-04'), 'April’s stay as they were').toMatchObject({ visited: '11/12' })
    expect(await papers('2020-05')).toEqual(['柳林县 05-25 missed', '石桥县 05-25 missed'])
  })

  it('in June: what the county corrects is corrected above', async () => {
    await round('06-10 10:30', [villages('sq', 1, 4), fortnightly, '06-15'])
    await round('06-18 10:30', [villages('ll', 1, 4), 'monthly', '06-30'])
    await round('06-18 10:30', [villages('sq', 1, 8), 'monthly', '06-30'])
    const last = await round('06-29 10:30', [villages('sq', 1, 8), fortnightly, '06-30'])
    platform.clock.set(shanghai('06-30 09:00'))
    const [wrong] = last.filter(({ target }) => target === 'sq-06')
    const answers = filled(schemas.get(own!) as Parameters<typeof filled>[0], [litter])
    const { due: _, ...same } = wrong!
    const corrects = { submission: wrong!.id, reason: '漏看了村口的垃圾堆' }
    const corrected = { ...submissionOf('sq-06', answers, { plan: own!, corrects }), startedAt: same.startedAt }
    await (await api('sq-inspector')).forms.submission.submit.mutate({ ...corrected, finishedAt: same.finishedAt })
    await platform.settle()
    platform.clock.set(shanghai('07-01 00:10'))
    expect(await board(above!, '2020-06')).toEqual({ monthly: [12, 12, 0, 0] })
    expect(await board(own!, '2020-06')).toEqual({ monthly: [8, 8, 0, 0], [fortnightly]: [16, 12, 0, 4] })
    expect(await figures(above!, city!, '2020-06')).toEqual({
      ...{ visited: '12/12', 'village.waste': '11/12', 'village.toilet': '4/4', 'village.water': '12/12' },
    })
    expect(await figures(own!, county!, '2020-06')).toMatchObject({ 'village.waste': '7/8', ...five('8/8') })
  })

  it('end with the findings of both counties: each litter once, the newest answer notwithstanding', async () => {
    const { rows } = await (await api('jc-viewer')).assignments.finding.list.query({ plan: own! })
    expect(rows.map(({ target, title }) => `${target.id} ${title}`).sort()).toEqual([
      'sq-01 村内有乱倒垃圾',
      'sq-02 村内有乱倒垃圾',
      'sq-03 村内有乱倒垃圾',
      'sq-04 村内沟塘水体黑臭',
      'sq-05 村内有乱倒垃圾',
      'sq-06 村内有乱倒垃圾',
    ])
    const other = await (await api('jc-viewer')).assignments.finding.list.query({ plan: above! })
    expect(other.rows.map(({ target, title }) => `${target.id} ${title}`).sort()).toEqual([
      'll-01 村内有乱倒垃圾',
      'll-02 村公共厕所不整洁',
    ])
  })
})
