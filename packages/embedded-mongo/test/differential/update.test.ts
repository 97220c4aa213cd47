import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeDocument } from '../../src/bson/encode.ts'
import { MongoError } from '../../src/bson/mongoError.ts'
import { type Document, documentOf, type Value } from '../../src/bson/value.ts'
import { compileUpdate } from '../../src/update/compileUpdate.ts'
import { slowUpdate } from './slowUpdate.ts'

/** The same cases every time; another number tries others. */
const seed = Number(process.env['SEED'] ?? 1)

const plain: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -2, max: 2 }).map((n): Value => new Int32(n)),
  fc.constantFrom<Value>(0.5, 1, 'x', 'y', true, null),
)
const nested = (depth: number): fc.Arbitrary<Value> =>
  depth === 0
    ? plain
    : fc.oneof(
        { weight: 3, arbitrary: plain },
        { weight: 2, arbitrary: fc.array(nested(depth - 1), { maxLength: 4 }) as fc.Arbitrary<Value> },
        {
          weight: 2,
          arbitrary: fc
            .array(fc.tuple(fc.constantFrom('a', 'b', '0', '1'), nested(depth - 1)), { maxLength: 3 })
            .map((fields): Value => new Map(fields)),
        },
      )
const document = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), nested(2)), { maxLength: 3 })
  .map((fields) => new Map<string, Value>([['_id', 'k'], ...fields]))
const path = fc.constantFrom('_id', 'a', 'b', 'c', 'd', 'a.a', 'a.b', 'a.0', 'a.1', 'a.3', 'b.0.a', 'b.a.b', 'd.e', 'c.1.1')
const each = fc
  .tuple(fc.constantFrom('$push', '$addToSet'), fc.array(plain, { maxLength: 3 }))
  .map(([name, list]): [string, Document] => [name, documentOf({ $each: list })])
const field = fc.tuple(fc.constantFrom('a', 'b', '0', 'a.b'), plain).map(([name, value]): Document => new Map([[name, value]]))
/** What `$pull` takes: a value, a filter for documents, several joined, or operators, also for lists in the list. */
const pulled: fc.Arbitrary<Value> = fc.oneof(
  nested(1),
  field,
  fc
    .tuple(fc.constantFrom('$and', '$or'), fc.array(field, { minLength: 1, maxLength: 2 }))
    .map(([name, parts]) => documentOf({ [name]: parts })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), plain)
    .map(([name, value]) => documentOf({ [name]: value })),
  fc.array(plain, { maxLength: 2 }).map((list) => documentOf({ $in: list })),
  fc
    .oneof(
      field,
      plain.map((value) => documentOf({ $gte: value })),
    )
    .map((inner) => documentOf({ $elemMatch: inner })),
)
const step: fc.Arbitrary<[string, string, Value]> = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$unset', '$push', '$addToSet'), path, nested(1)),
  { weight: 2, arbitrary: fc.tuple(fc.constant('$pull'), path, pulled) },
  fc.tuple(
    fc.constant('$inc'),
    path,
    fc.integer({ min: -2, max: 2 }).map((n): Value => new Int32(n)),
  ),
  fc.tuple(path, each).map(([target, [name, operand]]): [string, string, Value] => [name, target, operand]),
)
const update = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => {
  const result = new Map<string, Value>()
  for (const [name, target, operand] of steps) {
    const fields = result.get(name)
    result.set(name, new Map([...(fields instanceof Map ? fields : []), [target, operand]]))
  }
  return result
})

function fastUpdate(before: Document, change: Document): Document | 'refused' {
  try {
    return compileUpdate(change).apply(before, false)
  } catch (error) {
    if (error instanceof MongoError) return 'refused'
    throw error
  }
}

const shown = (result: Document | 'refused') => (result === 'refused' ? result : encodeDocument(result).toString('hex'))

describe('the update operators', () => {
  it('do what the slow reference does, in 20,000 updates, and leave the given document alone', () => {
    let refused = 0
    fc.assert(
      fc.property(document, update, (before, change) => {
        const bytes = encodeDocument(before)
        const result = shown(fastUpdate(before, change))
        if (result === 'refused') refused++
        expect(result).toBe(shown(slowUpdate(before, change)))
        expect(encodeDocument(before).equals(bytes)).toBe(true)
      }),
      { numRuns: 20_000, seed: seed },
    )
    expect(refused).toBeGreaterThan(100)
    expect(refused).toBeLessThan(15_000)
  })
})
