import { describe, expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { When } from '../schema/when.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { budgetFaults } from './budgetFaults.ts'
import { checkPlan } from './checkPlan.ts'
import { referenceFaults } from './referenceFaults.ts'
import { whenFaults } from './whenFaults.ts'

function owing(over: Partial<OwedDuty>): Plan {
  const duty: OwedDuty = { key: 'check', title: '自查', what: 'visit', who: { kind: 'target' }, ...over }
  return { ...smallPlan(), duties: { owed: [duty] } }
}
const told = (when: When) => whenFaults(owing({ when })).map(({ code, path }) => `${path} ${code}`)

describe('a time that contradicts itself', () => {
  it.each([
    [{ kind: 'cycle', every: 'day', endsOn: 1 }, 'duties.owed.0.when.endsOn when.closes-itself'],
    [{ kind: 'cycle', every: 'tenDays', endsOn: 'last' }, 'duties.owed.0.when.endsOn when.closes-itself'],
    [{ kind: 'cycle', every: 'week', endsOn: 8 }, 'duties.owed.0.when.endsOn cycle.no-weekday'],
    [{ kind: 'cycle', every: 'week', dueDay: 25 }, 'duties.owed.0.when.dueDay when.day-needs-month'],
    [{ kind: 'cycle', every: 'workingDay', later: 1 }, 'duties.owed.0.when.later when.day-needs-month'],
    [
      { kind: 'windows', windows: [{ kind: 'dates', key: 'a', title: '甲', start: '2020-03-02', end: '2020-03-01' }] },
      'duties.owed.0.when.windows.0 when.backwards',
    ],
    [
      { kind: 'cycle', every: 'day', during: [{ kind: 'festival', festival: 'springFestival', first: 1, last: 0 }] },
      'duties.owed.0.when.during.0 when.backwards',
    ],
    [
      {
        kind: 'windows',
        windows: [
          { kind: 'phase', phase: 'first' },
          { kind: 'phase', phase: 'first' },
        ],
      },
      'duties.owed.0.when.windows.1 when.repeated',
    ],
    [{ kind: 'closeOut', after: 31, within: 30, unit: 'day' }, 'duties.owed.0.when.after when.after-limit'],
  ] as const)('%j is refused with its place', (when, fault) => {
    expect(told(structuredClone(when) as When)).toEqual([fault]) // the table's literals are read-only
  })

  it.each([
    { kind: 'cycle', every: 'week', endsOn: 5, hour: '18:00' },
    { kind: 'cycle', every: 'month', endsOn: 31, dueDay: 31 },
    { kind: 'windows', windows: [{ kind: 'yearly', key: 'winter', title: '冬春', start: '11-15', end: '03-15' }] },
    { kind: 'date', due: '2020-03-15' },
    { kind: 'event', event: '红色预警', within: 1, unit: 'day' },
  ] as const)('%j is none', (when) => {
    expect(told(structuredClone(when) as When)).toEqual([]) // the table's literals are read-only
    expect(checkPlan(owing({ when: structuredClone(when) as When })).plan.duties.owed).toHaveLength(1) // as above
  })
})

describe('a duty that names what the plan does not have', () => {
  it.each([
    [{ who: { kind: 'unit', unit: 'nobody' } }, 'duties.owed.0.who.unit'],
    [{ who: { kind: 'team', team: 'nobody' } }, 'duties.owed.0.who.team'],
    [{ to: { kind: 'unit', unit: 'nobody' } }, 'duties.owed.0.to.unit'],
    [{ about: { kind: 'lists', targetLists: ['upper', 'none'] } }, 'duties.owed.0.about.targetLists.1'],
    [{ about: { kind: 'targets', targetKind: 'none' } }, 'duties.owed.0.about.targetKind'],
    [{ about: { kind: 'focusAreas', focusAreas: ['none'] } }, 'duties.owed.0.about.focusAreas.0'],
    [{ checklist: 'none' }, 'duties.owed.0.checklist'],
    [{ when: { kind: 'windows', windows: [{ kind: 'phase', phase: 'none' }] } }, 'duties.owed.0.when.windows.0.phase'],
  ] as [Partial<OwedDuty>, string][])('%j is told its place', (over, path) => {
    expect(referenceFaults(owing(over)).map((fault) => fault.path)).toEqual([path])
  })
})

describe('duties beyond what the platform is built for', () => {
  it('are counted before any is made: 31 a day over ten years', () => {
    const when: When = { kind: 'cycle', every: 'day' }
    const plan = { ...owing({ when, times: 31 }), period: { start: '2020-01-01', end: '2029-12-30' } }
    expect(budgetFaults(plan)).toEqual([
      { code: 'dues.too-many', path: 'duties.owed', details: { count: 31 * 3652, most: 20_000 } },
    ])
    expect(budgetFaults({ ...plan, ...owing({ when, times: 5 }), period: plan.period })).toEqual([])
  })
})
