import { Binary, Int32, ObjectId } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryValue } from '../../test/differential/arbitraryValue.ts'
import { equalValues } from './compare.ts'
import { emptyArray, encodeKey, identityOf, type KeyPart } from './keyEncoding.ts'
import type { Value } from './value.ts'

const runCount = { numRuns: 20_000, seed: 1 }
const order = (left: KeyPart, right: KeyPart) => Buffer.compare(encodeKey([left]), encodeKey([right]))
const startsWith = (key: Buffer, prefix: Buffer) => key.subarray(0, prefix.length).equals(prefix)

describe('the key of a value', () => {
  it('never begins with the whole key of another value, so that parts put together keep their order', () => {
    fc.assert(
      fc.property(arbitraryValue(), arbitraryValue(), (left, right) => {
        expect(startsWith(encodeKey([left]), encodeKey([right]))).toBe(equalValues(left, right))
      }),
      runCount,
    )
  })

  it('of several parts is the keys of the parts one behind the other', () => {
    fc.assert(
      fc.property(fc.array(arbitraryValue(1), { maxLength: 4 }), (parts) => {
        expect(encodeKey(parts).equals(Buffer.concat(parts.map((part) => encodeKey([part]))))).toBe(true)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('going down is the key going up with every bit turned, part by part', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(arbitraryValue(1), fc.constantFrom(1, -1)), { maxLength: 4 }), (parts) => {
        const expected = parts.map(([part, direction]) => encodeKey([part]).map((byte) => (direction < 0 ? 255 - byte : byte)))
        const actual = encodeKey(
          parts.map(([part]) => part),
          parts.map(([, direction]) => direction),
        )
        expect(actual.equals(Buffer.concat(expected))).toBe(true)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('is the same for a missing field and for null, and above that of an empty list', () => {
    expect(encodeKey([undefined])).toEqual(encodeKey([null]))
    expect(order(emptyArray, null)).toBe(-1)
    expect(order(null, emptyArray)).toBe(1)
    // As a value in its own right a list stands among the lists, far above.
    expect(order([], null)).toBe(1)
    expect(Buffer.compare(encodeKey([emptyArray], [-1]), encodeKey([null], [-1]))).toBe(1)
  })

  it('of an empty list comes before that of every value', () => {
    fc.assert(
      fc.property(arbitraryValue(), (value) => {
        expect(order(emptyArray, value)).toBe(-1)
      }),
      { numRuns: 1000, seed: 1 },
    )
  })

  it('follows the order of the types', () => {
    const rising: Value[] = [
      null,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      -1,
      0,
      new Int32(1),
      2n,
      Number.POSITIVE_INFINITY,
      '',
      'a',
      new Map(),
      new Map([['a', null]]),
      [],
      [null],
      new Binary(Buffer.alloc(0), 0),
      new Binary(Buffer.from([9]), 0),
      new Binary(Buffer.from([9]), 4),
      new Binary(Buffer.from([1, 2]), 0),
      new ObjectId('0'.repeat(24)),
      false,
      true,
      new Date(-1),
      new Date(0),
    ]
    for (const [at, value] of rising.slice(1).entries()) expect(order(rising[at], value), `place ${at}`).toBe(-1)
  })
})

describe('the key of a number', () => {
  const limit = 2n ** 63n
  const whole = fc.oneof(
    fc.bigInt({ min: -limit, max: limit - 1n }),
    fc
      .tuple(
        fc.constantFrom(2n ** 53n, 2n ** 54n, 2n ** 62n, limit - 2000n, -(2n ** 53n), -limit + 2000n),
        fc.bigInt({ min: -1500n, max: 1500n }),
      )
      .map(([base, off]) => base + off),
  )
  const exact = (value: bigint | number): [bigint, number] => {
    if (typeof value === 'bigint') return [value, 0]
    return [BigInt(Math.floor(value)), value - Math.floor(value)]
  }
  const compareExactly = (left: bigint | number, right: bigint | number): number => {
    const [[a, more], [b, less]] = [exact(left), exact(right)]
    return a < b ? -1 : a > b ? 1 : Math.sign(more - less)
  }

  it('keeps apart 64-bit integers that no double can tell apart', () => {
    fc.assert(
      fc.property(whole, fc.bigInt({ min: -3n, max: 3n }), (value, step) => {
        const other = value + step
        fc.pre(other >= -limit && other < limit)
        expect(order(value, other)).toBe(compareExactly(value, other))
      }),
      runCount,
    )
  })

  it('orders integers among doubles by their exact value', () => {
    fc.assert(
      fc.property(whole, fc.double({ noNaN: true, min: -(2 ** 63), max: 2 ** 63 }), fc.boolean(), (value, far, isNear) => {
        const double = isNear ? Number(value) : far
        expect(order(value, double)).toBe(compareExactly(value, double))
        expect(order(double, value) + 0).toBe(-compareExactly(value, double) + 0)
      }),
      runCount,
    )
  })

  it('is one for equal numbers of all three types, and for both zeros', () => {
    for (const n of [0, 1, -1, 430_300, -(2 ** 31), 2 ** 31 - 1]) {
      expect(encodeKey([new Int32(n)])).toEqual(encodeKey([n]))
      expect(encodeKey([BigInt(n)])).toEqual(encodeKey([n]))
    }
    expect(encodeKey([-0])).toEqual(encodeKey([0]))
    expect(encodeKey([2n ** 62n])).toEqual(encodeKey([2 ** 62]))
  })
})

describe('the key of a text', () => {
  const text = fc.oneof(
    fc.constantFrom('', '\0', 'a', 'a\0', 'a\0b', 'ab', '\u0001', '村', '村民', '\u{1f600}', '\uffff'),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  )

  it('orders by the bytes of UTF-8, a zero inside included', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(order(left, right)).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)))
      }),
      runCount,
    )
  })
})

describe('the identity of a value', () => {
  it('is equal for equal values and for no others', () => {
    fc.assert(
      fc.property(arbitraryValue(), arbitraryValue(), (left, right) => {
        expect(identityOf(left) === identityOf(right)).toBe(equalValues(left, right))
      }),
      runCount,
    )
  })
})
