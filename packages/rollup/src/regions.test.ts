import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Accumulators, accumulatorsOf, exchange, figuresOf, merge, type Observed } from './accumulators.ts'
import { decimalOf, minus, plus } from './decimal.ts'
import { quotient } from './monoid.ts'
import { ratio } from './ratio.ts'
import { share } from './share.ts'

/** A city of counties of villages; each village says one thing, or nothing yet. */
const villages = ['甲县/一村', '甲县/二村', '乙县/一村', '乙县/二村', '丙县/一村'] as const
const counties = ['甲县', '乙县', '丙县'] as const
const said: fc.Arbitrary<Observed> = fc.oneof(
  fc.constant({}),
  fc.integer({ min: -3, max: 3 }).map((n): Observed => ({ sum: n / 10, mean: n, min: n, max: n })),
  fc.constantFrom('good', 'bad', 'na').map((result): Observed => ({ share: result as 'good' })), // one of the three
  fc.subarray(['水', '电', '路']).map((distribution): Observed => ({ distribution })),
  fc.record({ numerator: fc.nat(9), denominator: fc.nat(9) }).map((parts): Observed => ({ ratio: parts })),
)
const history = fc.array(fc.tuple(fc.constantFrom(...villages), said), { maxLength: 25 })
const together = (all: Iterable<Accumulators>) => [...all].reduce<Accumulators>(merge, {})

describe('a city whose villages answer, correct and withdraw in any order', () => {
  it('comes by differences to what all its villages come to by themselves, county by county', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const village = new Map<string, Accumulators>()
        const county = new Map<string, Accumulators>()
        let city: Accumulators = {}
        for (const [name, observed] of steps) {
          const above = name.slice(0, 2)
          const [before, after] = [village.get(name) ?? {}, accumulatorsOf(observed)]
          village.set(name, after)
          const own = () => together([...village].filter(([key]) => key.startsWith(above)).map(([, value]) => value))
          const was = county.get(above) ?? {}
          const is = exchange(was, before, after) ?? own()
          county.set(above, is)
          city = exchange(city, was, is) ?? together(county.values())
        }
        expect(figuresOf(city)).toEqual(figuresOf(together(village.values())))
        for (const name of counties) {
          const own = [...village].filter(([key]) => key.startsWith(name)).map(([, value]) => value)
          expect(county.get(name) ?? {}).toEqual(together(own))
        }
      }),
    )
  })

  it('has no figure of what every village took back', () => {
    const [one, none] = [accumulatorsOf({ sum: 1.5, share: 'bad', distribution: ['水'] }), {}]
    expect(exchange(one, one, none)).toEqual({})
    expect(figuresOf(exchange(one, one, none) ?? one)).toEqual({})
  })
})

describe('a number that cannot be shown', () => {
  it('is refused where it comes in, and divides nothing', () => {
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => decimalOf(none)).toThrow(RangeError)
      expect(() => accumulatorsOf({ ratio: { numerator: none, denominator: 1 } })).toThrow(RangeError)
      expect(() => accumulatorsOf({ min: none })).toThrow(RangeError)
    }
    expect([quotient(0, 0), quotient(3, 0), quotient(0, 3)]).toEqual([null, null, 0])
  })

  it('is no share of what applies to nobody, and a share may be nothing or all', () => {
    const value = (good: number, bad: number, na: number) => share.figure({ good, bad, na }).value
    expect([value(0, 0, 3), value(0, 2, 0), value(2, 0, 9)]).toEqual([null, 0, 1])
  })

  it('may be negative, and so may be what a sum is divided by', () => {
    expect(ratio.figure(ratio.of({ numerator: -1, denominator: 4 })).value).toBe(-0.25)
    expect(ratio.figure(ratio.of({ numerator: 1, denominator: -4 }))).toMatchObject({ value: -0.25, denominator: -4 })
    expect(minus(plus('-0.1', '0.3'), '0.2')).toBe('0')
    expect(plus('99999999999999999999.5', '0.5')).toBe('100000000000000000000')
  })
})
