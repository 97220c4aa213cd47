import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Accumulators, accumulatorsOf, exchange, figuresOf, merge, type Observed } from './accumulators.ts'
import { type Measure, measures } from './measure.ts'
import type { Monoid } from './monoid.ts'

const value = fc.oneof(fc.integer({ min: -10_000, max: 10_000 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
/** What a target observes, any measures of it: as it comes from judgements, numbers, choices and ratios together. */
const observed = fc.record(
  {
    share: fc.constantFrom('good', 'bad', 'na'),
    sum: value,
    mean: value,
    min: value,
    max: value,
    distribution: fc.array(fc.constantFrom('好', '差', '__proto__'), { maxLength: 3 }),
    ratio: fc.record({ numerator: value, denominator: value }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Observed>
const targets = fc.array(observed, { maxLength: 8 })
const accumulated = (all: readonly Observed[]) => all.map(accumulatorsOf).reduce<Accumulators>(merge, {})
const some = targets.map(accumulated)

describe('the accumulators of a place', () => {
  it('merge to the same whatever the grouping and the order, to the last byte', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
        expect(JSON.stringify(merge(a, b))).toBe(JSON.stringify(merge(b, a)))
      }),
    )
  })

  it('are unchanged by a region that observed nothing', () => {
    fc.assert(fc.property(some, (a) => void expect([merge(a, {}), merge({}, a)]).toEqual([a, a])))
  })

  it('come to the same when a part is exchanged as when all is merged anew, to the last byte, or are not known', () => {
    const isExtreme = ({ min, max }: Accumulators) => min !== undefined || max !== undefined
    let told = 0
    fc.assert(
      fc.property(some, some, some, (others, before, after) => {
        const made = exchange(merge(others, before), before, after)
        if (made === null) expect(isExtreme(before)).toBe(true)
        else expect(JSON.stringify(made)).toBe(JSON.stringify(merge(others, after)))
        if (made !== null && isExtreme(before)) told += 1
      }),
    )
    expect(told, 'often enough also of extremes').toBeGreaterThan(0)
    fc.assert(fc.property(some, (a) => void expect(exchange(a, a, {})).toEqual({})))
  })

  it('exchanged without taking out what was there before are caught', () => {
    const forgetful = (all: Accumulators, _: Accumulators, after: Accumulators) => merge(all, after)
    const holds = fc.property(some, some, some, (others, before, after) => {
      expect(forgetful(merge(others, before), before, after)).toEqual(merge(others, after))
    })
    expect(() => fc.assert(holds)).toThrow()
  })

  it('come to what each measure comes to over the flat list of those that fed it, however the list is cut', () => {
    fc.assert(
      fc.property(targets, fc.nat(8), (all, cut) => {
        const told = figuresOf(merge(accumulated(all.slice(0, cut)), accumulated(all.slice(cut))))
        for (const measure of Object.keys(measures) as Measure[]) {
          const fed = all.flatMap((one) => (one[measure] === undefined ? [] : [one[measure]]))
          const { of, empty, merge: add, figure } = measures[measure] as Monoid<unknown, unknown> // fed what it observes itself
          const flat = fed.reduce<unknown>((sum, one) => add(sum, of(one)), empty)
          expect(told[measure], measure).toEqual(fed.length === 0 ? undefined : figure(flat))
        }
      }),
    )
  })

  it('survive storage as JSON', () => {
    fc.assert(fc.property(some, (a) => void expect(figuresOf(JSON.parse(JSON.stringify(a)))).toEqual(figuresOf(a))))
  })

  it('of mutants that are no such thing, the same properties catch every one', () => {
    const mutants: Record<string, typeof merge> = {
      later: (_, b) => b,
      overlaid: (a, b) => ({ ...a, ...b }),
      forgetful: (a, b) => {
        const { distribution: _, ...rest } = merge(a, b)
        return rest
      },
    }
    for (const [name, mutant] of Object.entries(mutants)) {
      const holds = fc.property(some, some, (a, b) => {
        expect(mutant(a, b)).toEqual(mutant(b, a))
        expect(mutant(a, {})).toEqual(a)
      })
      expect(() => fc.assert(holds, { numRuns: 500 }), name).toThrow()
    }
  })
})

describe('a place that several measures are taken at', () => {
  it('shows each of them, and none that nothing fed', () => {
    const number = (n: number): Observed => ({ sum: n, mean: n, min: n, max: n })
    const told = figuresOf(accumulated([{ ...number(1.5), share: 'bad' }, number(2.5), {}]))
    expect(told).toEqual({
      share: { value: 0, numerator: 0, denominator: 1, targets: 1 },
      sum: { value: 4, numerator: 4, denominator: 2, targets: 2 },
      mean: { value: 2, numerator: 4, denominator: 2, targets: 2 },
      min: { value: 1.5, numerator: 1.5, denominator: 2, targets: 2 },
      max: { value: 2.5, numerator: 2.5, denominator: 2, targets: 2 },
    })
    expect(figuresOf({})).toEqual({})
  })
})
