import { dayNumber } from './addDays.ts'

/** The day of the week of a count of days since 1970, Monday 1 to Sunday 7: 1 January 1970 was a Thursday. */
export const weekdayOfNumber = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** The day of the week of a calendar date, Monday 1 to Sunday 7. Throws `date.invalid` for a text that is no date. */
export const weekdayOf = (date: string): number => weekdayOfNumber(dayNumber(date))
