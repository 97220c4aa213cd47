import { Binary, Int32, ObjectId } from 'bson'
import fc from 'fast-check'
import type { Value } from '../../src/bson/value.ts'

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }).map((n): Value => new Int32(n)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Value>(
      0,
      -0,
      1,
      1.5,
      -1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      2 ** 53,
      5e-324,
      Number.MAX_VALUE,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Value>(
      0n,
      1n,
      -1n,
      2n ** 53n + 1n,
      2n ** 53n,
      -(2n ** 53n) - 1n,
      2n ** 62n + 1n,
      2n ** 62n + 2n,
      2n ** 63n - 1n,
      -(2n ** 63n),
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom<Value>('', 'a', 'b', 'ab', 'a\0', 'a\0b', 'é', '\u{1f600}', '\uffff', '村') },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) as fc.Arbitrary<Value> },
  { weight: 2, arbitrary: fc.constantFrom<Value>(null, true, false) },
  { weight: 1, arbitrary: fc.constantFrom<Value>(new Date(0), new Date(-1), new Date(1_584_662_400_000)) },
  { weight: 1, arbitrary: fc.constantFrom<Value>(new ObjectId('0'.repeat(24)), new ObjectId('f'.repeat(24))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Value>(new Binary(Buffer.from([1]), 0), new Binary(Buffer.from([0, 2]), 4)),
  },
)

/** Any value that the store takes, of every type, with many that are equal or nearly so. */
export const arbitraryValue = (depth = 2): fc.Arbitrary<Value> =>
  depth === 0
    ? scalar
    : fc.oneof(
        { weight: 6, arbitrary: scalar },
        { weight: 2, arbitrary: fc.array(arbitraryValue(depth - 1), { maxLength: 3 }) as fc.Arbitrary<Value> },
        {
          weight: 2,
          arbitrary: fc
            .array(fc.tuple(fc.constantFrom('a', 'b', '1', '0', '__proto__', 'constructor'), arbitraryValue(depth - 1)), {
              maxLength: 3,
            })
            .map((fields): Value => new Map(fields)),
        },
      )
