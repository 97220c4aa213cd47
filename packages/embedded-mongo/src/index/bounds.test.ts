import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryValue } from '../../test/differential/arbitraryValue.ts'
import { literal } from '../../test/literal.ts'
import { encodeKey } from '../bson/keyEncoding.ts'
import { documentOf, int, type Value } from '../bson/value.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { boundsOf, type Interval, successor } from './bounds.ts'
import { indexKeysOf } from './indexKeys.ts'
import { parseIndexSpec } from './indexSpec.ts'

type Fields = Record<string, unknown>
const bounds = (filter: Fields) => boundsOf(literal(filter))
const isInside = (key: Buffer, { low, high }: Interval) => Buffer.compare(key, low) >= 0 && Buffer.compare(key, high) < 0
/** Whether the only bound of a condition on `a` lets a value in. */
function lets(condition: unknown, value: Value) {
  const [bound, ...more] = bounds({ a: condition })
  if (bound === undefined || more.length > 0) throw new Error('not one bound')
  return bound.intervals.some((interval) => isInside(encodeKey([value]), interval))
}

describe('the bounds of a condition', () => {
  it.each<[string, unknown, Value[], Value[]]>([
    ['a value', 5, [5, 5n, new Int32(5)], [4, 6, '5', null, true]],
    ['null', null, [null], [0, '', false]],
    ['$eq', { $eq: 'b' }, ['b'], ['a', 'ba', 'b\0']],
    ['$in', { $in: [1, 'x', null] }, [1, 'x', null], [2, 'y', 1.5]],
    ['$gt', { $gt: 5 }, [6, 5.5, Number.POSITIVE_INFINITY], [5, 4, '6', null, true, Number.NaN]],
    ['$gte', { $gte: 5 }, [5, 6], [4.9, '6', null]],
    ['$lt', { $lt: 'b' }, ['', 'a', 'aa'], ['b', 'c', 5, null, false]],
    ['$lte', { $lte: 'b' }, ['b', 'a'], ['b\0', 'ba', 5]],
    ['a moment', { $gte: new Date(10) }, [new Date(10), new Date(11)], [new Date(9), 11, new Date(-1)]],
    ['a truth', { $lt: true }, [false], [true, 0, null]],
  ])('of %s let in what may match, and keep out what is beside it', (_name, condition, inside, outside) => {
    for (const value of inside) expect(lets(condition, value), String(value)).toBe(true)
    for (const value of outside) expect(lets(condition, value), String(value)).toBe(false)
  })

  it.each<[string, unknown]>([
    ['a whole list', [1, 2]],
    ['$eq of a list', { $eq: [1] }],
    ['$in with a list', { $in: [1, [2]] }],
    ['$in of nothing', { $in: [] }],
    ['$in of more than 2,000', { $in: Array.from({ length: 2001 }, (_, n) => n) }],
    ['$ne', { $ne: 1 }],
    ['$nin', { $nin: [1] }],
    ['$exists', { $exists: true }],
    ['$elemMatch', { $elemMatch: { $gt: 1 } }],
    ['$gte null, which a missing field also is', { $gte: null }],
    ['$lte not a number', { $lte: Number.NaN }],
    ['$gt of a list', { $gt: [1] }],
  ])('of %s say nothing', (_name, condition) => {
    expect(bounds({ a: condition })).toEqual([])
  })

  it('are points where only equal values may match', () => {
    expect(bounds({ a: 1, b: { $eq: 1 }, c: { $in: [1, 2] }, d: { $gt: 1 } }).map(({ isPoint }) => isPoint)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('are gathered from all conditions that must hold, and from no others', () => {
    const filter = {
      a: { $gt: 1, $lt: 5 },
      $and: [{ b: 1 }, { $and: [{ c: 2 }, { $or: [{ d: 1 }] }] }],
      $or: [{ e: 1 }],
    }
    expect(bounds(filter).map(({ path }) => path)).toEqual(['a', 'a', 'b', 'c'])
  })

  it('take 2,000 values of a list', () => {
    expect(bounds({ a: { $in: Array.from({ length: 2000 }, (_, n) => n) } })[0]?.intervals).toHaveLength(2000)
  })
})

describe('the bounds of any condition', () => {
  const value = arbitraryValue(1)
  const condition: fc.Arbitrary<Value> = fc.oneof(
    value,
    fc.tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte'), value).map(([name, one]) => documentOf({ [name]: one })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => documentOf({ $in: list })),
  )
  const held = fc.oneof(value, fc.array(value, { maxLength: 3 }) as fc.Arbitrary<Value>, fc.constant(undefined))
  const spec = parseIndexSpec(documentOf({ key: documentOf({ a: int(1) }), name: 'a_1' }))

  it('hold a key of every document that matches, in 20,000 cases', () => {
    let seen = 0
    fc.assert(
      fc.property(condition, held, (wanted, one) => {
        const filter = new Map([['a', wanted]])
        const document = documentOf({ a: one })
        if (!compileFilter(filter)(document)) return
        const { keys } = indexKeysOf(document, spec)
        for (const { intervals } of boundsOf(filter)) {
          seen++
          expect(keys.some((key) => intervals.some((interval) => isInside(key, interval)))).toBe(true)
        }
      }),
      { numRuns: 20_000, seed: 1 },
    )
    expect(seen).toBeGreaterThan(600)
  })
})

describe('the successor of bytes', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 4 }).map((array) => Buffer.from(array))
  const edgy = fc.array(fc.constantFrom(0, 1, 0xfe, 0xff), { minLength: 1, maxLength: 3 }).map((array) => Buffer.from(array))

  it('lies above everything that begins with them, and nothing else lies between', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, edgy), fc.oneof(bytes, edgy), (start, other) => {
        const after = successor(start)
        const begins = other.subarray(0, start.length).equals(start)
        // Keys begin with the rank of a type, which is never 255: beyond the last there is nothing.
        fc.pre(start.some((byte) => byte < 0xff))
        expect(Buffer.compare(Buffer.concat([start, other]), after)).toBe(-1)
        expect(Buffer.compare(other, start) >= 0 && Buffer.compare(other, after) < 0).toBe(begins)
      }),
      { numRuns: 5000, seed: 1 },
    )
  })

  it('leaves the given bytes alone', () => {
    const given = Buffer.from([1, 2])
    expect(successor(given)).toEqual(Buffer.from([1, 3]))
    expect(given).toEqual(Buffer.from([1, 2]))
    expect(successor(Buffer.from([1, 0xff]))).toEqual(Buffer.from([2]))
    expect(Buffer.compare(successor(Buffer.from([0xff, 0xff])), Buffer.from([0xff, 0xff]))).toBe(1)
  })
})
