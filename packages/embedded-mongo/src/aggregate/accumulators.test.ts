import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal } from '../../test/literal.ts'
import { documentOf, type Value } from '../bson/value.ts'
import { compileAccumulator } from './accumulators.ts'

/** What an accumulator makes of the field `v` of documents of which some may lack it. */
function gather(name: string, values: readonly (Value | undefined)[]): Value {
  const { start, add, compute } = compileAccumulator('total', documentOf({ [name]: '$v' }))
  return values.reduce<Value>((kept, v) => add(kept, compute(documentOf({ v }))), start)
}
const runCount = { numRuns: 3000, seed: 1 }

describe('$sum', () => {
  it.each<[string, (Value | undefined)[], Value]>([
    ['nothing is the integer 0', [], new Int32(0)],
    ['integers is an integer', [new Int32(2), new Int32(3)], new Int32(5)],
    ['what passes 32 bits is a long', [new Int32(2 ** 31 - 1), new Int32(1)], 2n ** 31n],
    ['longs stays exact beyond what a double holds', [2n ** 53n, 1n, new Int32(1)], 2n ** 53n + 2n],
    ['what passes 64 bits is a double', [2n ** 63n - 1n, 1n], 2 ** 63],
    ['an integer and half of one is a double', [new Int32(1), 0.5], 1.5],
    ['whole doubles is still a double', [1, 2], 3],
    ['anything else counts nothing', ['5', null, undefined, true, [1], new Date(5), new Int32(1)], new Int32(1)],
    ['not a number is not a number', [Number.NaN, new Int32(1)], Number.NaN],
  ])('of %s', (_name, values, expected) => {
    expect(gather('$sum', values)).toEqual(expected)
  })

  it('of integers is exact, in whatever order they come', () => {
    const whole = fc.oneof(
      fc.integer().map((n): Value => new Int32(n)),
      fc.bigInt({ min: -(2n ** 59n), max: 2n ** 59n }),
    )
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 12 }), (values) => {
        const exact = values.reduce<bigint>(
          (sum, value) => sum + BigInt(value instanceof Int32 ? value.value : (value as bigint)),
          0n,
        )
        for (const list of [values, values.toReversed()]) {
          const sum = gather('$sum', list)
          expect(BigInt(sum instanceof Int32 ? sum.value : (sum as bigint))).toBe(exact)
        }
      }),
      runCount,
    )
  })

  it('of a literal counts the documents', () => {
    const { start, add, compute } = compileAccumulator('rows', literal({ $sum: 1 }))
    let kept = start
    for (let row = 0; row < 5; row++) kept = add(kept, compute(literal({})))
    expect(kept).toEqual(new Int32(5))
  })
})

describe('a field of $group', () => {
  it.each<[string, string, Value, number]>([
    ['with a dot in its name', 'a.b', literal({ $sum: 1 }), 40235],
    ['that is a path', 'a', '$b', 40234],
    ['that is a list', 'a', [literal({ $sum: 1 })], 40234],
    ['without an accumulator', 'a', new Map(), 40234],
    ['with two accumulators', 'a', literal({ $sum: 1, $max: 1 }), 40234],
    ...['$min', '$max', '$first', '$last', '$push', '$addToSet', '$avg'].map((name): [string, string, Value, number] => [
      `with ${name}, which nothing uses`,
      'a',
      new Map([[name, '$b']]),
      15952,
    ]),
    ['with an unknown accumulator', 'a', literal({ $stdDevPop: '$b' }), 15952],
    ['that counts by its own operator', 'a', literal({ $count: {} }), 15952],
    ['with an expression outside the list', 'a', literal({ $sum: { $add: [1, 2] } }), 168],
    ['with a path that ends in a dot', 'a', literal({ $sum: '$b.' }), 40353],
  ])('is refused %s', (_name, field, spec, code) => {
    expect(() => compileAccumulator(field, spec)).toThrow(expect.objectContaining({ code }))
  })
})
