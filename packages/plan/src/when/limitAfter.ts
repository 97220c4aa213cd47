import { addDays } from '../calendar/addDays.ts'
import { calendarDate } from '../calendar/calendarDate.ts'
import { addWorkingDays, type WorkCalendar } from '../calendar/workCalendar.ts'
import { deadlineOf } from './dueWindow.ts'
import type { EventLimit } from './settledWhen.ts'

type Limit = Pick<EventLimit, 'within' | 'unit'> & Partial<EventLimit>

const hour = 60 * 60 * 1000

/**
 * Until when something is in time that an event at an instant calls for: so many hours later to the minute, or the end of
 * the day so many days or working days after it, the day of the event not counted.
 */
export function limitAfter({ within, unit }: Limit, at: Date, calendar: WorkCalendar): { dueOn: string; deadline: Date } {
  if (unit === 'hour') {
    const deadline = new Date(at.getTime() + within * hour)
    return { dueOn: calendarDate(deadline), deadline }
  }
  const day = calendarDate(at)
  const dueOn = unit === 'day' ? addDays(day, within) : addWorkingDays(calendar, day, within)
  return { dueOn, deadline: deadlineOf({ dueOn }) }
}
