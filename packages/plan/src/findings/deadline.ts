import type { FindingLimit } from '@duzhan/checklist'
import { day, shanghaiOffset } from '../calendar/addDays.ts'
import { calendarDate, startOfDay } from '../calendar/calendarDate.ts'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import { limitAfter } from '../when/limitAfter.ts'

/**
 * Until when a finding is to be put right, as it is kept and sent: a calendar date in Asia/Shanghai, or a minute of one,
 * `2020-04-03T14:30`. The day, or the minute, is in time to its end.
 */
export type Deadline = string

const minute = 60 * 1000
const minutesOfHour = 60
const two = (number: number): string => String(number).padStart(2, '0')

/** The minute in Asia/Shanghai that an instant lies in, `2020-04-03T14:30`. Throws `date.invalid` for what is no time. */
export function minuteAt(instant: Date): string {
  const date = calendarDate(instant)
  const sinceMidnight = (((instant.getTime() + shanghaiOffset) % day) + day) % day
  const minutes = Math.floor(sinceMidnight / minute)
  return `${date}T${two(Math.floor(minutes / minutesOfHour))}:${two(minutes % minutesOfHour)}`
}

/** The calendar date of a deadline. */
export const dayOfDeadline = (deadline: Deadline): string => deadline.slice(0, lengthOfDay)

/** A text by which deadlines and minutes stand in the order of time: a day closes after its last minute. */
export const deadlineKey = (deadline: Deadline): string => (deadline.length === lengthOfDay ? `${deadline}T24:00` : deadline)

const lengthOfDay = '2020-04-03'.length

/**
 * The deadline that a limit gives from an instant on: the minute so many hours later, a begun one counted whole, or the
 * day so many days or working days later, the first not counted.
 */
export function deadlineAfter(limit: FindingLimit, from: Date, calendar: WorkCalendar): Deadline {
  const { dueOn, deadline } = limitAfter(limit, from, calendar)
  return limit.unit === 'hour' ? minuteAt(new Date(Math.ceil(deadline.getTime() / minute) * minute)) : dueOn
}

/** The instant at which a deadline ends: that of its minute, or of its day. Throws `date.invalid` for a text that is no date. */
export function endOfDeadline(deadline: Deadline): Date {
  const midnight = startOfDay(dayOfDeadline(deadline)).getTime()
  if (deadline.length === lengthOfDay) return new Date(midnight + day)
  const [hours, minutes] = [Number(deadline.slice(11, 13)), Number(deadline.slice(14, 16))]
  return new Date(midnight + (hours * minutesOfHour + minutes) * minute)
}
