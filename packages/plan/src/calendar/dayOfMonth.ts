import { addDays } from './addDays.ts'
import { earlierOf } from './calendarDate.ts'

/** A count of months from the year 0, so that arithmetic needs no carrying. */
const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

/** The first day of the month some months after that of a calendar date; none lies outside the years 0000 to 9999. */
export function firstOfMonth(date: string, later = 0): string {
  const month = Math.min(Math.max(monthOf(date) + later, 0), 119_999)
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** The last day of the month of a calendar date. */
export function lastOfMonth(date: string): string {
  const next = firstOfMonth(date, 1)
  return next.slice(0, 7) === date.slice(0, 7) ? '9999-12-31' : addDays(next, -1)
}

/** A day of the month of a calendar date; a day that the month does not have is its last one. */
export function dayOfMonth(date: string, day: number | 'last'): string {
  const last = lastOfMonth(date)
  return day === 'last' ? last : earlierOf(addDays(firstOfMonth(date), day - 1), last)
}
