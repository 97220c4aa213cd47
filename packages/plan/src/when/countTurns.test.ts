import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import type { Stretch, When } from '../schema/when.ts'
import { anyDay, anyWhen } from '../test/anyWhen.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { countTurns } from './countTurns.ts'
import { settledWhen } from './settledWhen.ts'
import { windowsOf } from './windowsOf.ts'

const winter: Stretch = { kind: 'yearly', key: 'winter', title: '防火期', start: '11-01', end: '04-30' }
const spring: Stretch = { kind: 'festival', festival: 'springFestival', first: -15, last: -1 }
const windows = (...of: Stretch[]): When => ({ kind: 'windows', windows: of })

describe('how many windows there can be', () => {
  it.each<[string, When, string, string, number]>([
    ['days', { kind: 'cycle', every: 'day' }, '2020-02-28', '2020-03-01', 3],
    ['one day', { kind: 'cycle', every: 'day' }, '2020-03-01', '2020-03-01', 1],
    ['months', { kind: 'cycle', every: 'month' }, '2020-01-31', '2020-03-01', 3],
    ['months that close on the 15th', { kind: 'cycle', every: 'month', endsOn: 15 }, '2020-01-16', '2020-02-15', 1],
    ['thirds of months', { kind: 'cycle', every: 'tenDays' }, '2020-01-01', '2020-02-29', 6],
    ['halves of months', { kind: 'cycle', every: 'halfMonth' }, '2020-01-01', '2020-02-29', 4],
    ['quarters', { kind: 'cycle', every: 'quarter' }, '2020-03-31', '2020-04-01', 2],
    ['years', { kind: 'cycle', every: 'year' }, '2019-12-31', '2020-01-01', 2],
    ['a single date', { kind: 'date', due: '2020-03-15' }, '2020-01-01', '2020-12-31', 1],
    ['a close-out that nobody knows the day of', { kind: 'closeOut', within: 9, unit: 'day' }, '2020-01-01', '2020-12-31', 0],
    [
      'an event that nobody knows the day of',
      { kind: 'event', event: '预警', within: 1, unit: 'day' },
      '2020-01-01',
      '2020-12-31',
      0,
    ],
    ['days of a range that ends before it begins', { kind: 'cycle', every: 'day' }, '2020-03-02', '2020-03-01', 0],
    ['a date in such a range', { kind: 'date', due: '2020-03-15' }, '2020-03-02', '2020-03-01', 0],
  ])('is counted of %s', (_, when, from, to, count) => {
    expect(countTurns(when, from, to)).toBe(count)
  })

  it('is not short of a stretch over New Year, which one year touches twice', () => {
    const range = { from: '2020-01-01', to: '2020-12-31' }
    const found = windowsOf(settledWhen(windows(winter), smallPlan()), range, calendar)
    expect(found.map(({ key }) => key)).toEqual(['winter:2019', 'winter:2020'])
    expect(countTurns(windows(winter), range.from, range.to)).toBeGreaterThanOrEqual(found.length)
  })

  it('is one for dates and phases, however long the plan runs', () => {
    const dates: Stretch = { kind: 'dates', key: 'check', title: '排查', end: '2020-03-20' }
    expect(countTurns(windows(dates, { kind: 'phase', phase: 'first' }), '2018-01-01', '2022-12-31')).toBe(2)
    expect(countTurns(windows(dates, spring), '2018-01-01', '2018-12-31')).toBeLessThan(6)
  })

  it('is never less than what there are, for any form and range', () => {
    fc.assert(
      fc.property(anyWhen, anyDay, fc.nat(900), (when, from, days) => {
        const to = addDays(from, days)
        const found = windowsOf(settledWhen(when, smallPlan()), { from, to }, calendar)
        const begun = found.filter(({ start, end }) => start <= to && from <= end)
        expect(countTurns(when, from, to)).toBeGreaterThanOrEqual(begun.length)
      }),
      { numRuns: 200 },
    )
  })
})
