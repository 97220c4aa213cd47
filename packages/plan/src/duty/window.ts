import { addDays, daysBetween } from '../calendar/addDays.ts'
import type { Cycle } from '../schema/planParts.ts'

/** One turn of a cycle, first and last day included. Windows of a cycle follow each other without gap or overlap. */
export type Window = { key: string; start: string; end: string }

type Rhythm = Pick<Cycle, 'every' | 'endsOn'>

const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const fourDigits = (value: number): string => String(value).padStart(4, '0')

/** Months are counted from year 0, so that arithmetic needs no carrying. */
const closingDay = (month: number, endsOn: Rhythm['endsOn']): string => {
  const first = `${fourDigits(Math.floor(month / 12))}-${twoDigits((month % 12) + 1)}-01`
  if (endsOn !== 'last') return addDays(first, endsOn - 1)
  return addDays(`${fourDigits(Math.floor((month + 1) / 12))}-${twoDigits(((month + 1) % 12) + 1)}-01`, -1)
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

const keyOf = (every: keyof typeof monthsIn, lastMonth: number): string => {
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
const weekOf = (endsOn: Rhythm['endsOn'], date: string): Window => {
  const closing = endsOn === 'last' ? 7 : Math.min(endsOn, 7)
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  const end = addDays(date, (closing - weekday + 7) % 7)
  const thursday = addDays(end, 4 - (new Date(`${end}T00:00:00Z`).getUTCDay() || 7))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return { key: `${year}-W${twoDigits(week)}`, start: addDays(end, -6), end }
}

/** The window of a cycle in which a calendar date falls; a window is named after the month it closes in. */
export function windowOf(cycle: Rhythm, date: string): Window {
  if (cycle.every === 'week') return weekOf(cycle.endsOn, date)
  const months = monthsIn[cycle.every]
  const month = monthOf(date)
  let lastMonth = month - (month % months) + months - 1
  if (date > closingDay(lastMonth, cycle.endsOn)) lastMonth += months
  return {
    key: keyOf(cycle.every, lastMonth),
    start: addDays(closingDay(lastMonth - months, cycle.endsOn), 1),
    end: closingDay(lastMonth, cycle.endsOn),
  }
}

/** The windows of a cycle that touch a stretch of days, in order. */
export function windowsBetween(cycle: Rhythm, from: string, to: string): Window[] {
  const windows: Window[] = []
  for (let date = from; date <= to; ) {
    const window = windowOf(cycle, date)
    windows.push(window)
    date = addDays(window.end, 1)
  }
  return windows
}
