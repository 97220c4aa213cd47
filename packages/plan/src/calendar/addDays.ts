import { Problem } from '@duzhan/problems'

/** How far the clock of Asia/Shanghai is ahead of UTC; the zone has had no daylight saving since 1991. */
export const shanghaiOffset = 8 * 60 * 60 * 1000

/** A day in milliseconds. */
export const day = 24 * 60 * 60 * 1000

const form = /^(\d{4})-(\d{2})-(\d{2})$/
const firstDay = numberOf(0, 1, 1)
const lastDay = numberOf(9999, 12, 31)

/** Days since 1970; years below 100 are themselves and not those of the twentieth century. */
function numberOf(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, date) / day
}

/** Remembers what was made of up to some ten thousand things, so that the few days of a plan are worked out once. */
function remembered<Key, Value>(make: (of: Key) => Value): (of: Key) => Value {
  const known = new Map<Key, Value>()
  return (of) => {
    const before = known.get(of)
    if (before !== undefined) return before
    if (known.size >= 10_000) known.clear()
    const value = make(of)
    known.set(of, value)
    return value
  }
}

/**
 * A calendar date as a count of days, so that arithmetic is that of whole numbers. A text that is no date of a year from
 * 0000 to 9999 throws `date.invalid`.
 */
export const dayNumber = remembered((date: string): number => {
  const [, year = '', month = '', ofMonth = ''] = form.exec(date) ?? []
  const number = numberOf(Number(year), Number(month), Number(ofMonth))
  if (year === '' || dateOfDay(number) !== date) throw new Problem('invalid', 'date.invalid', { date })
  return number
})

/** The calendar date of a count of days; what lies outside the years 0000 to 9999 is their first or their last day. */
export const dateOfDay = remembered((number: number): string =>
  new Date(Math.min(Math.max(number, firstDay), lastDay) * day).toISOString().slice(0, 10),
)

/**
 * The calendar date some days after another, or before it for a negative count, but never outside the years 0000 to
 * 9999. Throws `date.invalid` for a text that is no date.
 */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days)
}

/** How many days lie from one calendar date to another; negative when the second is the earlier. Throws `date.invalid`. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}
