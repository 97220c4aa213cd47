import { checkPlan, type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { unchecked } from '@duzhan/test-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { counties } from './countyPlan.ts'
import { oneQuestion } from './oneQuestion.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const city = readPlan(packs[0]?.plan)
const { region } = counties.xtx
const villages = (packs[0]?.targets ?? []).filter(({ regionCode }) => regionCode.startsWith('430321')).slice(0, 3)

type Owed = NonNullable<Plan['duties']['owed']>[number]
/** Every way to say when something is owed, and none; some lie outside the plan's days. */
const whens: (Owed['when'] | undefined)[] = [
  undefined,
  { kind: 'cycle', every: 'day' },
  { kind: 'cycle', every: 'workingDay', hour: '18:00' },
  { kind: 'cycle', every: 'tenDays' },
  { kind: 'cycle', every: 'month', dueDay: 31 },
  { kind: 'cycle', every: 'quarter', dueDay: 'lastWorkingDay', later: 1 },
  { kind: 'cycle', every: 'week', during: [{ kind: 'festival', festival: 'springFestival', first: -15, last: -1 }] },
  { kind: 'windows', windows: [{ kind: 'yearly', key: 'winter', title: '冬春', start: '11-15', end: '02-30' }] },
  { kind: 'windows', windows: [{ kind: 'dates', key: 'first', title: '第一轮', end: '2020-03-31' }] },
  { kind: 'date', due: '2020-02-29' },
  { kind: 'date', due: '2031-12-31' },
  { kind: 'event', event: '红色预警', within: 24, unit: 'hour' },
  { kind: 'closeOut', after: 10, within: 30, unit: 'day' },
  { kind: 'release', within: 3, unit: 'month' },
]
const bodies: Owed['who'][] = [
  { kind: 'team' },
  { kind: 'team', team: 'team' },
  { kind: 'level', level: 'city' },
  { kind: 'level', level: 'township' },
  { kind: 'level', level: 'household' },
  { kind: 'target' },
  { kind: 'jurisdiction' },
  { kind: 'sponsor' },
  { kind: 'answering' },
  { kind: 'unit', unit: 'office' },
  { kind: 'body', body: 'nobody' },
]
const abouts: (Owed['about'] | undefined)[] = [
  undefined,
  { kind: 'lists', targetLists: ['all'] },
  { kind: 'lists', targetLists: ['nobody', 'drawn'] },
  { kind: 'targets', targetKind: 'village' },
  { kind: 'regions', level: 'township' },
  { kind: 'focusAreas' },
]
const kinds = ['visit', 'report', 'handIn', 'filing', 'meeting', 'milestone', 'task', 'confirmation'] as const
const anyOwed = fc
  .record({
    what: fc.constantFrom(...kinds, 'visit' as const, 'visit' as const),
    who: fc.constantFrom(...bodies),
    when: fc.constantFrom(...whens),
    about: fc.constantFrom(...abouts),
    to: fc.constantFrom(undefined, ...bodies),
    times: fc.constantFrom(undefined, 3),
    checklist: fc.constantFrom(undefined, 'village'),
    modes: fc.constantFrom<Owed['modes'][]>(undefined, ['selfCheck'], ['verification'], ['joint'], ['covert'], ['lookBack']),
    nilReport: fc.constantFrom(undefined, true),
  })
  .map((said) =>
    unchecked<Omit<Owed, 'key' | 'title'>>(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))),
  )
const everyPart = [
  'phases',
  'milestones',
  'focusAreas',
  'checklists',
  'cycles',
  'teams',
  'units',
  'ladder',
  'start',
  'issuedOn',
] as const
const anyShape = fc.record({
  parts: fc.subarray([...everyPart]),
  owed: fc.array(anyOwed, { maxLength: 4 }),
  rhythm: fc.constantFrom<Plan['cycles'][number]['every'] | null>(
    null,
    'day',
    'tenDays',
    'week',
    'twoWeeks',
    'month',
    'twoMonths',
    'year',
  ),
  lists: fc.subarray(['all', 'nobody', 'drawn'] as const, { minLength: 1 }),
})

/** A county's plan that has some parts and lacks the others, with duties of every kind. */
function planOf(
  { parts, owed, rhythm, lists }: typeof anyShape extends fc.Arbitrary<infer Shape> ? Shape : never,
  code: string,
): Plan {
  const has = (part: (typeof everyPart)[number]) => parts.includes(part)
  const village = { targetKinds: ['village'], level: 'county' as const }
  const known: Plan['targetLists'] = [
    { key: 'all', title: '督战村', ...village, everyone: true },
    {
      ...{ key: 'nobody', title: '没有对象的名单', ...village },
      rules: [
        {
          key: 'huge',
          title: '贫困人口百万以上',
          where: { properties: { poorPersons: { minimum: 1_000_000 } }, required: ['poorPersons'] },
        },
      ],
    },
    { key: 'drawn', title: '抽查村', ...village, everyone: true, draw: { count: 99 } },
  ]
  const listed = known.filter(({ key }) => lists.some((one) => one === key))
  const regular = { key: 'regular', title: '督导', targetLists: listed.map(({ key }) => key), modes: ['roving' as const] }
  const { issuedOn, ...document } = city.document
  const plan: Plan = {
    ...structuredClone(city),
    ...{ code, jurisdiction: region, goals: [], indicators: [], resources: [], notes: [], targetLists: listed },
    period: { ...(has('start') && { start: '2020-01-01' }), end: '2020-12-31' },
    document: { ...document, ...(has('issuedOn') && issuedOn && { issuedOn }) },
    phases: has('phases') ? city.phases : [],
    milestones: has('milestones') ? [{ key: 'half', title: '半年', due: '2020-06-30', lines: ['甲', '乙'] }] : [],
    focusAreas: has('focusAreas') || has('checklists') ? city.focusAreas.map(({ units: _, ...area }) => area) : [],
    targetKinds: city.targetKinds.filter(({ key }) => key === 'village'),
    checklists: has('checklists')
      ? [{ key: 'village', title: '村清单', targetKind: 'village', schema: oneQuestion(city.focusAreas[0]?.key ?? '') }]
      : [],
    cycles: rhythm ? [{ key: 'turn', every: rhythm, endsOn: 'last' }] : [],
    duties: {
      visits: [rhythm ? { ...regular, cycle: 'turn', times: 1 } : regular],
      owed: owed.map((one, at) => ({ key: `d${at}`, title: `第${at + 1}项`, ...one })),
    },
    ladder: has('ladder') ? city.ladder.map(({ decidedBy: _, ...step }) => step) : [],
    assignments: has('teams')
      ? { teams: [{ key: 'team', title: '督战队', level: 'county', targetLists: listed.map(({ key }) => key) }] }
      : {},
    units: has('units') ? [{ key: 'office', title: '办公室', region }] : [],
  }
  delete plan.findings
  return plan
}
const isPlan = (plan: Plan): boolean => {
  try {
    checkPlan(plan)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

describe('a plan that may be published', () => {
  let platform: TestPlatform
  let count = 0
  beforeAll(async () => {
    platform = await testPlatform()
    for (const role of ['inspector', 'viewer', 'reviewer'] as const)
      await platform.addPerson(`any-${role}`, [{ role, region, plan: '*' }])
  })
  afterAll(() => platform?.close())

  /** Everything that the pages of a plan ask; what answers otherwise than with an answer is told by name. */
  async function walk(account: string, { api }: Visitor, plan: string, targets: readonly string[]): Promise<string[]> {
    const { forms, assignments, aggregation } = api
    const asked: [string, Promise<unknown>, ...string[]][] = [
      ['plan.byId', forms.plan.byId.query({ plan })],
      ['due.effects', assignments.due.effects.query({ plan })],
      ['targetList.byPlan', assignments.targetList.byPlan.query({ plan })],
      ['targetList.review', assignments.targetList.review.query({ plan })],
      ['visit.list', assignments.visit.list.query({ plan })],
      ['visit.list of one’s own', assignments.visit.list.query({ plan, mine: true })],
      ['visit.month', assignments.visit.month.query({ plan, month: '2020-03' })],
      ['due.board', assignments.due.board.query({ plan })],
      ['due.month', assignments.due.month.query({ plan, month: '2020-03' })],
      ['due.anytime', assignments.due.anytime.query({ plan })],
      ['finding.list', assignments.finding.list.query({ plan })],
      ['finding.choices', assignments.finding.choices.query({ plan, region })],
      ['task.board', assignments.task.board.query({ plan })],
      ['filing.board', assignments.filing.board.query({ plan }), 'filing.none'],
      ['work.waiting', assignments.work.waiting.query({ plan })],
      ['summary.byRegion', aggregation.summary.byRegion.query({ plan, region })],
      ...targets.map(
        (target) => [`target.byId ${target}`, assignments.target.byId.query({ plan, target })] as [string, Promise<unknown>],
      ),
    ]
    const refused = await Promise.all(
      asked.map(async ([name, answer, ...may]) => {
        const code = await problemOf(answer)
        const isAnswer = typeof code !== 'string' || code === 'right.missing' || may.includes(code)
        return isAnswer ? [] : [`${account}: ${name} ${code}`]
      }),
    )
    return refused.flat()
  }

  it('opens on every page, for every post, before and after somebody was there, whatever it leaves out', async () => {
    let records = 0
    await fc.assert(
      fc.asyncProperty(anyShape, async (shape) => {
        const document = planOf(shape, `walked-${count + 1}`)
        fc.pre(isPlan(document))
        count += 1
        const plan = document.code
        const author = await platform.as('xtx-author')
        await author.api.forms.plan.publish.mutate({ document })
        await platform.settle()
        const targets = villages.map(({ id, ...of }) => ({ ...of, id: `${plan}-${id}` }))
        await author.api.assignments.target.register.mutate({ plan, targets })
        await author.api.assignments.targetList.freeze.mutate({ plan })
        await platform.settle()
        const ids = targets.map(({ id }) => id)
        const everybody = async () => {
          const refused = []
          for (const account of ['xtx-author', 'any-inspector', 'any-viewer', 'any-reviewer'])
            refused.push(...(await walk(account, await platform.as(account), plan, ids)))
          return refused
        }
        expect(await everybody()).toEqual([])
        const inspector = await platform.as('any-inspector')
        const [target] = ids
        const card = await inspector.api.assignments.target.byId.query({ plan, target: target! })
        if (card.checklists.length === 0) return
        const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
        await inspector.api.forms.submission.submit.mutate(submissionOf(target!, filled(checklist), { plan }))
        await platform.settle()
        records += 1
        expect(await everybody()).toEqual([])
        const { coverage } = await author.api.aggregation.summary.byRegion.query({ plan, region })
        expect(coverage.visited, 'a record of a listed target counts').toBe(1)
      }),
      { numRuns: 6 },
    )
    expect(records, 'somebody was there').toBeGreaterThan(0)
  }, 600_000)
})
