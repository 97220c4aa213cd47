import type { Festival } from '../schema/when.ts'
import { addDays } from './addDays.ts'

/** What is asked of a country's calendar: which days are worked, and on which day a festival falls. */
export interface WorkCalendar {
  /** Whether the holidays of a year are published; until they are, Monday to Friday stand in, and whoever shows such a day says so. */
  isPublished(year: number): boolean
  /** Whether a calendar date is worked, days that are made up for a holiday (调休) included. */
  isWorkingDay(date: string): boolean
  /** The day of a festival in a year of the solar calendar; null for a year that the calendar does not reach. */
  festivalDay(festival: Festival, year: number): string | null
}

/** More than the longest run of days off by far: a calendar that has none in so many days has no working days at all. */
const longestRest = 60

/** The first working day from a date on, in steps of one day forwards or backwards; the date itself where no such day is near. */
function workingDayFrom(calendar: WorkCalendar, date: string, step: 1 | -1): string {
  for (let days = 0; days <= longestRest; days += 1) {
    const candidate = addDays(date, step * days)
    if (calendar.isWorkingDay(candidate)) return candidate
  }
  return date
}

/** The last working day up to a calendar date, that day included. Throws `date.invalid` for a text that is no date. */
export const workingDayUpTo = (calendar: WorkCalendar, date: string): string => workingDayFrom(calendar, date, -1)

/**
 * The working day that is some working days after a calendar date, which itself does not count ("within 3 working days
 * of"): the first one after a Saturday is the Monday. Throws `date.invalid` for a text that is no date.
 */
export function addWorkingDays(calendar: WorkCalendar, date: string, count: number): string {
  let found = date
  for (let turn = 0; turn < count; turn += 1) found = workingDayFrom(calendar, addDays(found, 1), 1)
  return found
}
