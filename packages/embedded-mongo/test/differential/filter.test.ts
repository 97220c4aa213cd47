import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeDocument } from '../../src/bson/decode.ts'
import { encodeDocument } from '../../src/bson/encode.ts'
import { type Document, documentOf, type Value } from '../../src/bson/value.ts'
import { compileFilter, fieldsOfFilter } from '../../src/query/compileFilter.ts'
import { arbitraryValue } from './arbitraryValue.ts'
import { slowFilter } from './slowFilter.ts'

/** The same cases every time; another number tries others. */
const seed = Number(process.env['SEED'] ?? 1)
const runCount = 40_000

const few: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((n): Value => new Int32(n)),
  fc.constantFrom<Value>('x', 'xy', 'z', null, true, 1, 0.5, 2n, Number.NaN, Number.NaN, new Date(0)),
)
const nested = (depth: number): fc.Arbitrary<Value> =>
  depth === 0
    ? few
    : fc.oneof(
        { weight: 3, arbitrary: few },
        { weight: 2, arbitrary: fc.array(nested(depth - 1), { maxLength: 3 }) as fc.Arbitrary<Value> },
        {
          weight: 2,
          arbitrary: fc
            .array(fc.tuple(fc.constantFrom('a', 'b', '0', '1'), nested(depth - 1)), { maxLength: 3 })
            .map((fields): Value => new Map(fields)),
        },
        { weight: 1, arbitrary: arbitraryValue(1) },
      )
const document = fc
  .record({ a: nested(3), b: nested(2) }, { requiredKeys: ['a'] })
  .map((fields): Document => new Map<string, Value>([['_id', 1], ...Object.entries(fields)]))

const path = fc.oneof(
  fc.constantFrom('a', 'a', 'b'),
  fc.constantFrom('a.a', 'a.b', 'a.0', 'a.1', 'b.0.a', 'a.a.b', 'a.1.0', 'b.a.0', 'c'),
)
/** A document whose first name begins with a dollar would be operators. */
const operand = nested(1)
const named = (name: string, value: fc.Arbitrary<Value>) => value.map((one) => documentOf({ [name]: one }))
const list = (value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 3 }) as fc.Arbitrary<Value>

function operators(depth: number): fc.Arbitrary<Document> {
  const simple: fc.Arbitrary<Document>[] = [
    ...['$eq', '$ne', '$ne', '$gt', '$gte', '$lt', '$lte'].map((name) => named(name, operand)),
    fc.tuple(operand, operand).map(([low, high]) => documentOf({ $gte: low, $lt: high })),
    named('$in', list(operand)),
    named('$nin', list(operand)),
    named('$nin', list(operand)),
    named('$exists', fc.boolean()),
  ]
  if (depth === 0) return fc.oneof(...simple)
  const field = fc
    .tuple(fc.constantFrom('a', 'b', 'a.b', '0', '1', '0.a'), fc.oneof(operand, operators(depth - 1)))
    .map(([name, value]): Document => new Map([[name, value]]))
  const inside: fc.Arbitrary<Value> = fc.oneof(
    operators(depth - 1),
    field,
    fc
      .tuple(fc.constantFrom('$and', '$or'), fc.array(field, { minLength: 1, maxLength: 2 }))
      .map(([name, parts]) => documentOf({ [name]: parts })),
  )
  return fc.oneof(
    { weight: 7, arbitrary: fc.oneof(...simple) },
    { weight: 4, arbitrary: named('$elemMatch', inside) },
    { weight: 1, arbitrary: fc.tuple(inside, operand).map(([one, other]) => documentOf({ $elemMatch: one, $ne: other })) },
  )
}
const condition = fc
  .tuple(path, fc.oneof({ weight: 1, arbitrary: operand }, { weight: 6, arbitrary: operators(2) }))
  .map(([name, value]): Document => new Map([[name, value]]))
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 8, arbitrary: condition },
  { weight: 1, arbitrary: fc.tuple(condition, condition).map(([one, other]) => new Map([...one, ...other])) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$and', '$or'), fc.array(condition, { minLength: 1, maxLength: 3 }))
      .map(([name, parts]) => documentOf({ [name]: parts })),
  },
)

describe('a filter', () => {
  it(`finds what the slow reference finds, in ${runCount} cases`, { timeout: 120_000 }, () => {
    let found = 0
    fc.assert(
      fc.property(document, filter, (one, query) => {
        const expected = slowFilter(one, query)
        if (expected) found++
        expect(compileFilter(query)(one)).toBe(expected)
      }),
      { numRuns: runCount, seed: seed },
    )
    // A filter that always or never matched would agree too easily.
    expect(found).toBeGreaterThan(runCount * 0.2)
    expect(found).toBeLessThan(runCount * 0.8)
  })

  it('needs no fields but those it names', () => {
    fc.assert(
      fc.property(document, filter, (one, query) => {
        const part = decodeDocument(encodeDocument(one), fieldsOfFilter(query))
        expect(compileFilter(query)(part)).toBe(compileFilter(query)(one))
      }),
      { numRuns: 5000, seed: seed },
    )
  })

  it('holds when it is said twice, and when it is one of two', () => {
    fc.assert(
      fc.property(document, condition, condition, (one, query, other) => {
        const [holds, otherHolds] = [query, other].map((each) => compileFilter(each)(one))
        expect(compileFilter(documentOf({ $and: [query, query] }))(one)).toBe(holds)
        expect(compileFilter(documentOf({ $or: [query, other] }))(one)).toBe(holds || otherHolds)
      }),
      { numRuns: 5000, seed: seed },
    )
  })
})
