import { Problem } from '@duzhan/problems'
import { dateOfDay, day, dayNumber, shanghaiOffset } from './addDays.ts'

/**
 * The calendar date in Asia/Shanghai at an instant. An instant outside the years 0000 to 9999 is on their first or last
 * day; one that is no time at all throws `date.invalid`.
 */
export function calendarDate(instant: Date): string {
  const time = instant.getTime()
  if (Number.isNaN(time)) throw new Problem('invalid', 'date.invalid', { date: String(instant) })
  return dateOfDay(Math.floor((time + shanghaiOffset) / day))
}

/** The instant at which a calendar date begins in Asia/Shanghai. Throws `date.invalid` for a text that is no date. */
export const startOfDay = (date: string): Date => new Date(dayNumber(date) * day - shanghaiOffset)

/** The earlier of two calendar dates. */
export function earlierOf(one: string, other: string): string {
  if (one < other) return one
  return other
}

/** The later of two calendar dates. */
export function laterOf(one: string, other: string): string {
  if (one > other) return one
  return other
}
