import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../calendar/addDays.ts'
import { calendarDate } from '../calendar/calendarDate.ts'
import { longRhythms } from '../test/anyWhen.ts'
import { windowOf, windowsBetween } from './window.ts'

const anyDate = fc.integer({ min: 0, max: 40000 }).map((days) => addDays('1990-01-01', days))
const anyCycle = fc.record({
  every: fc.constantFrom(...longRhythms),
  endsOn: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const)),
})

describe('the window of a cycle', () => {
  it.each([
    ['month', 'last', '2020-03-20', '2020-03', '2020-03-01', '2020-03-31'],
    ['month', 'last', '2020-02-29', '2020-02', '2020-02-01', '2020-02-29'],
    ['month', 'last', '2021-02-28', '2021-02', '2021-02-01', '2021-02-28'],
    ['month', 20, '2020-03-20', '2020-03', '2020-02-21', '2020-03-20'],
    ['month', 20, '2020-03-21', '2020-04', '2020-03-21', '2020-04-20'],
    ['month', 28, '2020-12-29', '2021-01', '2020-12-29', '2021-01-28'],
    ['month', 25, '2020-01-01', '2020-01', '2019-12-26', '2020-01-25'],
    ['quarter', 'last', '2020-05-05', '2020-Q2', '2020-04-01', '2020-06-30'],
    ['quarter', 25, '2020-03-26', '2020-Q2', '2020-03-26', '2020-06-25'],
    ['half-year', 'last', '2020-06-30', '2020-H1', '2020-01-01', '2020-06-30'],
    ['half-year', 20, '2020-12-21', '2021-H1', '2020-12-21', '2021-06-20'],
    ['year', 'last', '2020-02-29', '2020', '2020-01-01', '2020-12-31'],
    ['year', 15, '2020-12-16', '2021', '2020-12-16', '2021-12-15'],
    ['twoMonths', 'last', '2020-04-30', '2020-B2', '2020-03-01', '2020-04-30'],
    ['twoMonths', 25, '2020-12-26', '2021-B1', '2020-12-26', '2021-02-25'],
    ['week', 'last', '2020-03-20', '2020-W12', '2020-03-16', '2020-03-22'],
    ['week', 5, '2020-03-20', '2020-W12', '2020-03-14', '2020-03-20'],
    ['week', 'last', '2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
    ['week', 'last', '2020-12-27', '2020-W52', '2020-12-21', '2020-12-27'],
  ] as const)('every %s ending on %s holds %s as %s', (every, endsOn, date, key, start, end) => {
    expect(windowOf({ every, endsOn }, date)).toEqual({ key, start, end })
  })

  it.each([
    ['2020-03-02', 'last', '2020-03-02', '2020-F11', '2020-03-02', '2020-03-15'],
    ['2020-03-04', 'last', '2020-03-15', '2020-F11', '2020-03-02', '2020-03-15'],
    ['2020-03-04', 'last', '2020-03-16', '2020-F13', '2020-03-16', '2020-03-29'],
    ['2020-03-09', 'last', '2020-03-16', '2020-F12', '2020-03-09', '2020-03-22'],
    ['2020-03-02', 5, '2020-03-14', '2020-F13', '2020-03-14', '2020-03-27'],
    ['2020-12-28', 'last', '2020-12-30', '2021-F01', '2020-12-28', '2021-01-10'],
  ] as const)('of two weeks from %s, ending on %s, holds %s as %s', (from, endsOn, date, key, start, end) => {
    expect(windowOf({ every: 'twoWeeks', endsOn, from }, date)).toEqual({ key, start, end })
  })

  it('of two weeks is two weeks, and the first is that of the day from which they are counted', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyCycle, (from, date, { endsOn }) => {
        const rhythm = { every: 'twoWeeks', endsOn, from } as const
        const { start, end } = windowOf(rhythm, date)
        expect(daysBetween(start, end)).toBe(13)
        expect(daysBetween(windowOf(rhythm, from).start, from)).toBeLessThan(7)
        expect(windowOf({ every: 'week', endsOn }, end).end, 'closes as its second week does').toBe(end)
      }),
    )
  })

  it('holds its date, and is the window of each of its days', () => {
    fc.assert(
      fc.property(anyCycle, anyDate, (cycle, date) => {
        const window = windowOf(cycle, date)
        expect(window.start <= date && date <= window.end).toBe(true)
        expect(windowOf(cycle, window.start)).toEqual(window)
        expect(windowOf(cycle, window.end)).toEqual(window)
      }),
    )
  })

  it('is followed by the next without gap, and no two bear one key', () => {
    fc.assert(
      fc.property(anyCycle, anyDate, fc.integer({ min: 0, max: 800 }), (cycle, from, days) => {
        const windows = windowsBetween(cycle, from, addDays(from, days))
        expect(windows[0]!.start <= from && windows.at(-1)!.end >= addDays(from, days)).toBe(true)
        for (const [index, window] of windows.slice(1).entries()) expect(window.start).toBe(addDays(windows[index]!.end, 1))
        expect(new Set(windows.map((window) => window.key)).size).toBe(windows.length)
      }),
    )
  })

  it('between two days of one window is that window alone, and none where the days run backwards', () => {
    const month = { every: 'month', endsOn: 'last' } as const
    expect(windowsBetween(month, '2020-03-02', '2020-03-30').map((window) => window.key)).toEqual(['2020-03'])
    expect(windowsBetween(month, '2020-03-02', '2020-03-01')).toEqual([])
    expect(windowsBetween(month, '2020-01-01', '2020-12-31')).toHaveLength(12)
  })
})

describe('calendar dates', () => {
  it.each([
    ['2020-03-14T15:59:59.999Z', '2020-03-14'],
    ['2020-03-14T16:00:00.000Z', '2020-03-15'],
    ['2020-12-31T20:00:00Z', '2021-01-01'],
  ])('are those of Shanghai: %s is %s', (instant, date) => {
    expect(calendarDate(new Date(instant))).toBe(date)
  })

  it('count forwards and backwards over leap days and years', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
    expect(addDays('2021-02-28', 1)).toBe('2021-03-01')
    expect(addDays('2020-01-01', -1)).toBe('2019-12-31')
    expect(daysBetween('2020-03-01', '2020-02-28')).toBe(-2)
  })

  it('are as far apart as was added', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })
})
