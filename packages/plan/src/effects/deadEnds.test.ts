import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import { faultText, wordedFault } from '../check/wordedFault.ts'
import type { Roster } from '../dues/roster.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { owingPlan, places } from '../test/anyDuties.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { deadEnds } from './deadEnds.ts'

const rosterOf = (plan: Plan, targets = [village('big', 600)]): Roster => ({
  targets,
  designations: evaluateTargetLists(plan, targets),
  places,
})
const found = (plan: Plan, roster: Roster | null = null) => deadEnds(plan, roster, calendar)
const told = (plan: Plan, code: string, roster: Roster | null = null): string[] =>
  found(plan, roster)
    .filter((fault) => fault.code === code)
    .map(({ path }) => path)
const said = (plan: Plan, code: string, roster: Roster | null = null): string[] =>
  found(plan, roster)
    .filter((fault) => fault.code === code)
    .map((fault) => wordedFault(fault).message)
const owed = (when: OwedDuty['when'] & object): Plan =>
  owingPlan([{ key: 'x', title: '自查', what: 'visit', who: { kind: 'jurisdiction' }, when }])

describe('a team', () => {
  it('that nobody belongs to is told by its place and name; one member or leader is enough', () => {
    const plan = smallPlan()
    expect(told(plan, 'team.without-members')).toEqual(['assignments.teams.0', 'assignments.teams.1'])
    plan.assignments.teams![0]!.memberPosts = ['县纪委干部']
    plan.assignments.teams![1]!.leadPosts = ['县委副书记']
    expect(told(plan, 'team.without-members')).toEqual([])
    plan.assignments.teams![1]!.leadPosts = []
    expect(told(plan, 'team.without-members')).toEqual(['assignments.teams.1'])
    expect(said(plan, 'team.without-members')[0]).toContain('县级督战队')
  })

  it('is no fault of a plan that has none', () => {
    const plan = smallPlan()
    delete plan.assignments.teams
    expect(told(plan, 'team.without-members')).toEqual([])
  })
})

describe('a checklist', () => {
  const withLists = (targetLists?: string[], targetKind = 'village'): Plan => {
    const plan = smallPlan()
    plan.checklists = [{ ...plan.checklists[0]!, targetKind, ...(targetLists && { targetLists }) }]
    return plan
  }

  it('serves whatever list has its kind of target, unless it names its lists', () => {
    expect(told(withLists(), 'checklist.without-targets')).toEqual([])
    expect(told(withLists(['lower']), 'checklist.without-targets')).toEqual([])
    expect(told(withLists(['gone']), 'checklist.without-targets')).toEqual(['checklists.0'])
    expect(told(withLists([]), 'checklist.without-targets')).toEqual(['checklists.0'])
  })

  it('of a kind that stands on no list is told, even where it names a list', () => {
    expect(told(withLists(undefined, 'site'), 'checklist.without-targets')).toEqual(['checklists.0'])
    expect(told(withLists(['upper'], 'site'), 'checklist.without-targets')).toEqual(['checklists.0'])
  })
})

describe('a cycle', () => {
  it('that a visit, a report or a meeting goes by is used; any other is told by its title, or its key', () => {
    const plan = smallPlan()
    expect(told(plan, 'cycle.unused')).toEqual(['cycles.1', 'cycles.2'])
    plan.duties.meetings = [{ key: 'sum', title: '会商', level: 'city', cycle: 'quarter' }]
    expect(told(plan, 'cycle.unused')).toEqual(['cycles.2'])
    expect(said(plan, 'cycle.unused')[0]).toContain('week')
    plan.cycles[2]!.title = '周循环'
    expect(said(plan, 'cycle.unused')[0]).toContain('周循环')
  })
})

describe('an indicator', () => {
  const fedBy = (annotation: string | number | null | Record<string, string>): Plan => {
    const plan = smallPlan()
    const [checklist] = plan.checklists
    plan.checklists = [{ ...checklist!, schema: { properties: { a: { items: [{ 'x-indicator': annotation }] } } } }]
    return plan
  }

  it('is fed by an item that names it, by code alone or with more', () => {
    for (const annotation of ['clinic', { code: 'clinic', of: 'households' }])
      expect(told(fedBy(annotation), 'indicator.fed-by-nothing'), JSON.stringify(annotation)).toEqual([])
    for (const annotation of ['other', { of: 'clinic' }, null, 7])
      expect(told(fedBy(annotation), 'indicator.fed-by-nothing'), JSON.stringify(annotation)).toEqual(['indicators'])
  })

  it('that is worked out of two others needs no item, and all that need one are counted together', () => {
    const plan = smallPlan()
    const [indicator] = plan.indicators
    plan.indicators = [
      { ...indicator!, measure: { kind: 'ratio', numerator: 'a', denominator: 'b' } },
      { ...indicator!, key: 'a', code: 'a' },
      { ...indicator!, key: 'b', code: 'b' },
    ]
    expect(said(plan, 'indicator.fed-by-nothing')).toEqual([expect.stringContaining('2')])
  })
})

describe('a rule of a list', () => {
  const asking = (field: string): Plan => {
    const plan = smallPlan()
    plan.targetLists[0]!.rules![0]!.where = { properties: { [field]: { minimum: 1 } }, required: [field] }
    return plan
  }

  it('on a figure that no village of the register has is told with the figure’s name', () => {
    const plan = asking('persons')
    expect(told(plan, 'list.figure-missing', rosterOf(plan))).toEqual(['targetLists.0.rules.0'])
    expect(said(plan, 'list.figure-missing', rosterOf(plan))[0]).toMatch(/省级名单.*500人以上.*人口/)
  })

  it('is fine once one village has the figure, though it does not meet the rule', () => {
    const plan = asking('persons')
    expect(told(plan, 'list.figure-missing', rosterOf(plan, [village('big', 600, { persons: 0 })]))).toEqual([])
  })

  it('on a ratio is fine as soon as both of its parts are there', () => {
    const plan = asking('rate')
    expect(said(plan, 'list.figure-missing', rosterOf(plan))[0]).toContain('贫困发生率')
    expect(told(plan, 'list.figure-missing', rosterOf(plan, [village('big', 600, { persons: 900 })]))).toEqual([])
  })

  it('is not judged before anything is registered', () => {
    expect(told(asking('persons'), 'list.figure-missing')).toEqual([])
    expect(told(asking('persons'), 'list.figure-missing', rosterOf(asking('persons'), []))).toEqual([])
  })
})

describe('a step of the ladder', () => {
  it('is told each figure that nobody counts once, however often its condition names it', () => {
    const plan = smallPlan()
    const atLeast = (name: string, minimum: number) => ({ properties: { [name]: { minimum } }, required: [name] })
    plan.ladder[0]!.when = { anyOf: [atLeast('yellowCards', 2), atLeast('yellowCards', 3), atLeast('interviews', 1)] }
    expect(said(plan, 'ladder.figure-uncounted')).toHaveLength(2)
    plan.ladder[0]!.when = atLeast('overdueFindings', 3)
    expect(said(plan, 'ladder.figure-uncounted')).toEqual([])
  })
})

describe('a plan that counts working days', () => {
  const years = (from: string, to: string) => ({ period: { start: from, end: to } })
  const working = [
    { kind: 'cycle', every: 'workingDay' },
    { kind: 'cycle', every: 'month', dueDay: 'lastWorkingDay' },
    { kind: 'event', event: '预警', within: 2, unit: 'workingDay' },
    { kind: 'closeOut', within: 20, unit: 'workingDay' },
  ] as const

  it.each(working)('by %j is told the years whose holidays nobody knows yet', (when) => {
    expect(told({ ...owed(when), ...years('2031-05-01', '2032-03-31') }, 'calendar.year-unpublished')).toEqual(['period'])
    expect(said({ ...owed(when), ...years('2031-05-01', '2032-03-31') }, 'calendar.year-unpublished')[0]).toContain('2031、2032')
    expect(told({ ...owed(when), ...years('2020-01-01', '2020-12-31') }, 'calendar.year-unpublished')).toEqual([])
  })

  it.each([
    { kind: 'cycle', every: 'week' },
    { kind: 'cycle', every: 'month', dueDay: 25 },
    { kind: 'event', event: '预警', within: 2, unit: 'day' },
    { kind: 'closeOut', within: 20, unit: 'day' },
  ] as const)('is no plan by %j', (when) => {
    expect(told({ ...owed(when), ...years('2031-05-01', '2032-03-31') }, 'calendar.year-unpublished')).toEqual([])
  })
})

it('every dead end says what to do, in Chinese and in English', () => {
  const plan = { ...owed({ kind: 'cycle', every: 'workingDay' }), period: { start: '2031-01-01', end: '2031-12-31' } }
  plan.checklists = [{ ...plan.checklists[0]!, targetKind: 'site' }]
  plan.targetLists[0]!.rules![0]!.where = { properties: { persons: { minimum: 1 } }, required: ['persons'] }
  const faults = found(plan, rosterOf(plan))
  expect(new Set(faults.map(({ code }) => code)).size).toBe(7)
  for (const fault of faults.map(wordedFault)) {
    expect(fault.message).toMatch(/请/)
    expect(faultText(fault, 'en')).not.toMatch(/undefined|[{}]/)
  }
})
