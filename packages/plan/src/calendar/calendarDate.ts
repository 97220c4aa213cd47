import { Problem } from '@duzhan/problems'
import { dateOfDay } from './addDays.ts'

const shanghaiOffset = 8 * 60 * 60 * 1000
const day = 24 * 60 * 60 * 1000

/**
 * The calendar date in Asia/Shanghai at an instant. The zone has had no daylight saving since 1991. An instant outside
 * the years 0000 to 9999 is on their first or last day; one that is no time at all throws `date.invalid`.
 */
export function calendarDate(instant: Date): string {
  const time = instant.getTime()
  if (Number.isNaN(time)) throw new Problem('invalid', 'date.invalid', { date: String(instant) })
  return dateOfDay(Math.floor((time + shanghaiOffset) / day))
}
