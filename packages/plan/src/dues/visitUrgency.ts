import { addDays } from '../calendar/addDays.ts'
import { weekdayOf } from '../calendar/weekday.ts'

/** How soon an open visit is due: its day is over, it is due by the Sunday of this week, or later. */
export type VisitUrgency = 'late' | 'thisWeek' | 'later'

/** How soon something due by a day is due, seen on another; the day itself is not late yet. Throws `date.invalid`. */
export function urgencyOf(dueOn: string, today: string): VisitUrgency {
  if (dueOn < today) return 'late'
  const sunday = addDays(today, 7 - weekdayOf(today))
  return dueOn <= sunday ? 'thisWeek' : 'later'
}
