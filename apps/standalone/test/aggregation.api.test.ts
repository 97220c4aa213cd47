import { outlineOf } from '@duzhan/checklist'
import type { ChecklistView, Figures, RegionSummary, SubmissionInput, TargetView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'
import { type Fact, figuresOf, newestOf } from './referenceFigures.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const inspectorOf: Record<string, string> = {
  'cityFixed@430300000000': 'xt-inspector',
  'countyFixed@430302000000': 'yh-inspector',
  'countyFixed@430304000000': 'yt-inspector',
  'countyFixed@430321000000': 'xtx-inspector',
  'countyFixed@430381000000': 'xx-inspector',
  'countyFixed@430382000000': 'ss-inspector',
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

describe('what a region came to', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let targets: TargetView[]
  const sent: Fact[] = []

  beforeAll(async () => {
    platform = await testPlatform()
    const { api } = await platform.as('hn-viewer')
    checklist = await api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    targets = await api.assignments.target.list.query({ plan })
  })
  afterAll(() => platform?.close())

  const summary = async (region: string, window?: string): Promise<RegionSummary> =>
    (await platform.as('hn-viewer')).api.aggregation.summary.byRegion.query({ plan, region, ...(window && { window }) })
  const behind = async (region: string, path?: string, window?: string) =>
    (await platform.as('hn-viewer')).api.aggregation.figure.behind.query({
      plan,
      region,
      checklist: 'village',
      ...(path && { path }),
      ...(window && { window }),
    })
  const clausesIn = ({ checklists }: RegionSummary) =>
    checklists.flatMap(({ sections }) => sections.flatMap(({ items }) => items.flatMap((item) => [item, ...item.parts])))

  async function send(target: TargetView, finishedAt: string, answers: Record<string, unknown>): Promise<SubmissionInput> {
    const submission = submissionOf(target.id, answers, { startedAt: finishedAt, finishedAt })
    const inspector = await platform.as(inspectorOf[target.team?.key ?? ''] ?? '')
    await inspector.api.forms.submission.submit.mutate(submission)
    sent.push({ id: submission.id, target, at: finishedAt, answers })
    return submission
  }

  it('before anyone has been anywhere: all are designated, none visited, nothing collected', async () => {
    const { coverage, children, checklists } = await summary(city)
    expect(coverage).toEqual({ visited: 0, designated: 36 })
    expect(children.map(({ coverage: { designated } }) => designated).sort()).toEqual([1, 10, 19, 3, 3])
    expect(checklists[0]?.regionsCollecting).toBe(0)
    for (const { total, byRegion } of clausesIn(await summary(city))) {
      expect(total).toEqual({})
      expect(byRegion).toEqual({})
    }
  })

  it('agrees with a slow reference on sixty random submissions, in every region from village to province', async () => {
    const roll = dice(20_200_320)
    const clauses = outlineOf(checklist.schema).clauses
    for (let count = 0; count < 60; count++) {
      const target = targets[roll(24)]! // so that some are told of again and again, and some never
      const answers = structuredClone(filled(checklist)) as Record<string, Record<string, Record<string, unknown>>>
      for (const { path } of clauses) {
        const [section = '', item = '', clause = ''] = path.split('.')
        const there = answers[section]?.[item]
        if (there) Object.assign(there, { [clause]: ['yes', 'no', 'na', 'yes'][roll(4)], note: '随机生成的情况说明' })
      }
      const day = `2020-03-${String(1 + roll(19)).padStart(2, '0')}`
      await send(target, `${roll(6) === 0 ? '2020-02-11' : day}T0${roll(10)}:30:00.000Z`, answers)
    }
    await platform.settle()

    const newest = newestOf(sent, '2020-03')
    const regions = [...new Set(targets.flatMap(({ regionPath }) => regionPath))]
    expect(regions.length).toBeGreaterThan(50)
    for (const region of regions) {
      const told = await summary(region)
      const expected = figuresOf(checklist.schema, targets, newest, region)
      expect(told.coverage, region).toEqual(expected.coverage)
      expect(told.children, region).toEqual(expected.children)
      expect(told.checklists[0]?.regionsCollecting, region).toBe(expected.regionsCollecting)
      for (const { path, total, byRegion } of clausesIn(told)) {
        const due = expected.figures.get(path)
        expect(total, `${region} ${path}`).toEqual(due?.total)
        expect(byRegion, `${region} ${path}`).toEqual(due?.byRegion)
      }
    }
  })

  it('a county’s figures add up to the city’s', async () => {
    const told = await summary(city)
    const add = (figures: Figures[], key: 'numerator' | 'denominator' | 'targets') =>
      figures.reduce((total, { share }) => total + (share?.[key] ?? 0), 0)
    for (const { path, total, byRegion } of clausesIn(told))
      for (const key of ['numerator', 'denominator', 'targets'] as const)
        expect(add(Object.values(byRegion), key), `${path} ${key}`).toBe(total.share?.[key] ?? 0)
  })

  it('every figure opens onto the submissions behind it, newest first', async () => {
    const newest = newestOf(sent, '2020-03')
    const path = 'environment.waste.hasLitter'
    for (const region of ['430000000000', city, '430321000000', '430381106000']) {
      const there = newest.filter(({ target }) => target.regionPath.includes(region))
      const records = await behind(region, path)
      expect(records.map(({ submission }) => submission).sort(), region).toEqual(there.map(({ id }) => id).sort())
      const instants = records.map(({ at }) => at)
      expect(instants).toEqual([...instants].sort().reverse())
      const figure = clausesIn(await summary(region)).find((one) => one.path === path)?.total.share
      const nobody = there.length === 0 ? 0 : -1 // where somebody was, there must be a figure
      expect(records.filter(({ result }) => result === 'good')).toHaveLength(figure?.numerator ?? nobody)
      expect(records.filter(({ result }) => result !== 'na')).toHaveLength(figure?.denominator ?? nobody)
      expect(records).toHaveLength((await summary(region)).coverage.visited)
    }
    expect(await behind('430381106000', undefined)).toHaveLength((await summary('430381106000')).coverage.visited)
  })

  it('an older visit told late changes nothing, a newer one replaces it', async () => {
    const target = targets.find(({ id }) => id === 'v430381106229')!
    const path = 'relocation.dualResidence.answer'
    const result = async () => (await behind(target.regionCode, path)).map((record) => record.result)
    await send(target, '2020-03-20T00:40:00.000Z', filled(checklist))
    await platform.settle()
    expect(await result()).toEqual(['good'])
    await send(target, '2020-03-02T00:40:00.000Z', filled(checklist, [path]))
    await platform.settle()
    expect(await result()).toEqual(['good'])
    await send(target, '2020-03-20T00:45:00.000Z', filled(checklist, [path]))
    await platform.settle()
    expect(await result()).toEqual(['bad'])
  })

  it('a device whose clock runs ahead does not win for ever', async () => {
    const target = targets.find(({ id }) => id === 'v430381106222')!
    const path = 'relocation.dualResidence.answer'
    const now = platform.clock.now().getTime()
    expect(await problemOf(send(target, '2020-12-31T00:00:00.000Z', filled(checklist, [path])))).toBe('submission.time-ahead')
    await send(target, new Date(now + 4 * 60_000).toISOString(), filled(checklist, [path]))
    platform.clock.advance(60_000)
    await send(target, platform.clock.now().toISOString(), filled(checklist))
    await platform.settle()
    expect((await behind(target.regionCode, path)).map(({ result }) => result)).toEqual(['good'])
  })

  it('a region that does not exist, or a window the plan does not have, is refused', async () => {
    expect(await problemOf(summary('430399000000').then(({ coverage }) => coverage))).toEqual({
      answered: { visited: 0, designated: 0 },
    })
    expect(await problemOf(summary('430300000001'))).toBe('region.invalid')
    expect(await problemOf(summary(city, '2021-01'))).toBe('window.absent')
    expect(await problemOf(summary('410000000000'))).toBe('region.absent')
  })

  describe('at the turn of the month', () => {
    it('every visit is due again and nobody has been visited, while March stays as it was', async () => {
      const march = await summary(city)
      platform.clock.set('2020-03-31T16:00:00.000Z') // midnight in Shanghai
      const { window, today, visits } = await (await platform.as('xt-viewer')).api.assignments.visit.list.query({ plan })
      expect({ window: window.key, today }).toEqual({ window: '2020-04', today: '2020-04-01' })
      expect(visits.map(({ status, dueOn }) => `${status} ${dueOn}`)).toEqual(Array(36).fill('due 2020-04-30'))
      const april = await summary(city)
      expect({ window: april.window.key, coverage: april.coverage }).toEqual({
        window: '2020-04',
        coverage: { visited: 0, designated: 36 },
      })
      expect(await summary(city, '2020-03')).toEqual(march)
      const before = await (await platform.as('xt-viewer')).api.assignments.visit.list.query({ plan, window: '2020-03' })
      const visited = new Set(before.visits.filter(({ status }) => status === 'done').map(({ target }) => target.id))
      expect(visited.size, 'a target visited twice is visited once').toBe(march.coverage.visited)
    })

    it('the first submission of a month is one of thirty-six, though nobody looked before it came', async () => {
      platform.clock.set('2020-05-06T01:00:00.000Z')
      await send(targets.find(({ id }) => id === 'v430381106229')!, '2020-05-06T00:30:00.000Z', filled(checklist))
      await platform.settle()
      const may = await summary(city)
      expect(may.coverage).toEqual({ visited: 1, designated: 36 })
      expect(may.children).toContainEqual({ region: '430321000000', coverage: { visited: 0, designated: 19 } })
      expect(Object.keys(clausesIn(may)[0]?.byRegion ?? {}), 'who collected nothing is absent').toEqual(['430381000000'])
    })

    it('a visit of April told in May counts in April', async () => {
      await send(targets.find(({ id }) => id === 'v430381106222')!, '2020-04-30T15:59:59.000Z', filled(checklist))
      await platform.settle()
      expect((await summary(city, '2020-04')).coverage).toEqual({ visited: 1, designated: 36 })
      expect((await summary(city, '2020-05')).coverage.visited).toBe(1)
    })

    it('a visit of April told after April was reported changes no figure of April, and is counted as late', async () => {
      platform.clock.set('2020-05-08T01:00:00.000Z')
      const before = await summary(city, '2020-04')
      const target = targets.slice(24).find(({ regionPath }) => !regionPath.includes('430321000000'))! // no finding stands there yet
      const late = await send(target, '2020-04-20T01:00:00.000Z', filled(checklist, ['relocation.dualResidence.answer']))
      await platform.settle()
      const { version, ...after } = await summary(city, '2020-04')
      const { version: versionBefore, ...was } = before
      expect(after).toEqual({ ...was, lateRecords: before.lateRecords + 1 })
      expect(version, 'whoever waits is told').not.toBe(versionBefore)
      expect((await summary(target.regionCode, '2020-04')).lateRecords).toBe(1)
      expect((await summary('430321000000', '2020-04')).lateRecords, 'not next door').toBe(0)
      const viewer = await platform.as('xt-viewer')
      expect(await viewer.api.forms.submission.byId.query({ id: late.id })).toMatchObject({ isLate: true })
      const { visits } = await viewer.api.assignments.visit.list.query({ plan, window: '2020-04' })
      const paid = visits.find(({ submission }) => submission === late.id)
      expect(paid, 'the visit is done, and late').toMatchObject({ status: 'done', isLate: true, doneOn: '2020-04-20' })
      const findings = (await viewer.api.assignments.finding.list.query({ plan, target: target.id })).rows
      expect(findings, 'what was found is followed up all the same').toHaveLength(1)
    })
  })
})
