import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { encodeDocument } from '../bson/encode.ts'
import { parseSort } from '../query/sortKey.ts'
import { type Found, removeRecord, replaceRecord } from './records.ts'
import { type Plan, planQuery, type Query, scanInTurns, scanNow } from './scan.ts'
import { recordKey } from './storageKeys.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
const kept = new TemporaryStore()

const rows = (count: number, fields: (n: number) => Fields = () => ({})) =>
  Array.from({ length: count }, (_, n) => ({ _id: n, ...fields(n) }))
const plan = (filter: Fields = {}, query: Partial<Query> & { order?: Fields } = {}): Plan =>
  planQuery(kept.collection(rowsNamespace), { ...query, filter: literal(filter), sort: parseSort(literal(query.order ?? {})) })
const now = (one: Plan) => [...scanNow(kept.store, one)]
async function inTurns(one: Plan): Promise<Found[][]> {
  const batches: Found[][] = []
  for await (const batch of scanInTurns(kept.store, one)) batches.push(batch)
  return batches
}
const ids = (batches: Found[][]) => batches.flat().map(({ document }) => Number(document.get('_id')))

describe('a scan', () => {
  it('gives the documents in the order they were inserted, whole and with their bytes', async () => {
    await kept.insert(rowsNamespace, { _id: 'b', n: 1 }, { _id: 'a', n: 2 })
    const found = now(plan()).flat()
    expect(found.map(({ document }) => [...document.keys()])).toEqual([
      ['_id', 'n'],
      ['_id', 'n'],
    ])
    expect(found.map(({ bytes }) => bytes.equals(encodeDocument(literal({ _id: 'b', n: 1 }))))).toEqual([true, false])
    expect(found.map(({ record }) => record)).toEqual([1, 2])
  })

  it('finds every document of a large collection, none twice', async () => {
    await kept.insert(rowsNamespace, ...rows(1037))
    expect(ids(now(plan()))).toEqual(Array.from({ length: 1037 }, (_, n) => n))
  })

  it('leaves the documents of other collections alone', async () => {
    await kept.insert('test.before', ...rows(5))
    await kept.insert(rowsNamespace, ...rows(3))
    await kept.insert('test.rowsAfter', ...rows(7))
    expect(ids(now(plan()))).toEqual([0, 1, 2])
  })

  it('decodes only the fields of its filter and those asked for', async () => {
    await kept.insert(rowsNamespace, { _id: 1, a: 1, b: 2, c: 3 })
    const [found] = now(plan({ a: 1 }, { fields: new Set(['c']) })).flat()
    expect([...found!.document.keys()]).toEqual(['a', 'c'])
  })

  it('checks what an index offers by the whole filter', async () => {
    await kept.addIndex(rowsNamespace, { area: 1 })
    await kept.insert(rowsNamespace, ...rows(100, (n) => ({ area: n % 2, n })))
    const one = plan({ area: 1, n: { $lt: 10 } })
    expect(one.scan?.index.name).toBe('area_1')
    expect(ids(now(one))).toEqual([1, 3, 5, 7, 9])
  })

  it('passes over an entry whose document was removed since the entry was read', async () => {
    await kept.addIndex(rowsNamespace, { area: 1 })
    await kept.insert(rowsNamespace, ...rows(40, () => ({ area: 'a' })))
    const found: number[] = []
    for (const batch of scanNow(kept.store, plan({}, { order: { area: 1 }, most: 10 }))) {
      found.push(...ids([batch]))
      // Entries are read a chunk at a time: of the second chunk one record goes before its turn.
      if (found.length === 10)
        await kept.store.write(() => kept.store.tree.remove(recordKey(kept.collection(rowsNamespace).id, 15)))
    }
    expect(found).toEqual(Array.from({ length: 40 }, (_, n) => n).filter((n) => n !== 14))
  })
})

describe('an order that comes with the index', () => {
  const fill = async () => {
    await kept.addIndex(rowsNamespace, { n: 1 })
    await kept.insert(rowsNamespace, ...rows(450, (id) => ({ n: (id * 7) % 450 })))
  }
  const sorted = (batches: Found[][]) => batches.flat().map(({ document }) => Number(document.get('n')))

  it('is the same read forwards and backwards, over many chunks', async () => {
    await fill()
    const up = plan({}, { order: { n: 1 } })
    const down = plan({}, { order: { n: -1 } })
    expect([up.scan?.isReverse, down.scan?.isReverse]).toEqual([false, true])
    expect(sorted(now(up))).toEqual(Array.from({ length: 450 }, (_, n) => n))
    expect(sorted(now(down))).toEqual(Array.from({ length: 450 }, (_, n) => 449 - n))
  })

  it('keeps its bounds when it is read backwards', async () => {
    await fill()
    const down = plan({ n: { $gte: 100, $lt: 320 } }, { order: { n: -1 } })
    expect(down.scan?.isReverse).toBe(true)
    expect(sorted(now(down))).toEqual(Array.from({ length: 220 }, (_, n) => 319 - n))
  })

  it('holds across several ranges of the index, in either direction', async () => {
    await fill()
    for (const [direction, expected] of [
      [1, [7, 100, 333]],
      [-1, [333, 100, 7]],
    ] as const) {
      const one = plan({ n: { $in: [100, 7, 333] } }, { order: { n: direction } })
      expect(one).toMatchObject({ isSorted: true, scan: { ranges: { length: 3 } } })
      expect(sorted(now(one))).toEqual(expected)
    }
  })

  it('is not promised by a plan that cannot keep it', async () => {
    await fill()
    expect(plan({}, { order: { n: 1 } }).isSorted).toBe(true)
    expect(plan({}, { order: { other: 1 } }).isSorted).toBe(false)
    expect(plan({}).isSorted).toBe(true)
    await kept.insert(rowsNamespace, { _id: 1000, n: [1, 2] })
    expect(plan({}, { order: { n: 1 } }).isSorted).toBe(false)
  })
})

describe('a document with several keys', () => {
  it('comes once, also when several ranges of the index name it', async () => {
    await kept.addIndex(rowsNamespace, { tags: 1 })
    await kept.insert(rowsNamespace, { _id: 1, tags: ['a', 'b', 'c'] }, { _id: 2, tags: ['c'] }, { _id: 3, tags: ['a', 'c'] })
    const one = plan({ tags: { $in: ['a', 'b', 'c'] } })
    expect(one.scan?.ranges).toHaveLength(3)
    expect(ids(now(one)).sort()).toEqual([1, 2, 3])
    expect(ids(now(plan({ tags: { $gte: 'a' } }))).sort()).toEqual([1, 2, 3])
  })

  it('comes once when its keys lie in different chunks', async () => {
    await kept.addIndex(rowsNamespace, { tags: 1 })
    await kept.insert(rowsNamespace, ...rows(300, (n) => ({ tags: [n, n + 300, n + 600] })))
    const found = ids(now(plan({ tags: { $gte: 0 } })))
    expect(found).toHaveLength(300)
    expect(new Set(found).size).toBe(300)
  })

  it('comes once when it moves ahead of the scan', async () => {
    await kept.addIndex(rowsNamespace, { n: 1 })
    await kept.insert(rowsNamespace, { _id: -1, n: [0] }, ...rows(50, (n) => ({ n: n + 1 })))
    const found: number[] = []
    for (const batch of scanNow(kept.store, plan({ n: { $gte: 0 } }, { most: 1 }))) {
      if (found.length === 0)
        await kept.store.write(() => {
          const after = literal({ _id: -1, n: [0, 999] })
          replaceRecord(kept.store, kept.collection(rowsNamespace), batch[0]!, after, encodeDocument(after))
        })
      found.push(...ids([batch]))
    }
    expect(found.filter((id) => id === -1)).toHaveLength(1)
    expect(found).toHaveLength(51)
  })
})

describe('the chunks of a scan', () => {
  const sizes = (one: Plan) => now(one).map((batch) => batch.length)

  it('begin small and double up to 200', async () => {
    await kept.insert(rowsNamespace, ...rows(800))
    expect(sizes(plan())).toEqual([16, 32, 64, 128, 200, 200, 160])
  })

  it('begin with as many as will be taken', async () => {
    await kept.insert(rowsNamespace, ...rows(300))
    expect(sizes(plan({}, { most: 1 })).slice(0, 4)).toEqual([1, 2, 4, 8])
    expect(sizes(plan({}, { most: 50 }))[0]).toBe(50)
    expect(sizes(plan({}, { most: Number.POSITIVE_INFINITY }))[0]).toBe(200)
  })

  it('are two where at most one document can match', async () => {
    await kept.insert(rowsNamespace, ...rows(300))
    const one = plan({ _id: 7 }, { most: 100 })
    expect(one.firstChunk).toBe(2)
    expect(ids(now(one))).toEqual([7])
  })

  it('end with the collection, at whatever size', async () => {
    for (const count of [0, 1, 15, 16, 17, 47, 48, 49]) {
      const namespace = `test.count${count}`
      await kept.store.write(() => kept.store.catalog.ensure(namespace))
      await kept.insert(namespace, ...rows(count))
      expect(kept.found(namespace)).toHaveLength(count)
    }
  })
})

describe('a scan in turns', () => {
  it('gives the same chunks as one without a pause', async () => {
    await kept.addIndex(rowsNamespace, { area: 1, n: -1 })
    await kept.addIndex(rowsNamespace, { tags: 1 })
    await kept.insert(rowsNamespace, ...rows(600, (n) => ({ area: n % 4, n, tags: n % 3 === 0 ? [n, -n] : n })))
    const filters = fc.constantFrom<Fields>(
      {},
      { area: 2 },
      { area: { $in: [0, 3] } },
      { n: { $gt: 100 } },
      { tags: { $lt: 50 } },
      { _id: 5 },
    )
    const orders = fc.constantFrom<Fields>({}, { area: 1, n: -1 }, { area: -1, n: 1 }, { _id: -1 })
    await fc.assert(
      fc.asyncProperty(filters, orders, fc.integer({ min: 1, max: 250 }), async (filter, order, most) => {
        const one = plan(filter, { order, most })
        expect((await inTurns(one)).map((batch) => ids([batch]))).toEqual(now(one).map((batch) => ids([batch])))
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  /** Holds up the one who reads, so that the scan has to let others in whatever the speed of the machine. */
  const dawdle = () => {
    const end = performance.now() + 10
    while (performance.now() < end);
  }

  it('lets others in when it takes long', async () => {
    await kept.insert(rowsNamespace, ...rows(200))
    let others = 0
    const timer = setImmediate(function again() {
      others++
      next = setImmediate(again)
    })
    let next = timer
    for await (const _batch of scanInTurns(kept.store, plan({}, { most: 1 }))) dawdle()
    clearImmediate(next)
    expect(others).toBeGreaterThan(3)
  })

  it('ends at its deadline when it has let others in, and not before', async () => {
    await kept.insert(rowsNamespace, ...rows(200))
    const seen: number[] = []
    const reading = async (deadline: number) => {
      for await (const batch of scanInTurns(kept.store, plan({}, { most: 1, deadline }))) {
        seen.push(batch.length)
        dawdle()
      }
    }
    await expect(reading(performance.now())).rejects.toMatchObject({ code: 50 })
    expect(seen).toEqual([1])
    await reading(performance.now() + 600_000)
    expect(seen.reduce((sum, size) => sum + size)).toBe(201)
  })

  it('holds nothing open for a reader who stops', async () => {
    await kept.insert(rowsNamespace, ...rows(200))
    for await (const batch of scanInTurns(kept.store, plan({}, { most: 1 }))) {
      expect(ids([batch])).toEqual([0])
      break
    }
    await kept.insert(rowsNamespace, { _id: 200 })
    expect(kept.found(rowsNamespace)).toHaveLength(201)
  })

  it('sees what was added behind it, and not what was removed ahead of it', async () => {
    await kept.insert(rowsNamespace, ...rows(100))
    const found: number[] = []
    for await (const batch of scanInTurns(kept.store, plan({}, { most: 1 }))) {
      found.push(...ids([batch]))
      if (found.length !== 1) continue
      await kept.insert(rowsNamespace, { _id: 500 })
      await kept.store.write(() => {
        for (const one of kept.found(rowsNamespace, { _id: { $gte: 50, $lt: 100 } }))
          removeRecord(kept.store, kept.collection(rowsNamespace), one)
      })
    }
    expect(found).toEqual([...Array.from({ length: 50 }, (_, n) => n), 500])
  })
})
