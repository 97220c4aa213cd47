import { BSONRegExp, Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeDocument } from '../../src/bson/decode.ts'
import { encodeDocument } from '../../src/bson/encode.ts'
import { type Document, documentOf, type Value } from '../../src/bson/value.ts'
import { compileFilter, fieldsOfFilter } from '../../src/query/compileFilter.ts'
import { arbitraryValue } from './arbitraryValue.ts'
import { slowFilter } from './slowFilter.ts'

/** The same cases every time; another number tries others. */
const SEED = Number(process.env['SEED'] ?? 1)
const RUNS = 40_000

const few: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((n): Value => new Int32(n)),
  fc.constantFrom<Value>('x', 'xy', 'z', null, true, 1, 0.5, 2n, Number.NaN, Number.NaN, new Date(0), new BSONRegExp('^x', '')),
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
const isPlain = (value: Value) => !(value instanceof BSONRegExp)
/** A document whose first name begins with a dollar would be operators. */
const operand = nested(1)
const bound = operand.filter(isPlain)
const type = fc.constantFrom('int', 'long', 'double', 'number', 'string', 'array', 'object', 'null', 'bool', 'date', 'regex')
const named = (name: string, value: fc.Arbitrary<Value>) => value.map((one) => documentOf({ [name]: one }))
const list = (value: fc.Arbitrary<Value>, minLength = 0) => fc.array(value, { minLength, maxLength: 3 }) as fc.Arbitrary<Value>

const operators = (depth: number): fc.Arbitrary<Document> => {
  const simple: fc.Arbitrary<Document>[] = [
    named('$eq', bound),
    named('$ne', bound),
    ...['$gt', '$gte', '$lt', '$lte'].map((name) => named(name, bound)),
    fc.tuple(bound, bound).map(([low, high]) => documentOf({ $gte: low, $lt: high })),
    named('$in', list(operand)),
    named('$nin', list(operand)),
    named('$all', list(operand)),
    named('$exists', fc.boolean()),
    named(
      '$size',
      fc.integer({ min: 0, max: 3 }).map((n) => new Int32(n)),
    ),
    named('$type', fc.oneof(type, list(type, 1))),
    fc.constantFrom('^x', 'y$', 'x').map((pattern) => documentOf({ $regex: pattern })),
  ]
  if (depth === 0) return fc.oneof(...simple)
  // The store refuses to negate several conditions at once, and $all of several values is that.
  const isOne = (condition: Document) => [...condition].every(([name, value]) => name !== '$all' || (value as Value[]).length < 2)
  const one = fc.oneof(...simple).filter((condition) => condition.size === 1 && isOne(condition))
  const inside: fc.Arbitrary<Value> = fc.oneof(
    operators(depth - 1),
    fc
      .tuple(fc.constantFrom('a', 'b', 'a.b', '0'), fc.oneof(operand, operators(depth - 1)))
      .map(([name, value]) => new Map([[name, value]])),
  )
  return fc.oneof(
    { weight: 6, arbitrary: fc.oneof(...simple) },
    { weight: 2, arbitrary: named('$not', fc.oneof(one, fc.constant<Value>(new BSONRegExp('^x', '')))) },
    { weight: 3, arbitrary: named('$elemMatch', inside) },
    { weight: 1, arbitrary: list(named('$elemMatch', inside), 1).map((all) => documentOf({ $all: all })) },
    { weight: 1, arbitrary: named('$not', named('$elemMatch', inside)) },
  )
}
const condition = fc
  .tuple(path, fc.oneof(operand, operators(1), operators(1)))
  .map(([name, value]): Document => new Map([[name, value]]))
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 8, arbitrary: condition },
  { weight: 2, arbitrary: fc.tuple(condition, condition).map(([one, other]) => new Map([...one, ...other])) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(condition, { minLength: 1, maxLength: 3 }))
      .map(([name, parts]) => documentOf({ [name]: parts })),
  },
)

describe('a filter', () => {
  it(`finds what the slow reference finds, in ${RUNS} cases`, { timeout: 120_000 }, () => {
    let found = 0
    fc.assert(
      fc.property(document, filter, (one, query) => {
        const expected = slowFilter(one, query)
        if (expected) found++
        expect(compileFilter(query)(one)).toBe(expected)
      }),
      { numRuns: RUNS, seed: SEED },
    )
    // A filter that always or never matched would agree too easily.
    expect(found).toBeGreaterThan(RUNS * 0.2)
    expect(found).toBeLessThan(RUNS * 0.8)
  })

  it('needs no fields but those it names', () => {
    fc.assert(
      fc.property(document, filter, (one, query) => {
        const part = decodeDocument(encodeDocument(one), fieldsOfFilter(query))
        expect(compileFilter(query)(part)).toBe(compileFilter(query)(one))
      }),
      { numRuns: 5000, seed: SEED },
    )
  })

  it('and its opposite share every document between them', () => {
    fc.assert(
      fc.property(document, condition, (one, query) => {
        expect(compileFilter(documentOf({ $nor: [query] }))(one)).toBe(!compileFilter(query)(one))
        expect(compileFilter(documentOf({ $and: [query, query] }))(one)).toBe(compileFilter(query)(one))
      }),
      { numRuns: 5000, seed: SEED },
    )
  })
})
