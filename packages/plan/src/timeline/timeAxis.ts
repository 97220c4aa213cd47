import { addDays, daysBetween } from '../calendar/addDays.ts'
import { earlierOf, laterOf } from '../calendar/calendarDate.ts'
import { firstOfMonth, lastOfMonth } from '../calendar/dayOfMonth.ts'

/** A stretch of days as a line of which every day has the same share. */
export interface TimeAxis {
  start: string
  end: string
  /** How many days it has. */
  length: number
  /** The months that begin on it, by their number, with where they do in per cent; of a line of years only some of them. */
  months: { title: string; left: number }[]
  /** How many days after its first a date comes. */
  daysTo: (date: string) => number
  /** What so many days take of it, in per cent. */
  share: (days: number) => number
  /** Where the middle of a date lies on it, in per cent; null when it is off the line. */
  at: (date: string) => number | null
}

/** How many months a line has room to name. */
const mostMonths = 12

/** The line from the first to the last of some dates; null where there are none. */
export function timeAxis(dates: readonly string[]): TimeAxis | null {
  const [first, ...others] = dates
  if (first === undefined) return null
  const [start, end] = [others.reduce(earlierOf, first), others.reduce(laterOf, first)]
  const length = daysBetween(start, end) + 1
  const share = (days: number) => (days / length) * 100
  return {
    ...{ start, end, length, share },
    daysTo: (date) => daysBetween(start, date),
    months: monthsBetween(start, end)
      .filter((_, index, all) => index % Math.ceil(all.length / mostMonths) === 0)
      .map((month) => ({ title: String(Number(month.slice(5, 7))), left: share(daysBetween(start, month)) })),
    at: (date) => (date < start || date > end ? null : share(daysBetween(start, date) + 0.5)),
  }
}

/** The same with a month of room at either end, whole months throughout; null where there are no dates. */
export function roomyAxis(dates: readonly string[]): TimeAxis | null {
  const axis = timeAxis(dates)
  return axis && timeAxis([firstOfMonth(axis.start, -1), lastOfMonth(firstOfMonth(axis.end, 1))])
}

function monthsBetween(start: string, end: string): string[] {
  const months: string[] = []
  for (
    let month = firstOfMonth(addDays(start, -1), 1);
    month <= end && month > (months.at(-1) ?? '');
    month = firstOfMonth(month, 1)
  )
    months.push(month)
  return months
}
