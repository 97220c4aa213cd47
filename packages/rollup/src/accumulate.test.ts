import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, empty, figure, merge } from './accumulate.ts'
import { type Accumulator, type Measure, measures, type ObservationOf } from './measure.ts'

const value = fc.oneof(
  fc.integer({ min: -10_000, max: 10_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 0.2, 0.3, -0),
)
const observations: { [M in Measure]: fc.Arbitrary<ObservationOf<M>> } = {
  share: fc.constantFrom('good', 'bad', 'na'),
  sum: value,
  mean: value,
  min: value,
  max: value,
  distribution: fc.oneof(fc.constantFrom('好', '一般', '差'), fc.constantFrom('__proto__', 'constructor', '')),
  ratio: fc.record({ numerator: value, denominator: value }),
}
const kinds = Object.keys(measures) as Measure[]

function accumulated<M extends Measure>(measure: M, seen: readonly ObservationOf<M>[]): Accumulator<M> {
  return seen.reduce((accumulator, each) => add(accumulator, each), empty(measure))
}

describe.each(kinds)('a %s', (measure) => {
  const some = fc.array(observations[measure] as fc.Arbitrary<never>, { maxLength: 8 }).map((seen) => accumulated(measure, seen))

  it('merges to the same whatever the grouping', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
      }),
    )
  })

  it('merges to the same whatever the order, to the last byte', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(JSON.stringify(merge(a, b))).toBe(JSON.stringify(merge(b, a)))
      }),
    )
  })

  it('is unchanged by a region that has nothing', () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(merge(a, empty(measure))).toEqual(a)
      }),
    )
  })

  it('is the same added one by one as merged from parts', () => {
    const seen = fc.array(observations[measure] as fc.Arbitrary<never>, { maxLength: 12 })
    fc.assert(
      fc.property(seen, fc.nat(12), (all, cut) => {
        expect(merge(accumulated(measure, all.slice(0, cut)), accumulated(measure, all.slice(cut)))).toEqual(
          accumulated(measure, all),
        )
      }),
    )
  })

  it('counts every target once', () => {
    const seen = fc.array(observations[measure] as fc.Arbitrary<never>, { maxLength: 12 })
    fc.assert(
      fc.property(seen, (all) => {
        expect(figure(accumulated(measure, all)).targets).toBe(all.length)
      }),
    )
  })

  it('survives storage as JSON', () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(figure(JSON.parse(JSON.stringify(a)))).toEqual(figure(a))
      }),
    )
  })

  it('has no value before the first target', () => {
    expect(figure(empty(measure))).toMatchObject({ value: null, denominator: 0, targets: 0 })
  })
})

describe('a figure', () => {
  it('of a share leaves out what does not apply', () => {
    expect(figure(accumulated('share', ['good', 'good', 'bad', 'na']))).toEqual({
      value: 2 / 3,
      numerator: 2,
      denominator: 3,
      targets: 4,
    })
  })

  it('of a share where nothing applies has no value', () => {
    expect(figure(accumulated('share', ['na', 'na']))).toEqual({ value: null, numerator: 0, denominator: 0, targets: 2 })
  })

  it('of a sum is exact where doubles are not', () => {
    expect(figure(accumulated('sum', [0.1, 0.2, 0.3])).value).toBe(0.6)
    expect(figure(accumulated('sum', [1e16, 1, -1e16])).value).toBe(1)
  })

  it('of a mean is the mean of all, not of the means', () => {
    const city = merge(accumulated('mean', [10]), accumulated('mean', [1, 2, 3]))
    expect(figure(city)).toEqual({ value: 4, numerator: 16, denominator: 4, targets: 4 })
  })

  it('of an extreme is the least or the greatest', () => {
    expect(figure(accumulated('min', [3, -2, 5])).value).toBe(-2)
    expect(figure(accumulated('max', [3, -2, 5])).value).toBe(5)
  })

  it('of a distribution is its counts', () => {
    expect(figure(accumulated('distribution', ['好', '差', '好']))).toEqual({
      value: null,
      numerator: 3,
      denominator: 3,
      targets: 3,
      counts: { 好: 2, 差: 1 },
    })
  })

  it('of a ratio divides the sums, and has no value over nothing', () => {
    const parts = [
      { numerator: 324, denominator: 9531 },
      { numerator: 173, denominator: 1490 },
    ]
    expect(figure(accumulated('ratio', parts))).toEqual({ value: 497 / 11_021, numerator: 497, denominator: 11_021, targets: 2 })
    expect(figure(accumulated('ratio', [{ numerator: 1, denominator: 0 }])).value).toBeNull()
  })

  it('cannot be had by merging unlike measures', () => {
    expect(() => merge<Measure>(empty('sum'), empty('mean'))).toThrow('cannot merge sum with mean')
  })

  it('cannot be had of what is no number', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => add(empty('sum'), bad)).toThrow(RangeError)
      expect(() => add(empty('max'), bad)).toThrow(RangeError)
    }
  })
})
