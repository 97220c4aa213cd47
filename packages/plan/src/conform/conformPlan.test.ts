import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type smallChecklist, smallPlan } from '../fixtures/smallPlan.ts'
import { derivedPlan } from '../inherit/derivedPlan.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import type { Plan } from '../schema/planSchema.ts'
import { comparePlans } from './comparePlans.ts'
import { conformPlan } from './conformPlan.ts'

type Checklist = ReturnType<typeof smallChecklist>
type Change = { what: string; to: (plan: Plan) => unknown; at: string }

const item = (plan: Plan) => (plan.checklists[0]!.schema as Checklist).properties.health.properties['clinic']!
const poor = (minimum: number) => ({ properties: { poor: { minimum } }, required: ['poor'] })
const cards = (minimum: number) => ({ properties: { consecutiveYellowCards: { minimum } }, required: ['consecutiveYellowCards'] })
const visit = (plan: Plan) => plan.duties.visits![0]!
const report = (plan: Plan) => plan.duties.reports![0]!
const rule = (plan: Plan) => plan.targetLists[1]!.rules![0]!

const tightenings: Change[] = [
  { what: 'a phase ends earlier', at: 'phases', to: (plan) => Object.assign(plan.phases[1]!, { end: '2020-11-30' }) },
  {
    what: 'a milestone is due earlier',
    at: 'milestones',
    to: (plan) => Object.assign(plan.milestones[0]!, { due: '2020-06-01' }),
  },
  { what: 'a milestone asks for more', at: 'milestones', to: (plan) => plan.milestones[0]!.lines.push('丙') },
  {
    what: 'a focus area gains a point',
    at: 'focusAreas',
    to: (plan) => plan.focusAreas[0]!.keyPoints!.push({ key: 'more', title: '药品' }),
  },
  {
    what: 'a focus area gains a unit',
    at: 'focusAreas',
    to: (plan) => Object.assign(plan.focusAreas[0]!.units!, { supporting: ['office'] }),
  },
  {
    what: 'a register keeps more',
    at: 'targetKinds',
    to: (plan) => Object.assign(plan.targetKinds[0]!.attributes.properties, { aged: { type: 'integer', title: '老人' } }),
  },
  { what: 'a register demands more', at: 'targetKinds', to: (plan) => plan.targetKinds[0]!.attributes.required!.push('persons') },
  { what: 'a threshold is lowered', at: 'targetLists', to: (plan) => Object.assign(rule(plan), { where: poor(200) }) },
  {
    what: 'a list gains a rule',
    at: 'targetLists',
    to: (plan) =>
      plan.targetLists[1]!.rules!.push({
        key: 'in',
        title: '未出列',
        where: { properties: { status: { const: 'in' } }, required: ['status'] },
      }),
  },
  { what: 'visits are more', at: 'duties.visits', to: (plan) => Object.assign(visit(plan), { times: 2 }) },
  { what: 'visits are weekly', at: 'duties.visits', to: (plan) => Object.assign(visit(plan), { cycle: 'week' }) },
  { what: 'visits come in one more way', at: 'duties.visits', to: (plan) => visit(plan).modes.push('covert') },
  { what: 'visits are unannounced', at: 'duties.visits', to: (plan) => Object.assign(visit(plan), { unannounced: true }) },
  { what: 'reports are due earlier', at: 'duties.reports', to: (plan) => Object.assign(report(plan), { dueDay: 20 }) },
  { what: 'reports come on paper too', at: 'duties.reports', to: (plan) => Object.assign(report(plan), { media: ['paper'] }) },
  {
    what: 'filing is due earlier',
    at: 'duties.filings',
    to: (plan) => Object.assign(plan.duties.filings![0]!, { due: '2020-03-10' }),
  },
  { what: 'the ladder is climbed sooner', at: 'ladder', to: (plan) => Object.assign(plan.ladder[0]!, { when: cards(1) }) },
  { what: 'a step does more', at: 'ladder', to: (plan) => plan.ladder[0]!.actions.push('circular') },
  {
    what: 'a team gains members',
    at: 'assignments.teams',
    to: (plan) => Object.assign(plan.assignments.teams![0]!, { memberPosts: ['纪委'] }),
  },
  { what: 'money is more', at: 'resources', to: (plan) => Object.assign(plan.resources[0]!, { amount: 25 }) },
  {
    what: 'a goal is higher',
    at: 'indicators',
    to: (plan) => Object.assign(plan.indicators[0]!, { goal: { comparator: '>=', value: 95, unit: '%' } }),
  },
  { what: 'a goal has a date', at: 'indicators', to: (plan) => Object.assign(plan.indicators[0]!.goal!, { by: '2020-10-01' }) },
  {
    what: 'a question is added',
    at: 'checklists',
    to: (plan) => Object.assign((plan.checklists[0]!.schema as Checklist).properties.health.properties, { nurse: item(plan) }),
  },
  {
    what: 'rectification is quicker',
    at: 'checklists',
    to: (plan) => Object.assign(item(plan).properties.answer['x-finding'], { days: 7 }),
  },
  {
    what: 'a finding weighs more',
    at: 'checklists',
    to: (plan) => Object.assign(item(plan).properties.answer['x-finding'], { severity: 'serious' }),
  },
  { what: 'a note is longer', at: 'checklists', to: (plan) => Object.assign(item(plan).then.properties.note, { minLength: 20 }) },
  {
    what: 'an answer cannot be evaded',
    at: 'checklists',
    to: (plan) => Object.assign(item(plan).properties.answer, { enum: ['yes', 'no'] }),
  },
  { what: 'an element binds more firmly', at: 'phases', to: (plan) => Object.assign(plan.phases[0]!, { hold: 'fixed' }) },
  {
    what: 'a duty is added',
    at: 'duties.meetings',
    to: (plan) => Object.assign(plan.duties, { meetings: [{ key: 'm', title: '例会', level: 'county' }] }),
  },
  { what: 'a title is worded otherwise', at: 'phases', to: (plan) => Object.assign(plan.phases[0]!, { title: '动员阶段' }) },
  { what: 'an open element goes', at: 'goals', to: (plan) => Object.assign(plan, { goals: [] }) },
]

const weakenings: Change[] = [
  { what: 'a phase ends later', at: 'phases.second.end', to: (plan) => Object.assign(plan.phases[1]!, { end: '2021-01-31' }) },
  { what: 'a phase is left out', at: 'phases.second', to: (plan) => plan.phases.pop() },
  {
    what: 'a milestone is due later',
    at: 'milestones.half.due',
    to: (plan) => Object.assign(plan.milestones[0]!, { due: '2020-07-01' }),
  },
  {
    what: 'a milestone asks for less',
    at: 'milestones.half.lines',
    to: (plan) => Object.assign(plan.milestones[0]!, { lines: ['甲'] }),
  },
  {
    what: 'a focus area loses a point',
    at: 'focusAreas.health.keyPoints.clinic',
    to: (plan) => Object.assign(plan.focusAreas[0]!, { keyPoints: [] }),
  },
  {
    what: 'a focus area loses its lead',
    at: 'focusAreas.health.units',
    to: (plan) => Object.assign(plan.focusAreas[0]!, { units: {} }),
  },
  {
    what: 'a register keeps less',
    at: 'targetKinds.village.attributes',
    to: (plan) => delete plan.targetKinds[0]!.attributes.properties['status'],
  },
  {
    what: 'a threshold is raised',
    at: 'targetLists.lower.rules',
    to: (plan) => Object.assign(plan.targetLists[1]!, { rules: [{ key: 'some', title: '400人以上', where: poor(400) }] }),
  },
  {
    what: 'a rule excludes its own bound',
    at: 'targetLists.lower.rules',
    to: (plan) =>
      Object.assign(plan.targetLists[1]!, {
        rules: [
          { key: 'some', title: '超过300人', where: { properties: { poor: { exclusiveMinimum: 300 } }, required: ['poor'] } },
        ],
      }),
  },
  { what: 'a list is left out', at: 'targetLists.upper', to: (plan) => plan.targetLists.shift() },
  {
    what: 'visits are quarterly',
    at: 'duties.visits.monthly.cycle',
    to: (plan) => Object.assign(visit(plan), { cycle: 'quarter', times: 1 }),
  },
  {
    what: 'visits spare a list',
    at: 'duties.visits.monthly.targetLists',
    to: (plan) => Object.assign(visit(plan), { targetLists: ['upper'] }),
  },
  {
    what: 'visits lose a way',
    at: 'duties.visits.monthly.modes',
    to: (plan) => Object.assign(visit(plan), { modes: ['roving'] }),
  },
  {
    what: 'visits use another checklist',
    at: 'duties.visits.monthly.checklist',
    to: (plan) => Object.assign(visit(plan), { checklist: 'other' }),
  },
  { what: 'visits are dropped', at: 'duties.visits.monthly', to: (plan) => Object.assign(plan.duties, { visits: [] }) },
  {
    what: 'reports are due later',
    at: 'duties.reports.report.dueDay',
    to: (plan) => Object.assign(report(plan), { dueDay: 'last', dueRule: 'on' }),
  },
  {
    what: 'reports are due on the day and not before',
    at: 'duties.reports.report.dueDay',
    to: (plan) => Object.assign(report(plan), { dueDay: 25, dueRule: 'on' }),
  },
  {
    what: 'reports are quarterly',
    at: 'duties.reports.report.cycle',
    to: (plan) => Object.assign(report(plan), { cycle: 'quarter' }),
  },
  {
    what: 'filing is due later',
    at: 'duties.filings.plans.due',
    to: (plan) => Object.assign(plan.duties.filings![0]!, { due: '2020-03-16' }),
  },
  {
    what: 'the ladder is climbed later',
    at: 'ladder.interview.when',
    to: (plan) => Object.assign(plan.ladder[0]!, { when: cards(3) }),
  },
  {
    what: 'a step does less',
    at: 'ladder.interview.actions',
    to: (plan) => Object.assign(plan.ladder[0]!, { actions: ['circular'] }),
  },
  {
    what: 'a step expires',
    at: 'ladder.interview.expiresAfterDays',
    to: (plan) => Object.assign(plan.ladder[0]!, { expiresAfterDays: 30 }),
  },
  {
    what: 'a step pardons',
    at: 'ladder.interview.resets',
    to: (plan) => Object.assign(plan.ladder[0]!, { resets: ['interview'] }),
  },
  {
    what: 'a team leaves its list',
    at: 'assignments.teams.county.targetLists',
    to: (plan) => Object.assign(plan.assignments.teams![1]!, { targetLists: ['upper'] }),
  },
  { what: 'money is less', at: 'resources.money.amount', to: (plan) => Object.assign(plan.resources[0]!, { amount: 19.5 }) },
  {
    what: 'a goal is lower',
    at: 'indicators.clinic.goal',
    to: (plan) => Object.assign(plan.indicators[0]!, { goal: { comparator: '>=', value: 80, unit: '%' } }),
  },
  { what: 'a goal goes', at: 'indicators.clinic.goal', to: (plan) => delete plan.indicators[0]!.goal },
  {
    what: 'a question goes',
    at: 'checklists.village.schema.properties.health.properties.doctor',
    to: (plan) => delete (plan.checklists[0]!.schema as Checklist).properties.health.properties['doctor'],
  },
  {
    what: 'a question may be left blank',
    at: 'checklists.village.schema.properties.health.properties.doctor',
    to: (plan) => Object.assign((plan.checklists[0]!.schema as Checklist).properties.health, { required: ['clinic'] }),
  },
  {
    what: 'rectification is slower',
    at: 'checklists.village.schema.properties.health.properties.clinic.properties.answer',
    to: (plan) => Object.assign(item(plan).properties.answer['x-finding'], { days: 30 }),
  },
  {
    what: 'a bad answer opens nothing',
    at: 'checklists.village.schema.properties.health.properties.clinic.properties.answer',
    to: (plan) => delete (item(plan).properties.answer as Record<string, unknown>)['x-finding'],
  },
  {
    what: 'a note is shorter',
    at: 'checklists.village.schema.properties.health.properties.clinic',
    to: (plan) => Object.assign(item(plan).then.properties.note, { minLength: 1 }),
  },
  {
    what: 'no note is asked',
    at: 'checklists.village.schema.properties.health.properties.clinic',
    to: (plan) => delete (item(plan) as Record<string, unknown>)['if'],
  },
  {
    what: 'the good answer turns round',
    at: 'checklists.village.schema.properties.health.properties.clinic.properties.answer',
    to: (plan) => Object.assign(item(plan).properties.answer['x-item'], { good: 'no' }),
  },
  {
    what: 'an element binds less firmly',
    at: 'milestones.half',
    to: (plan) => Object.assign(plan.milestones[0]!, { hold: 'open' }),
  },
]

const changed = (...changes: Change[]): Plan => {
  const plan = smallPlan()
  for (const change of changes) change.to(plan)
  return plan
}

describe('a lower plan conforms', () => {
  it('when it changes nothing', () => {
    expect(comparePlans(smallPlan(), smallPlan())).toEqual([])
    expect(conformPlan(smallPlan(), smallPlan())).toEqual([])
  })

  it.each(tightenings.map((change) => [change.what, change] as const))(
    'when %s, and the difference shows it',
    (_what, change) => {
      expect(conformPlan(changed(change), smallPlan())).toEqual([])
      if (change.what !== 'an element binds more firmly') {
        const found = comparePlans(changed(change), smallPlan())
        expect(found.length).toBeGreaterThan(0)
        for (const comparison of found) expect(comparison.path.startsWith(change.at)).toBe(true)
      }
    },
  )

  it('however many of these it does at once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(tightenings), (changes) => {
        expect(conformPlan(changed(...changes), smallPlan())).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('a lower plan does not conform', () => {
  it.each(weakenings.map((change) => [change.what, change] as const))('when %s', (_what, change) => {
    const findings = conformPlan(changed(change), smallPlan())
    expect(findings.map((finding) => finding.path)).toEqual([change.at])
    expect(findings[0]!.message).toMatch(/低于上级要求/)
  })

  it('when it weakens one thing, however much it tightens besides', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(tightenings), fc.constantFrom(...weakenings), (changes, weakening) => {
        const paths = conformPlan(changed(...changes, weakening), smallPlan()).map((finding) => finding.path)
        expect(paths).toContain(weakening.at)
      }),
      { numRuns: 100 },
    )
  })

  it('when a fixed element changes in any way, but for where it stands in a document', () => {
    const upper = smallPlan()
    upper.phases[1]!.hold = 'fixed'
    upper.targetLists[1]!.hold = 'fixed'
    const isFixed = (to: (plan: Plan) => unknown) => {
      const lower = structuredClone(upper)
      to(lower)
      return conformPlan(lower, upper).map((finding) => `${finding.code} ${finding.message}`)
    }
    expect(isFixed((plan) => Object.assign(plan.phases[1]!, { source: { text: '第二条', line: 3 } }))).toEqual([])
    expect(isFixed((plan) => Object.assign(plan.phases[1]!, { end: '2020-11-30' }))).toEqual([
      'fixed.changed “整改阶段”由上级固定，完成日期不得由2020-12-31改为2020-11-30',
    ])
    expect(isFixed((plan) => Object.assign(plan.phases[1]!, { title: '攻坚阶段' }))).toEqual([
      'fixed.changed “攻坚阶段”由上级固定，文字不得由整改阶段改为攻坚阶段',
    ])
    expect(isFixed((plan) => plan.targetLists[1]!.rules!.push({ key: 'x', title: '2人', where: poor(2) }))).toEqual([
      'fixed.changed “市级名单”由上级固定，列入条件不得由贫困人口 不少于 300 人改为贫困人口 不少于 300 人，或 贫困人口 不少于 2 人',
    ])
    expect(isFixed((plan) => plan.phases.pop())).toEqual(['fixed.changed 删去阶段“整改阶段”，低于上级要求'])
  })
})

describe('a conformance finding', () => {
  it('names place, rule, both values and a sentence', () => {
    const lower = changed(weakenings.find((change) => change.what === 'visits are quarterly')!)
    expect(conformPlan(lower, smallPlan())).toEqual([
      {
        code: 'floor.weakened',
        path: 'duties.visits.monthly.cycle',
        hold: 'floor',
        upper: '每月1次',
        lower: '每季度1次',
        message: '“每月督导”督战频次由每月1次放宽为每季度1次，低于上级要求',
      },
    ])
  })

  it.each([
    ['three visits a quarter for one a month', (plan: Plan) => Object.assign(visit(plan), { cycle: 'quarter', times: 3 })],
    ['another unit of money', (plan: Plan) => Object.assign(plan.resources[0]!, { unit: '元' })],
    [
      'a goal in another unit',
      (plan: Plan) => Object.assign(plan.indicators[0]!, { goal: { comparator: '>=', value: 90, unit: '个' } }),
    ],
    ['another measure', (plan: Plan) => Object.assign(plan.indicators[0]!, { measure: { kind: 'sum' } })],
    ['a question worded otherwise', (plan: Plan) => Object.assign(item(plan).properties.answer, { title: '是否有诊所' })],
    ['a condition that the builder does not offer', (plan: Plan) => Object.assign(rule(plan), { where: { not: poor(5) } })],
  ])('says that it cannot tell of %s, and that is no pass', (_what, to) => {
    const lower = smallPlan()
    to(lower)
    const findings = conformPlan(lower, smallPlan())
    expect(findings.map((finding) => finding.code)).toEqual(['floor.unclear'])
    expect(findings[0]!.message).toMatch(/无法判断是否低于上级要求，请人工核对$/)
  })

  it('is not raised where another rule of the list covers what was dropped', () => {
    const upper = smallPlan()
    upper.targetLists[1]!.rules!.push({ key: 'more', title: '400人以上', where: poor(400) })
    const lower = structuredClone(upper)
    lower.targetLists[1]!.rules!.pop()
    expect(conformPlan(lower, upper)).toEqual([])
  })

  it('follows a rule of a lower plan through the merge', () => {
    const local = derivedPlan(smallPlan(), {
      code: 'county',
      title: '某县',
      jurisdiction: '430321000000',
      document: { issuer: '某县' },
    })
    expect(conformPlan(mergePlans(smallPlan(), local), smallPlan())).toEqual([])
    local.removes = ['duties.filings.plans']
    expect(conformPlan(mergePlans(smallPlan(), local), smallPlan()).map((finding) => finding.message)).toEqual([
      '删去备案“备案”，低于上级要求',
    ])
  })
})

describe('a visit frequency', () => {
  const against = (upper: [string, number], lower: [string, number]) => {
    const [above, below] = [smallPlan(), smallPlan()]
    Object.assign(visit(above), { cycle: upper[0], times: upper[1] })
    Object.assign(visit(below), { cycle: lower[0], times: lower[1] })
    return comparePlans(below, above).map((comparison) => `${comparison.verdict} ${comparison.upper}→${comparison.lower}`)
  }

  it.each([
    [['month', 1], ['week', 1], ['tightened 每月1次→每周1次']],
    [['month', 3], ['week', 1], ['tightened 每月3次→每周1次']],
    [['month', 4], ['week', 1], ['cannotTell 每月4次→每周1次']],
    [['quarter', 3], ['month', 1], ['tightened 每季度3次→每月1次']],
    [['quarter', 4], ['month', 1], ['weakened 每季度4次→每月1次']],
    [['quarter', 1], ['month', 1], ['tightened 每季度1次→每月1次']],
    [['week', 1], ['month', 3], ['weakened 每周1次→每月3次']],
    [['week', 1], ['month', 5], ['cannotTell 每周1次→每月5次']],
    [['month', 2], ['month', 1], ['weakened 每月2次→每月1次']],
    [['month', 1], ['none', 1], ['weakened 每月1次→不定期']],
    [['none', 1], ['month', 1], ['tightened 不定期→每月1次']],
  ] as [[string, number], [string, number], string[]][])('of %j against %j', (upper, lower, verdicts) => {
    expect(against(upper, lower)).toEqual(verdicts)
  })
})

describe('the period of a lower plan', () => {
  const upper = smallPlan()
  const ending = (end: string): Plan => ({ ...upper, period: { ...upper.period, end } })

  it('may not end before its superior’s: its duties would end with it', () => {
    const [finding] = conformPlan(ending('2020-02-01'), upper)
    expect(finding).toMatchObject({ code: 'floor.weakened', path: 'period.end', upper: upper.period.end, lower: '2020-02-01' })
    expect(finding?.message).toContain('低于上级要求')
  })

  it('may end later, or begin when it will', () => {
    expect(conformPlan(ending('2021-06-30'), upper)).toEqual([])
    expect(conformPlan({ ...upper, period: { start: '2020-03-10', end: upper.period.end } }, upper)).toEqual([])
  })
})
