import { addDays } from '../calendar/addDays.ts'
import { calendarDate } from '../calendar/calendarDate.ts'
import { earlierOf } from '../calendar/earlierOf.ts'
import type { Plan } from '../schema/planSchema.ts'
import { windowOfVisits } from './planWindows.ts'

/** How long a window's figures stay open after its last day: field teams are without a network for days, not for weeks. */
const graceDays = 7

/**
 * Whether a record arrived after the window that it was made in had been reported: more than seven days after the
 * window's last day, or the plan's. Such a record is kept and marked; the figures of its window stay as they are.
 */
export function isLateRecord(
  plan: Pick<Plan, 'cycles' | 'document' | 'duties' | 'period'>,
  record: { madeAt: Date; arrivedAt: Date },
): boolean {
  const closes = earlierOf(windowOfVisits(plan, calendarDate(record.madeAt)).end, plan.period.end)
  return calendarDate(record.arrivedAt) > addDays(closes, graceDays)
}
