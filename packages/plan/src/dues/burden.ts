import { daysBetween } from '../calendar/addDays.ts'
import { weekdayOf } from '../calendar/weekday.ts'
import { windowOf } from '../duty/window.ts'
import type { Plan } from '../schema/planSchema.ts'

/** What a plan says one target bears of visits. It refuses none: whoever plans or begins one beyond it is told. */
export type Burden = NonNullable<Plan['duties']['burden']>[number]

/** Why a visit is more than a target bears: as many were made in its week, month, quarter or year, one too lately, or the weekday is spared. */
export type Overburden =
  | { by: 'most'; burden: Burden; count: number }
  | { by: 'apart'; burden: Burden; last: string }
  | { by: 'notOn'; burden: Burden; weekday: number }

/** Whether a burden is that of a target on some lists. */
export const holdsFor = ({ targetLists }: Burden, lists: readonly string[]): boolean =>
  targetLists === undefined || targetLists.some((list) => lists.includes(list))

/** The first day of the week, month, quarter or year over which the most is counted on a day. */
export const turnOf = ({ every }: NonNullable<Burden['most']>, on: string): string =>
  windowOf({ every, endsOn: 'last' }, on).start

/**
 * What speaks against one more visit on a day to a target that stands on some lists, given the days on which it was visited. Calendar dates in
 * Asia/Shanghai; visits of later days do not count. Pure; throws `date.invalid`.
 */
export function overburdens(
  plan: Plan,
  { lists, on, visited }: { lists: readonly string[]; on: string; visited: readonly string[] },
): Overburden[] {
  const days = visited.filter((day) => day <= on).sort()
  const last = days.at(-1)
  return (plan.duties.burden ?? []).flatMap((burden): Overburden[] => {
    if (!holdsFor(burden, lists)) return []
    const { most, apartDays, notOn = [] } = burden
    const count = most ? days.filter((day) => day >= turnOf(most, on)).length : 0
    const weekday = weekdayOf(on)
    return [
      ...(most && count >= most.count ? [{ by: 'most' as const, burden, count }] : []),
      ...(apartDays && last && daysBetween(last, on) < apartDays ? [{ by: 'apart' as const, burden, last }] : []),
      ...(notOn.includes(weekday) ? [{ by: 'notOn' as const, burden, weekday }] : []),
    ]
  })
}
