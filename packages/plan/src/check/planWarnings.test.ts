import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { planWarnings } from './planWarnings.ts'
import { wordedFault } from './wordedFault.ts'

const phase = (key: string, start: string, end: string) => ({ key, title: `${key}阶段`, start, end })
function told(change: (plan: Plan) => unknown): string[] {
  const plan = smallPlan()
  change(plan)
  return planWarnings(plan).map((fault) => `${fault.path} ${fault.code}`)
}
const between = (...phases: Plan['phases']): string[] =>
  planWarnings({ ...smallPlan(), phases })
    .filter(({ code }) => code === 'phase.gap' || code === 'phase.overlap')
    .map((fault) => `${fault.path} ${wordedFault(fault).message}`)

describe('the phases of a plan', () => {
  const [first, second] = [phase('部署', '2020-01-01', '2020-03-14'), phase('整改', '2020-03-15', '2020-12-31')]

  it('that follow each other day by day are in order, in whatever order the document lists them', () => {
    expect(between(first, second)).toEqual([])
    expect(between(second, first)).toEqual([])
    expect(between()).toEqual([])
    expect(between(first)).toEqual([])
  })

  it('that leave days between them are told which', () => {
    const gap = between(first, phase('整改', '2020-03-18', '2020-12-31'))
    expect(gap).toEqual([expect.stringMatching(/^phases\.1\.start .*部署.*整改.*3月15日至3月17日/)])
    expect(between(first, phase('整改', '2020-03-16', '2020-12-31'))[0]).toContain('3月15日')
  })

  it('that share days are told which they share', () => {
    expect(between(first, phase('整改', '2020-03-10', '2020-12-31'))[0]).toMatch(/3月10日至3月14日/)
    expect(between(first, phase('整改', '2020-03-14', '2020-12-31'))[0]).toMatch(/3月14日/)
    const listedFirst = between(phase('整改', '2020-03-10', '2020-12-31'), first)
    expect(listedFirst).toEqual([expect.stringMatching(/^phases\.0\.start .*3月10日至3月14日/)])
    expect(between(phase('全程', '2020-01-01', '2020-12-31'), phase('春查', '2020-03-01', '2020-03-31'))[0]).toMatch(
      /3月1日至3月31日/,
    )
  })

  it('are told the same of the same days, however the document lists them', () => {
    const any = fc
      .array(fc.tuple(fc.nat(300), fc.nat(60)), { maxLength: 5 })
      .map((all) =>
        all.map(([from, days], at) => phase(`第${at}`, addDays('2020-01-01', from), addDays('2020-01-01', from + days))),
      )
      .filter((all) => new Set(all.map(({ start }) => start)).size === all.length)
    const days = (phases: Plan['phases']) =>
      between(...phases)
        .map((one) => one.replace(/^\S+ /, ''))
        .sort()
    fc.assert(fc.property(any, (phases) => void expect(days([...phases].reverse())).toEqual(days(phases))))
  })
})

describe('a plan is warned', () => {
  it.each<[string, (plan: Plan) => unknown, string]>([
    [
      'of a phase that ends after it',
      (plan) => Object.assign(plan.phases[1]!, { end: '2021-01-31' }),
      'phases.1 phase.outside-period',
    ],
    [
      'of a phase that begins before it',
      (plan) => Object.assign(plan.phases[0]!, { start: '2019-12-01' }),
      'phases.0 phase.outside-period',
    ],
    [
      'of a milestone after it',
      (plan) => Object.assign(plan.milestones[0]!, { due: '2021-01-01' }),
      'milestones.0.due milestone.after-period',
    ],
    [
      'of a beginning before its issue',
      (plan) => Object.assign(plan.document, { issuedOn: '2020-02-01' }),
      'period.start plan.begun-before-issue',
    ],
    [
      'of a list that no team serves',
      (plan) => Object.assign(plan.assignments.teams![0]!, { targetLists: [] }),
      'targetLists.0 list.without-team',
    ],
    [
      'of a list that nobody visits',
      (plan) => Object.assign(plan.duties.visits![0]!, { targetLists: ['lower'] }),
      'targetLists.0 list.without-visits',
    ],
    [
      'of settings that no page follows',
      (plan) => Object.assign(plan.checklists[0]!, { uiSchema: { 'ui:order': ['*'] } }),
      'checklists.0.uiSchema ui.without-effect',
    ],
  ])('%s', (_, change, warning) => {
    expect(told(() => undefined)).toEqual([])
    expect(told(change)).toContain(warning)
  })

  it('of nothing on the very days of its bounds', () => {
    expect(told((plan) => Object.assign(plan.milestones[0]!, { due: '2020-12-31' }))).toEqual([])
    expect(told((plan) => Object.assign(plan.document, { issuedOn: '2020-01-01' }))).toEqual([])
    expect(told((plan) => Object.assign(plan.checklists[0]!, { uiSchema: {} }))).toEqual([])
  })

  it('of no list that a duty of the one form visits, and of one about which only something else is owed', () => {
    const owed = (what: 'visit' | 'report') => (plan: Plan) => {
      delete plan.duties.visits
      const about = { kind: 'lists' as const, targetLists: plan.targetLists.map(({ key }) => key) }
      plan.duties.owed = [{ key: 'patrol', title: '每日巡查', what, who: { kind: 'team' }, about, to: { kind: 'jurisdiction' } }]
    }
    expect(told(owed('visit'))).toEqual([])
    expect(told(owed('report'))).toEqual(['targetLists.0 list.without-visits', 'targetLists.1 list.without-visits'])
  })

  it('of every list that nobody serves, once each', () => {
    const warnings = told((plan) => {
      delete plan.assignments.teams
      delete plan.duties.visits
    })
    expect(warnings.sort()).toEqual([
      'targetLists.0 list.without-team',
      'targetLists.0 list.without-visits',
      'targetLists.1 list.without-team',
      'targetLists.1 list.without-visits',
    ])
  })
})
