import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import type { Window } from '../duty/window.ts'
import { closesItself, isOfWeeks, rhythms } from '../schema/rhythm.ts'
import { turns } from '../when/turns.ts'
import { frequencyVerdict } from './frequencyRule.ts'

const endsOn = fc.oneof(fc.constant('last' as const), fc.integer({ min: 1, max: 31 }))
const anyFrequency = fc
  .record({ every: fc.constantFrom(...rhythms), endsOn, times: fc.integer({ min: 1, max: 14 }) })
  .map((one) => (closesItself(one.every) ? { ...one, endsOn: 'last' as const } : one))
  .map((one) => (isOfWeeks(one.every) && one.endsOn !== 'last' ? { ...one, endsOn: ((one.endsOn - 1) % 7) + 1 } : one))
type Frequency = typeof anyFrequency extends fc.Arbitrary<infer Value> ? Value : never

/** A leap year, years beside it and the turns of all weeks: what the windows come to, counted and not computed. */
const [from, to] = ['2016-01-01', '2025-12-31']
const made = new Map<string, Window[]>()
function windowsOf({ every, endsOn: close }: Frequency): Window[] {
  const key = `${every} ${close}`
  const known = made.get(key) ?? turns({ every, endsOn: close }, { from, to }, nationalCalendar).slice(1, -1)
  made.set(key, known)
  return known
}
const wholeWithin = (inner: readonly Window[], { start, end }: Window) =>
  inner.filter((window) => window.start >= start && window.end <= end).length

describe('how often a lower plan does what its superior asks', () => {
  it('is stricter only where every window of the upper plan is sure to get its times', () => {
    fc.assert(
      fc.property(anyFrequency, anyFrequency, (upper, lower) => {
        if (frequencyVerdict(upper, lower) !== 'tightened') return
        const [above, below] = [windowsOf(upper), windowsOf(lower)]
        for (const window of above.slice(1, -1))
          expect(wholeWithin(below, window) * lower.times, JSON.stringify(window)).toBeGreaterThanOrEqual(upper.times)
      }),
      { numRuns: 150 },
    )
  })

  it('is weaker only where fewer are owed in the long run', () => {
    fc.assert(
      fc.property(anyFrequency, anyFrequency, (upper, lower) => {
        if (frequencyVerdict(upper, lower) !== 'weakened') return
        const [above, below] = [windowsOf(upper).length * upper.times, windowsOf(lower).length * lower.times]
        // a window at the ends of these ten years may stand in one cycle and not in the other
        expect(below - lower.times).toBeLessThan(above + upper.times)
      }),
      { numRuns: 300 },
    )
  })

  it('read the other way round is never the same verdict, unless nobody can tell or nothing differs', () => {
    const turned = { tightened: ['weakened', 'cannotTell'], weakened: ['tightened', 'cannotTell'] } as const
    fc.assert(
      fc.property(anyFrequency, anyFrequency, (upper, lower) => {
        const [verdict, back] = [frequencyVerdict(upper, lower), frequencyVerdict(lower, upper)]
        if (verdict === 'tightened' || verdict === 'weakened') expect(turned[verdict]).toContain(back)
        if (verdict === 'same') expect(back).toBe('same')
      }),
    )
  })

  it('is the same only where cycle, closing day and times are', () => {
    fc.assert(
      fc.property(anyFrequency, anyFrequency, (upper, lower) => {
        const isSame = upper.every === lower.every && upper.endsOn === lower.endsOn && upper.times === lower.times
        expect(frequencyVerdict(upper, lower) === 'same').toBe(isSame)
        expect(frequencyVerdict(upper, { ...upper })).toBe('same')
      }),
    )
  })

  it('once more than is asked is always stricter', () => {
    fc.assert(
      fc.property(anyFrequency, (upper) => {
        expect(frequencyVerdict(upper, { ...upper, times: upper.times + 1 })).toBe('tightened')
        expect(frequencyVerdict({ ...upper, times: upper.times + 1 }, upper)).toBe('weakened')
      }),
    )
  })

  it('is stricter with a cycle where none was asked, and weaker without one', () => {
    fc.assert(
      fc.property(anyFrequency, (one) => {
        expect([frequencyVerdict(undefined, one), frequencyVerdict(one, undefined)]).toEqual(['tightened', 'weakened'])
      }),
    )
    expect(frequencyVerdict(undefined, undefined)).toBe('same')
  })
})
