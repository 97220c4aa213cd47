import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccumulatorOf, type Measure, measures, type ObservationOf } from './measure.ts'
import type { Monoid } from './monoid.ts'

const value = fc.oneof(
  fc.integer({ min: -10_000, max: 10_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 0.2, 0.3, -0),
)
const choice = fc.oneof(fc.constantFrom('好', '一般', '差'), fc.constantFrom('__proto__', 'constructor', ''))
const observations: { [M in Measure]: fc.Arbitrary<ObservationOf<M>> } = {
  share: fc.constantFrom('good', 'bad', 'na'),
  sum: value,
  mean: value,
  min: value,
  max: value,
  distribution: fc.array(choice, { maxLength: 4 }),
  ratio: fc.record({ numerator: value, denominator: value }),
}
const kinds = Object.keys(measures) as Measure[]
const monoids: { readonly [M in Measure]: Monoid<AccumulatorOf<M>, ObservationOf<M>> } = measures
const monoidOf = <M extends Measure>(measure: M): Monoid<AccumulatorOf<M>, ObservationOf<M>> => monoids[measure]

const merge = <M extends Measure>(measure: M, one: AccumulatorOf<M>, other: AccumulatorOf<M>) =>
  monoidOf(measure).merge(one, other)
const figure = <M extends Measure>(measure: M, accumulator: AccumulatorOf<M>) => monoidOf(measure).figure(accumulator)

function accumulated<M extends Measure>(measure: M, seen: readonly ObservationOf<M>[]): AccumulatorOf<M> {
  const monoid = monoidOf(measure)
  return seen.reduce<AccumulatorOf<M>>((all, each) => monoid.merge(all, monoid.of(each)), monoid.empty)
}

describe.each(kinds)('a %s', (measure) => {
  const some = fc.array(observations[measure] as fc.Arbitrary<never>, { maxLength: 8 }).map((seen) => accumulated(measure, seen))

  it('merges to the same whatever the grouping', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(merge(measure, merge(measure, a, b), c)).toEqual(merge(measure, a, merge(measure, b, c)))
      }),
    )
  })

  it('merges to the same whatever the order, to the last byte', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(JSON.stringify(merge(measure, a, b))).toBe(JSON.stringify(merge(measure, b, a)))
      }),
    )
  })

  it('is unchanged by a region that has nothing', () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(merge(measure, a, measures[measure].empty)).toEqual(a)
      }),
    )
  })

  it('comes to the same when a part is exchanged as when all is merged anew, to the last byte, or says that it does not know', () => {
    fc.assert(
      fc.property(some, some, some, (others, before, after) => {
        const made = monoidOf(measure).exchange(merge(measure, others, before), before, after)
        if (made === null) expect(measures[measure].isSubtractable).toBe(false)
        else expect(JSON.stringify(made)).toBe(JSON.stringify(merge(measure, others, after)))
      }),
    )
  })

  it('knows what it comes to when a part comes in, and when everybody goes', () => {
    const { empty, exchange } = monoidOf(measure)
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(exchange(a, empty, b)).toEqual(merge(measure, a, b))
        expect(exchange(a, a, empty)).toEqual(empty)
      }),
    )
  })

  it('is the same added one by one as merged from parts', () => {
    const seen = fc.array(observations[measure] as fc.Arbitrary<never>, { maxLength: 12 })
    fc.assert(
      fc.property(seen, fc.nat(12), (all, cut) => {
        expect(merge(measure, accumulated(measure, all.slice(0, cut)), accumulated(measure, all.slice(cut)))).toEqual(
          accumulated(measure, all),
        )
      }),
    )
  })

  it('counts every target once', () => {
    const seen = fc.array(observations[measure] as fc.Arbitrary<never>, { maxLength: 12 })
    fc.assert(
      fc.property(seen, (all) => {
        expect(figure(measure, accumulated(measure, all)).targets).toBe(all.length)
      }),
    )
  })

  it('survives storage as JSON', () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(figure(measure, JSON.parse(JSON.stringify(a)))).toEqual(figure(measure, a))
      }),
    )
  })

  it('has no value before the first target', () => {
    expect(figure(measure, measures[measure].empty)).toMatchObject({ value: null, denominator: 0, targets: 0 })
  })
})

describe('a figure', () => {
  it('of a share leaves out what does not apply', () => {
    expect(figure('share', accumulated('share', ['good', 'good', 'bad', 'na']))).toEqual({
      value: 2 / 3,
      numerator: 2,
      denominator: 3,
      targets: 4,
    })
  })

  it('of a share where nothing applies has no value', () => {
    expect(figure('share', accumulated('share', ['na', 'na']))).toEqual({ value: null, numerator: 0, denominator: 0, targets: 2 })
  })

  it('of a sum is exact where doubles are not', () => {
    expect(figure('sum', accumulated('sum', [0.1, 0.2, 0.3])).value).toBe(0.6)
    expect(figure('sum', accumulated('sum', [1e16, 1, -1e16])).value).toBe(1)
  })

  it('of a mean is the mean of all, not of the means', () => {
    const city = merge('mean', accumulated('mean', [10]), accumulated('mean', [1, 2, 3]))
    expect(figure('mean', city)).toEqual({ value: 4, numerator: 16, denominator: 4, targets: 4 })
  })

  it('of an extreme is the least or the greatest', () => {
    expect(figure('min', accumulated('min', [3, -2, 5])).value).toBe(-2)
    expect(figure('max', accumulated('max', [3, -2, 5])).value).toBe(5)
  })

  it('of an extreme stands while others go, gives way to a greater one, and is unknown when it goes for less', () => {
    const all = accumulated('max', [3, -2, 5, 5])
    const exchange = (before: number[], after: number[]) =>
      measures.max.exchange(all, accumulated('max', before), accumulated('max', after))
    expect(exchange([-2, 3], [])).toEqual({ value: 5, targets: 2 })
    expect(exchange([5], [7, 1])).toEqual({ value: 7, targets: 5 })
    expect(exchange([5], [5])).toEqual(all)
    expect([exchange([5], []), exchange([5], [4])]).toEqual([null, null])
    expect(kinds.filter((measure) => !measures[measure].isSubtractable)).toEqual(['min', 'max'])
  })

  it('of a distribution is its counts', () => {
    expect(figure('distribution', accumulated('distribution', [['好'], ['差'], ['好']]))).toEqual({
      value: null,
      numerator: 3,
      denominator: 3,
      targets: 3,
      counts: { 好: 2, 差: 1 },
    })
  })

  it('of a distribution counts targets, not choices: who chose several is one, and so is who chose none', () => {
    expect(figure('distribution', accumulated('distribution', [['水', '电'], ['电'], [], ['电', '电', '路']]))).toEqual({
      value: null,
      numerator: 6,
      denominator: 4,
      targets: 4,
      counts: { 水: 1, 电: 4, 路: 1 },
    })
  })

  it('of a ratio divides the sums, and has no value over nothing', () => {
    const parts = [
      { numerator: 324, denominator: 9531 },
      { numerator: 173, denominator: 1490 },
    ]
    expect(figure('ratio', accumulated('ratio', parts))).toEqual({
      value: 497 / 11_021,
      numerator: 497,
      denominator: 11_021,
      targets: 2,
    })
    expect(figure('ratio', accumulated('ratio', [{ numerator: 1, denominator: 0 }])).value).toBeNull()
  })

  it('cannot be had of what is no number', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => measures.sum.of(bad)).toThrow(RangeError)
      expect(() => measures.max.of(bad)).toThrow(RangeError)
    }
  })
})
