import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { dutyWindows } from '../dues/duesOf.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import { visitName } from '../dues/visitDues.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { Plan } from '../schema/planSchema.ts'

/**
 * Which window of a visit duty, by its name, one is, counted from 0 over the days of the plan, and the key of the one before it. What has
 * no window in the calendar, such as what an event calls for, is the first.
 */
export function windowPlace(plan: Plan, duty: string, window: string): { at: number; before: string | null } {
  const when = dutiesOf(plan).find((one) => visitName(one) === duty)?.when
  const range = { from: firstDay(plan), to: plan.period.end }
  const keys = when ? dutyWindows(when, plan, range, nationalCalendar).map(({ key }) => key) : []
  const at = keys.indexOf(window)
  return { at: Math.max(at, 0), before: keys[at - 1] ?? null }
}
