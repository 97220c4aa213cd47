import { Problem } from '@duzhan/problems'
import { dateOfDay } from './addDays.ts'
import { day, shanghaiOffset } from './shanghai.ts'

/**
 * The calendar date in Asia/Shanghai at an instant. An instant outside the years 0000 to 9999 is on their first or last
 * day; one that is no time at all throws `date.invalid`.
 */
export function calendarDate(instant: Date): string {
  const time = instant.getTime()
  if (Number.isNaN(time)) throw new Problem('invalid', 'date.invalid', { date: String(instant) })
  return dateOfDay(Math.floor((time + shanghaiOffset) / day))
}
