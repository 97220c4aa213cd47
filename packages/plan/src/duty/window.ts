import { Problem } from '@duzhan/problems'
import { addDays, dateOfDay, dayNumber } from '../calendar/addDays.ts'
import { earlierOf } from '../calendar/calendarDate.ts'
import { weekdayOfNumber } from '../calendar/weekday.ts'
import type { Cycle } from '../schema/planParts.ts'
import type { LongRhythm } from '../schema/rhythm.ts'

/** One turn of a cycle, first and last day included. Windows of a cycle follow each other without gap or overlap. */
export interface Window {
  key: string
  start: string
  end: string
}

interface Rhythm {
  every: LongRhythm
  endsOn: Cycle['endsOn']
}

/** More windows than the longest plan has days; only a document that no check has seen can ask for more. */
export const mostWindows = 4_000

const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const fourDigits = (value: number): string => String(value).padStart(4, '0')

/** Months are counted from the year 0, so that arithmetic needs no carrying; before it and after 9999 there are none. */
function firstOf(month: number): string {
  if (month < 0) return '0000-01-01'
  return month >= 120_000 ? '9999-12-31' : `${fourDigits(Math.floor(month / 12))}-${twoDigits((month % 12) + 1)}-01`
}

/** A day that the month does not have is its last one. */
function closingDay(month: number, endsOn: Rhythm['endsOn']): string {
  if (month < 0) return '0000-01-01'
  const last = month >= 119_999 ? '9999-12-31' : addDays(firstOf(month + 1), -1)
  return endsOn === 'last' || month >= 120_000 ? last : earlierOf(addDays(firstOf(month), endsOn - 1), last)
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

function keyOf(every: keyof typeof monthsIn, lastMonth: number): string {
  const year = fourDigits(Math.floor(lastMonth / 12))
  const turn = (lastMonth % 12) / monthsIn[every]
  switch (every) {
    case 'month':
      return `${year}-${twoDigits(turn + 1)}`
    case 'quarter':
      return `${year}-Q${Math.floor(turn) + 1}`
    case 'half-year':
      return `${year}-H${Math.floor(turn) + 1}`
    case 'year':
      return year
  }
}

/** Named by the ISO week of its last day: two windows never end in the same ISO week. */
function weekEndingOn(end: number): Window {
  const thursday = end + 4 - weekdayOfNumber(end)
  const year = dateOfDay(thursday).slice(0, 4)
  const week = Math.floor((Math.max(thursday, dayNumber(`${year}-01-01`)) - dayNumber(`${year}-01-01`)) / 7) + 1
  return { key: `${year}-W${twoDigits(week)}`, start: dateOfDay(end - 6), end: dateOfDay(end) }
}

/** The day that closes the week in which a day falls. */
function weekEndOf(endsOn: Rhythm['endsOn'], day: number): number {
  const closing = endsOn === 'last' ? 7 : Math.min(endsOn, 7)
  return day + ((closing - weekdayOfNumber(day) + 7) % 7)
}

function windowClosingIn(every: keyof typeof monthsIn, endsOn: Rhythm['endsOn'], lastMonth: number): Window {
  const before = lastMonth - monthsIn[every]
  return {
    key: keyOf(every, lastMonth),
    start: before < 0 ? firstOf(0) : addDays(closingDay(before, endsOn), 1),
    end: closingDay(lastMonth, endsOn),
  }
}

/** The month that closes the window in which a date falls. */
function lastMonthOf(every: keyof typeof monthsIn, endsOn: Rhythm['endsOn'], date: string): number {
  const months = monthsIn[every]
  const month = monthOf(date)
  const last = month - (month % months) + months - 1
  return date > closingDay(last, endsOn) ? last + months : last
}

/**
 * The window of a cycle in which a calendar date falls; a window is named after the month, or the ISO week, that it
 * closes in. Throws `date.invalid` for a text that is no date.
 */
export function windowOf({ every, endsOn }: Rhythm, date: string): Window {
  const day = dayNumber(date)
  if (every === 'week') return weekEndingOn(weekEndOf(endsOn, day))
  return windowClosingIn(every, endsOn, lastMonthOf(every, endsOn, date))
}

/** How many windows of a cycle touch a stretch of days; none if it ends before it begins. Throws `date.invalid`. */
export function countWindows({ every, endsOn }: Rhythm, from: string, to: string): number {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (first > last) return 0
  if (every === 'week') return (weekEndOf(endsOn, last) - weekEndOf(endsOn, first)) / 7 + 1
  return (lastMonthOf(every, endsOn, to) - lastMonthOf(every, endsOn, from)) / monthsIn[every] + 1
}

/**
 * The windows of a cycle that touch a stretch of days, in order. They are counted before they are made: more than any
 * plan may have throws `plan.windows-too-many`. Throws `date.invalid` for a text that is no date.
 */
export function windowsBetween(cycle: Rhythm, from: string, to: string): Window[] {
  const { every, endsOn } = cycle
  const count = countWindows(cycle, from, to)
  if (count > mostWindows) throw new Problem('invalid', 'plan.windows-too-many', { count, most: mostWindows })
  if (count === 0) return []
  if (every === 'week') {
    const first = weekEndOf(endsOn, dayNumber(from))
    return Array.from({ length: count }, (_, turn) => weekEndingOn(first + 7 * turn))
  }
  const first = lastMonthOf(every, endsOn, from)
  return Array.from({ length: count }, (_, turn) => windowClosingIn(every, endsOn, first + monthsIn[every] * turn))
}
