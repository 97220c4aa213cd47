import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../calendar/addDays.ts'
import { calendarDate } from '../calendar/calendarDate.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { duesOf } from '../dues/duesOf.ts'
import type { Plan } from '../schema/planSchema.ts'
import { places } from '../test/anyDuties.ts'
import { longRhythms } from '../test/anyWhen.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { planWindows } from './planWindows.ts'
import { countWindows, windowOf, windowsBetween } from './window.ts'

const years = fc.oneof(fc.constantFrom(0, 1, 99, 100, 1900, 1999, 2000, 9998, 9999), fc.integer({ min: 0, max: 9999 }))
/** Every date that the calendar has, the first and last years and leap days more often than others. */
const legal = fc
  .tuple(years, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((parts) => parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'))
  .filter((date) => new Date(`${date}T00:00:00Z`).toISOString?.().slice(0, 10) === date)
const odd = fc.constantFrom(
  '',
  '2020-02-30',
  '2021-02-29',
  '1900-02-29',
  '2020-13-01',
  '2020-00-10',
  '2020-1-1',
  '20200101',
  '-000001-12-31',
  '+010000-01-01',
  '10000-01-01',
  '2020-01-01T00:00:00Z',
  ' 2020-01-01',
  'NaN-NaN-NaN',
)
const any = fc.oneof({ weight: 3, arbitrary: legal }, { weight: 1, arbitrary: odd }, { weight: 1, arbitrary: fc.string() })
const cycle = fc.record({
  every: fc.constantFrom(...longRhythms),
  endsOn: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant('last' as const)),
})

const refusals = ['date.invalid', 'plan.windows-too-many']

/** What a call gives, or null for one of the two refusals; anything else that is thrown is a fault of ours. */
function told<Result>(call: () => Result): Result | null {
  try {
    return call()
  } catch (error) {
    if (error instanceof Problem && refusals.includes(error.code)) return null
    throw error
  }
}

describe('dates from anywhere', () => {
  it('are counted with from 0000-01-01 to 9999-12-31, and never beyond', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31')
    expect(addDays('0000-01-01', -1)).toBe('0000-01-01')
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01')
    expect(daysBetween('0000-01-01', '9999-12-31')).toBe(3_652_424)
    expect(calendarDate(new Date('0000-01-01T00:00:00Z'))).toBe('0000-01-01')
    expect(calendarDate(new Date(-8.64e15))).toBe('0000-01-01')
    expect(calendarDate(new Date(8.64e15))).toBe('9999-12-31')
    expect(() => calendarDate(new Date(Number.NaN))).toThrow(Problem)
  })

  it('are added and taken apart alike, whatever the date', () => {
    fc.assert(
      fc.property(legal, fc.integer({ min: -4_000_000, max: 4_000_000 }), (date, days) => {
        const other = addDays(date, days)
        expect(other).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        if (other !== '0000-01-01' && other !== '9999-12-31') expect(daysBetween(date, other)).toBe(days)
      }),
    )
  })

  it('lie in a window of every cycle, or are refused as no dates', () => {
    fc.assert(
      fc.property(cycle, any, (rhythm, date) => {
        const window = told(() => windowOf(rhythm, date))
        if (window) expect(window.start <= date && date <= window.end).toBe(true)
        else expect(new Date(`${date}T00:00:00Z`).getTime() >= 0 && /^\d{4}-\d\d-\d\d$/.test(date)).toBe(isRolledOver(date))
      }),
      { numRuns: 1_000 },
    )
  })

  it('bound windows that are counted before they are made', () => {
    fc.assert(
      fc.property(cycle, any, any, (rhythm, from, to) => {
        const windows = told(() => windowsBetween(rhythm, from, to))
        if (!windows) return
        expect(windows).toHaveLength(countWindows(rhythm, from, to))
        for (const [index, window] of windows.entries()) {
          expect(window.start <= window.end).toBe(true)
          const before = windows[index - 1]
          if (before) expect(window.start).toBe(addDays(before.end, 1))
        }
        if (windows[0]) expect(windows[0].start <= from && (windows.at(-1)?.end ?? '') >= to).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each(['9999-12-26', '9999-12-31'])('do not freeze a weekly plan that ends on %s', (end) => {
    const week = { every: 'week', endsOn: 'last' } as const
    expect(windowsBetween(week, '9999-12-01', end).at(-1)).toMatchObject({
      end: end === '9999-12-26' ? '9999-12-26' : '9999-12-31',
    })
    expect(() => windowsBetween(week, '2020-01-01', end)).toThrow('plan.windows-too-many')
  })

  it('make no plan hang or throw anything but a refusal', () => {
    fc.assert(
      fc.property(any, any, any, cycle, (start, end, date, rhythm) => {
        const plan: Plan = {
          ...smallPlan(),
          period: { start, end },
          cycles: [{ key: 'month', ...rhythm }],
        }
        told(() => planWindows(plan))
        const window = told(() => windowOf(rhythm, date)) ?? { key: 'x', start, end }

        const owed = told(() =>
          duesOf(plan, { targets: [], designations: [], places }, nationalCalendar, { from: window.start, to: window.end }),
        )
        for (const { dueOn } of owed ?? []) expect(dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      }),
      { numRuns: 500 },
    )
  })
})

/** A text of the right form that the calendar does not have: JavaScript turns it into another day. */
function isRolledOver(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(date) && time.getTime() >= 0 && time.toISOString().slice(0, 10) !== date
}
