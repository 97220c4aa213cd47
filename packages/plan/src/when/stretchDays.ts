import { addDays } from '../calendar/addDays.ts'
import { dayOfMonth } from '../calendar/dayOfMonth.ts'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import type { Window } from '../duty/window.ts'
import type { Range } from './dueWindow.ts'
import type { SettledStretch } from './settledWhen.ts'

/** A stretch is counted from a festival that is at most 366 days away: those of New Year can begin two years before its year. */
export const yearsAround = { before: 1, after: 2 } as const

const inYear = (year: number, day: string): string =>
  dayOfMonth(`${String(year).padStart(4, '0')}-${day.slice(0, 2)}-01`, Number(day.slice(3)))

/** The stretch as it comes in a year; null where the calendar does not reach that year, or it ends before it begins. */
function ofYear(stretch: Exclude<SettledStretch, { kind: 'dates' }>, year: number, calendar: WorkCalendar): Window | null {
  if (stretch.kind === 'yearly') {
    const isOverNewYear = stretch.end < stretch.start
    const start = inYear(year, stretch.start)
    return { key: `${stretch.key}:${year}`, start, end: inYear(isOverNewYear ? year + 1 : year, stretch.end) }
  }
  const day = calendar.festivalDay(stretch.festival, year)
  if (day === null) return null
  const start = stretch.first === undefined ? `${day.slice(0, 4)}-01-01` : addDays(day, stretch.first)
  const end = addDays(day, stretch.last)
  return end < start ? null : { key: `${stretch.key ?? stretch.festival}:${year}`, start, end }
}

/**
 * Every time that a stretch comes within a range of days, each with a key of its own that does not depend on the range:
 * that of the dates, or its name with the year. Throws `date.invalid` for a text that is no date.
 */
export function stretchDays(stretch: SettledStretch, { from, to }: Range, calendar: WorkCalendar): Window[] {
  const touches = ({ start, end }: Window): boolean => start <= to && from <= end
  if (stretch.kind === 'dates') return [{ key: stretch.key, start: stretch.start, end: stretch.end }].filter(touches)
  const first = Math.max(Number(from.slice(0, 4)) - yearsAround.before, 0)
  const last = Math.min(Number(to.slice(0, 4)) + yearsAround.after, 9999)
  const found: Window[] = []
  for (let year = first; year <= last; year += 1) {
    const window = ofYear(stretch, year, calendar)
    if (window && touches(window)) found.push(window)
  }
  return found
}
