import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import type { PlanExtension } from '../schema/findings.ts'
import { type Deadline, deadlineAfter, endOfDeadline } from './deadline.ts'

/**
 * The latest deadline to which one can be put off once: so many hours after it, or the day so many days or working days
 * after its own. Pure but for the national calendar; throws `date.invalid` for a text that is no date.
 */
export function latestExtension({ within, unit }: Pick<PlanExtension, 'within' | 'unit'>, due: Deadline): Deadline {
  const end = endOfDeadline(due)
  // the end of a day is the first instant of the next one
  const from = unit === 'hour' ? end : new Date(end.getTime() - 1)
  return deadlineAfter({ within, unit }, from, nationalCalendar)
}
