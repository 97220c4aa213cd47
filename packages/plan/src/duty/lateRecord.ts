import { addDays } from '../calendar/addDays.ts'
import { calendarDate, earlierOf } from '../calendar/calendarDate.ts'
import type { Plan } from '../schema/planSchema.ts'
import { windowOfVisits } from './planWindows.ts'

/** How long a window's figures stay open after its last day: field teams are without a network for days, not for weeks. */
const graceDays = 7

type Timed = Pick<Plan, 'cycles' | 'document' | 'duties' | 'period'>

/**
 * The last calendar date on which the figures of the window that a record was made in still change: seven days after the
 * window's last day, or the plan's. Until then it may be sent in time, and corrected.
 */
export const openUntil = (plan: Timed, madeAt: Date): string =>
  addDays(earlierOf(windowOfVisits(plan, calendarDate(madeAt)).end, plan.period.end), graceDays)

/**
 * Whether a record arrived after the window that it was made in had been reported (`openUntil`). Such a record is kept
 * and marked; the figures of its window stay as they are.
 */
export const isLateRecord = (plan: Timed, { madeAt, arrivedAt }: { madeAt: Date; arrivedAt: Date }): boolean =>
  calendarDate(arrivedAt) > openUntil(plan, madeAt)
