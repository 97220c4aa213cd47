import { Problem } from '@duzhan/problems'
import { addDays, dateOfDay, dayNumber } from '../calendar/addDays.ts'
import { earlierOf } from '../calendar/calendarDate.ts'
import { weekdayOfNumber } from '../calendar/weekday.ts'
import type { Cycle } from '../schema/planParts.ts'
import { isOfWeeks, type LongRhythm } from '../schema/rhythm.ts'

/** One turn of a cycle, first and last day included. Windows of a cycle follow each other without gap or overlap. */
export interface Window {
  key: string
  start: string
  end: string
}

interface Rhythm {
  every: LongRhythm
  endsOn: Cycle['endsOn']
  /** A day of the first turn, from which two weeks are counted; nothing else needs it. */
  from?: string
}

/** More windows than the longest plan has days; only a document that no check has seen can ask for more. */
export const mostWindows = 4_000

const monthsIn = { month: 1, twoMonths: 2, quarter: 3, 'half-year': 6, year: 12 } as const

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

function monthOf(date: string): number {
  dayNumber(date) // what is no date has no month
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

function keyOf(every: keyof typeof monthsIn, lastMonth: number): string {
  const year = fourDigits(Math.floor(lastMonth / 12))
  const turn = (lastMonth % 12) / monthsIn[every]
  switch (every) {
    case 'month':
      return `${year}-${twoDigits(turn + 1)}`
    case 'twoMonths':
      return `${year}-B${Math.floor(turn) + 1}`
    case 'quarter':
      return `${year}-Q${Math.floor(turn) + 1}`
    case 'half-year':
      return `${year}-H${Math.floor(turn) + 1}`
    case 'year':
      return year
  }
}

/** Named by the ISO week of its last day: two windows never end in the same ISO week. */
function weeksEndingOn(end: number, weeks: number): Window {
  const thursday = end + 4 - weekdayOfNumber(end)
  const year = dateOfDay(thursday).slice(0, 4)
  const week = Math.floor((Math.max(thursday, dayNumber(`${year}-01-01`)) - dayNumber(`${year}-01-01`)) / 7) + 1
  return {
    key: `${year}-${weeks === 1 ? 'W' : 'F'}${twoDigits(week)}`,
    start: dateOfDay(end + 1 - 7 * weeks),
    end: dateOfDay(end),
  }
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

/** The turns of a cycle by their numbers: the one that a calendar date falls in, and the days of each. */
interface Turns {
  at(date: string): number
  window(turn: number): Window
}

function turnsOf({ every, endsOn, from = '2018-01-01' }: Rhythm): Turns {
  if (isOfWeeks(every)) {
    const weeks = every === 'week' ? 1 : 2
    const firstEnd = weekEndOf(endsOn, dayNumber(from)) + 7 * (weeks - 1)
    return {
      at: (date) => Math.ceil((dayNumber(date) - firstEnd) / (7 * weeks)),
      window: (turn) => weeksEndingOn(firstEnd + 7 * weeks * turn, weeks),
    }
  }
  const months = monthsIn[every]
  return {
    at: (date) => Math.floor(lastMonthOf(every, endsOn, date) / months),
    window: (turn) => windowClosingIn(every, endsOn, (turn + 1) * months - 1),
  }
}

/**
 * The window of a cycle in which a calendar date falls; a window is named after the month, or the ISO week, that it
 * closes in. Throws `date.invalid` for a text that is no date.
 */
export function windowOf(rhythm: Rhythm, date: string): Window {
  const turns = turnsOf(rhythm)
  return turns.window(turns.at(date))
}

/** How many windows of a cycle touch a stretch of days; none if it ends before it begins. Throws `date.invalid`. */
export function countWindows(rhythm: Rhythm, from: string, to: string): number {
  if (dayNumber(from) > dayNumber(to)) return 0
  const turns = turnsOf(rhythm)
  return turns.at(to) - turns.at(from) + 1
}

/**
 * The windows of a cycle that touch a stretch of days, in order. They are counted before they are made: more than any
 * plan may have throws `plan.windows-too-many`. Throws `date.invalid` for a text that is no date.
 */
export function windowsBetween(rhythm: Rhythm, from: string, to: string): Window[] {
  const count = countWindows(rhythm, from, to)
  if (count > mostWindows) throw new Problem('invalid', 'plan.windows-too-many', { count, most: mostWindows })
  if (count === 0) return []
  const turns = turnsOf(rhythm)
  const first = turns.at(from)
  return Array.from({ length: count }, (_, index) => turns.window(first + index))
}
