import { Problem } from '@duzhan/problems'
import { addDays, daysBetween } from '../calendar/addDays.ts'
import { dayOfMonth, firstOfMonth, lastOfMonth } from '../calendar/dayOfMonth.ts'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import { mostWindows, type Window, windowsBetween } from '../duty/window.ts'
import type { Rhythm } from '../schema/rhythm.ts'
import type { Range } from './dueWindow.ts'
import type { SettledCycle } from './settledWhen.ts'

const day = (date: string): Window => ({ key: date, start: date, end: date })

/** Where a month is cut: after the 10th and the 20th into 上旬, 中旬 and 下旬, after the 15th into halves. */
const cuts = { tenDays: { sign: 'T', ends: [10, 20] }, halfMonth: { sign: 'S', ends: [15] } } as const

/** The parts of the month of a date, in order, named after the month: 2020-03-T1 is 3月上旬. */
function partsOfMonth(date: string, every: keyof typeof cuts): Window[] {
  const { sign, ends } = cuts[every]
  const month = date.slice(0, 7)
  const closing = [...ends.map((end) => dayOfMonth(date, end)), lastOfMonth(date)]
  return closing.map((end, index) => {
    const before = closing[index - 1]
    return { key: `${month}-${sign}${index + 1}`, start: before ? addDays(before, 1) : firstOfMonth(date), end }
  })
}

function daysIn({ from, to }: Range): string[] {
  const count = daysBetween(from, to) + 1
  if (count > mostWindows) throw new Problem('invalid', 'plan.windows-too-many', { count, most: mostWindows })
  return Array.from({ length: Math.max(count, 0) }, (_, index) => addDays(from, index))
}

const isShort = (every: Rhythm): every is keyof typeof cuts => every === 'tenDays' || every === 'halfMonth'

/**
 * The turns of a rhythm that touch a range of days, in order. They follow each other without gap or overlap, except
 * working days: those between them belong to none. Throws `date.invalid`, and `plan.windows-too-many` for a range longer
 * than any plan.
 */
export function turns(
  { every, endsOn = 'last', from }: Pick<SettledCycle, 'every' | 'endsOn' | 'from'>,
  range: Range,
  calendar: WorkCalendar,
): Window[] {
  if (every === 'day') return daysIn(range).map(day)
  if (every === 'workingDay')
    return daysIn(range)
      .filter((date) => calendar.isWorkingDay(date))
      .map(day)
  if (!isShort(every)) return windowsBetween({ every, endsOn, ...(from !== undefined && { from }) }, range.from, range.to)
  return windowsBetween({ every: 'month', endsOn: 'last' }, range.from, range.to)
    .flatMap(({ start }) => partsOfMonth(start, every))
    .filter(({ start, end }) => start <= range.to && range.from <= end)
}
