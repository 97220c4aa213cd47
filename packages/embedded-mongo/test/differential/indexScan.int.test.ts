import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { Int32 } from 'bson'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeDocument } from '../../src/bson/decode.ts'
import { encodeDocument } from '../../src/bson/encode.ts'
import { MongoError } from '../../src/bson/mongoError.ts'
import { type Document, documentOf, type Value } from '../../src/bson/value.ts'
import { chooseIndex, type IndexState } from '../../src/index/chooseIndex.ts'
import { parseIndexSpec } from '../../src/index/indexSpec.ts'
import { parseSort, sortKeyOf } from '../../src/query/sortKey.ts'
import { addEntries, insertRecord, removeRecord, replaceRecord, withId } from '../../src/storage/records.ts'
import { type Plan, planQuery, scanNow } from '../../src/storage/scan.ts'
import { Store } from '../../src/storage/store.ts'
import { arbitraryValue } from './arbitraryValue.ts'

const roundCount = Number(process.env['DIFFERENTIAL_ROUNDS'] ?? 100)
const queryCount = 100

let folder: string
let store: Store

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  store = new Store(folder, { noSync: true })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const paths = ['a', 'b', 'a.b', 'c', 'a.c']
const indexes: [string, 1 | -1][][] = [
  [['a', 1]],
  [['a', -1]],
  [['b', 1]],
  [['a.b', 1]],
  [
    ['a', 1],
    ['b', -1],
  ],
  [
    ['a', 1],
    ['_id', 1],
  ],
  [
    ['a.b', 1],
    ['_id', -1],
  ],
  [
    ['b', 1],
    ['a.b', 1],
    ['c', -1],
  ],
  [
    ['a.b', 1],
    ['a.c', -1],
  ],
  [
    ['c', -1],
    ['a', 1],
  ],
]

const long = 'x'.repeat(2000)
const value = fc.oneof(
  { weight: 30, arbitrary: arbitraryValue(2) },
  { weight: 1, arbitrary: fc.constantFrom<Value>(`${long}a`, `${long}b`, long) },
)
const document = fc
  .record({ a: value, b: value, c: arbitraryValue(1) }, { requiredKeys: [] })
  .map((fields) => documentOf(fields as Record<string, Value>))
const nested = fc
  .record({ b: arbitraryValue(1), c: arbitraryValue(0) }, { requiredKeys: [] })
  .map((fields) => documentOf(fields as Record<string, Value>))
const documents = fc.array(
  fc.oneof(
    document,
    fc.tuple(document, fc.oneof(nested, fc.array(nested, { maxLength: 3 }))).map(([one, a]) => new Map(one).set('a', a)),
  ),
  {
    minLength: 5,
    maxLength: 60,
  },
)

const operator: fc.Arbitrary<Value> = fc.oneof(
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), value)
    .map(([name, operand]) => documentOf({ [name]: operand })),
  fc.tuple(value, value).map(([low, high]) => documentOf({ $gte: low, $lt: high })),
  fc.array(value, { maxLength: 4 }).map((list) => documentOf({ $in: list })),
  fc.array(value, { maxLength: 3 }).map((list) => documentOf({ $nin: list })),
  fc.constantFrom(true, false).map((exists) => documentOf({ $exists: exists })),
  fc.tuple(value, value).map(([low, high]) => documentOf({ $elemMatch: documentOf({ $gte: low, $lte: high }) })),
  fc
    .tuple(fc.constantFrom('b', 'c', '0'), value)
    .map(([name, operand]) => documentOf({ $elemMatch: new Map([[name, operand]]) })),
)
const condition = fc
  .tuple(fc.constantFrom(...paths), fc.oneof(value, operator))
  .map(([path, operand]) => documentOf({ [path]: operand }))
const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: fc.array(condition, { maxLength: 3 }).map((list) => new Map(list.flatMap((one) => [...one]))) },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }).map((list) => documentOf({ $or: list })) },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 3 }).map((list) => documentOf({ $and: list })) },
)
const sort = fc
  .array(fc.tuple(fc.constantFrom(...paths, '_id', '_id'), fc.constantFrom(1, -1)), { maxLength: 2 })
  .map((fields) => new Map<string, Value>(fields.map(([path, direction]) => [path, new Int32(direction)])))

async function insertAll(namespace: string, list: readonly Document[]): Promise<void> {
  await store.write(() => {
    const collection = store.catalog.ensure(namespace)
    for (const fields of indexes) {
      const key = new Map<string, Value>(fields.map(([path, direction]) => [path, new Int32(direction)]))
      const spec = parseIndexSpec(documentOf({ key, name: [...key.keys()].join() + fields[0]?.[1] }))
      store.catalog.addIndex(collection, { ...spec, isMultikey: false, isCut: false, isReady: true })
    }
    for (const one of list) {
      try {
        const whole = withId(one)
        insertRecord(store, collection, whole, encodeDocument(whole))
      } catch (error) {
        // Two arrays in one compound index are refused, before anything is written.
        if (!(error instanceof MongoError && error.code === 171)) throw error
      }
    }
  })
}

const ids = (found: readonly { record: number }[]) => found.map(({ record }) => record)

/** Some records are changed and some removed, so that entries are also taken away. */
async function stir(namespace: string, changes: readonly Document[]): Promise<void> {
  await store.write(() => {
    const collection = store.catalog.ensure(namespace)
    const found = [...scanNow(store, planQuery(collection, { filter: new Map() }))].flat()
    for (const [at, one] of found.entries()) {
      const change = changes[at % (changes.length + 2)]
      if (at % 7 === 0) removeRecord(store, collection, one)
      else if (change !== undefined) {
        const after = new Map([['_id', one.document.get('_id') ?? null], ...change])
        const bytes = encodeDocument(after)
        try {
          replaceRecord(store, collection, one, after, bytes)
        } catch (error) {
          if (!(error instanceof MongoError && error.code === 171)) throw error
        }
      }
    }
  })
}

describe('an index', () => {
  it(`never changes what a query finds, nor its order, in ${roundCount * queryCount} queries`, { timeout: 600_000 }, async () => {
    let used = 0
    let sorted = 0
    for (let round = 0; round < roundCount; round++) {
      const seed = Number(process.env['SEED'] ?? 0) + round
      const [list, changes] = fc.sample(fc.tuple(documents, fc.array(document, { maxLength: 10 })), { numRuns: 1, seed })[0]!
      const namespace = `test.round${round}`
      await insertAll(namespace, list)
      await stir(namespace, changes)
      const collection = store.catalog.find(namespace)!
      for (const [at, [query, order]] of fc.sample(fc.tuple(filter, sort), { numRuns: queryCount, seed }).entries()) {
        const fields = parseSort(order)
        const plain: Plan = { ...planQuery(collection, { filter: query }), scan: undefined }
        const planned = planQuery(collection, { filter: query, sort: fields })
        const context = `round ${seed}, query ${at}, index ${planned.scan?.index.name}: ${inspect(query, { depth: 9 })}`
        const expected = [...scanNow(store, plain)].flat()
        const actual = [...scanNow(store, planned)].flat()
        expect(
          ids(actual).sort((a, b) => a - b),
          context,
        ).toEqual(ids(expected))
        if (planned.scan !== undefined) used++
        if (planned.isSorted && fields.length > 0) {
          sorted++
          const keys = actual.map(({ bytes }) => sortKeyOf(decodeDocument(bytes), fields).toString('hex'))
          expect(keys, context).toEqual([...keys].sort())
        }
      }
      await store.write(() => store.catalog.drop(store.catalog.find(namespace)!))
    }
    // A planner that never used an index would pass the comparison.
    expect(used).toBeGreaterThan(roundCount * queryCount * 0.3)
    expect(sorted).toBeGreaterThan(roundCount)
  })

  it('built late holds the same as one kept from the start', async () => {
    const [list] = fc.sample(documents, { numRuns: 1, seed: 7 })
    await insertAll('test.late', list ?? [])
    await store.write(() => {
      const collection = store.catalog.ensure('test.late')
      const first = collection.indexes[1]!
      const late = store.catalog.addIndex(collection, { ...first, name: 'late' })
      for (const one of [...scanNow(store, planQuery(collection, { filter: new Map() }))].flat())
        addEntries(store, collection, late, one.record, one.document)
      const through = (index: IndexState) => {
        const sort = index.fields.slice(0, 1)
        const scan = chooseIndex([{ ...index, isMultikey: false, isCut: false }], new Map(), sort)
        return ids([...scanNow(store, { ...planQuery(collection, { filter: new Map() }), scan })].flat())
      }
      expect(through(late).length).toBeGreaterThan(0)
      expect(through(late)).toEqual(through(first))
    })
  })
})
