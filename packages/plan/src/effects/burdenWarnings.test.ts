import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import type { Burden } from '../dues/burden.ts'
import type { Roster } from '../dues/roster.ts'
import { places } from '../test/anyDuties.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

const limit = (over: Partial<Burden>): Burden => ({ key: 'sparing', title: '减轻基层负担', ...over })
const most = (count: number, every: NonNullable<Burden['most']>['every'] = 'month') => limit({ most: { count, every } })
function planWith(...burden: Burden[]) {
  const plan = smallPlan()
  const patrol = {
    ...{ key: 'patrol', title: '每周巡查', what: 'visit' as const, who: { kind: 'team' as const } },
    ...{ about: { kind: 'lists' as const, targetLists: ['upper'] }, when: { kind: 'cycle' as const, every: 'week' as const } },
  }
  return { ...plan, duties: { ...plan.duties, owed: [patrol], burden } }
}
const rosterOf = (...lists: string[][]): Roster => ({
  places,
  targets: lists.map((_, at) => village(`v-${at}`, 600)),
  designations: lists.flatMap((own, at) => own.map((list) => ({ targetId: `v-${at}`, list, reasons: [] }))),
})
const warned = (burden: Burden, roster: Roster | null = null) =>
  effectsOf(planWith(burden), roster, nationalCalendar).warnings.flatMap(({ code, details }) =>
    code.startsWith('burden.') ? [`${code} ${JSON.stringify(details)}`] : [],
  )

describe('a limit of visits', () => {
  it('is warned of where the duties of the plan ask for more in their busiest turn, all together', () => {
    // a month has at most five Sundays on which a week's visit is due, and the monthly visit besides
    expect(warned(most(5))).toEqual([expect.stringMatching(/^burden.exceeded .*"most":5.*"planned":6/)])
    expect(warned(most(6))).toEqual([])
    expect(warned(most(1, 'week'))).toEqual([expect.stringMatching(/"most":1.*"planned":2/)])
    expect(warned(most(2, 'week'))).toEqual([])
  })

  it('is held against the lists that targets really stand on', () => {
    expect(warned(most(5), rosterOf(['lower']))).toEqual([])
    expect(warned(most(5), rosterOf(['lower'], ['upper']))).toHaveLength(1)
    expect(warned({ ...most(5), targetLists: ['lower'] }, rosterOf(['upper']))).toEqual([])
  })

  it('that says nothing is said to do nothing; days apart and days off are for whoever begins a visit', () => {
    expect(warned(limit({}))).toEqual([expect.stringContaining('burden.idle')])
    expect(warned(limit({ apartDays: 7 }))).toEqual([])
    expect(warned(limit({ notOn: [6, 7] }))).toEqual([])
  })

  it('may name only lists of the plan, and is refused with the place', () => {
    expect(() => checkPlan(planWith(most(2)))).not.toThrow()
    const refused = () => checkPlan(planWith({ ...most(2), targetLists: ['upper', 'none'] }))
    expect(refused).toThrow(
      expect.objectContaining({
        details: { faults: [expect.objectContaining({ path: 'duties.burden.0.targetLists.1' })] },
      }),
    )
  })
})
