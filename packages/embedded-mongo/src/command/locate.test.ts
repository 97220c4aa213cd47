import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Commands } from '../../test/commands.ts'
import { literal, plain } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { encodeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { parseSort } from '../query/sortKey.ts'
import { removeRecord, replaceRecord } from '../storage/records.ts'
import { changeAll, Search, tooLong } from './locate.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
/** More than a transaction looks through: such a search goes ahead in turns with other clients. */
const largeCount = 2500
const kept = new TemporaryStore()
const commands = new Commands(kept)

const fill = (count: number) =>
  kept.insert(rowsNamespace, ...Array.from({ length: count }, (_, n) => ({ _id: n, n, area: `a${n % 4}`, state: 'open' })))
const remove = (filter: Fields) =>
  kept.store.write(() => {
    for (const found of kept.found(rowsNamespace, filter)) removeRecord(kept.store, kept.collection(rowsNamespace), found)
  })
const set = (filter: Fields, fields: Fields) =>
  kept.store.write(() => {
    for (const found of kept.found(rowsNamespace, filter)) {
      const after = new Map([...found.document, ...literal(fields)])
      replaceRecord(kept.store, kept.collection(rowsNamespace), found, after, encodeDocument(after))
    }
  })
/** Looks for a document, lets something happen, and then asks inside a transaction until there is an answer. */
async function locate(filter: Fields, sort: Fields = {}, meanwhile: () => Promise<unknown> = async () => undefined) {
  const search = new Search(kept.store, rowsNamespace, { filter: literal(filter), sort: parseSort(literal(sort)) })
  const ask = () => kept.store.write(() => search.find(kept.collection(rowsNamespace)))
  if ((await ask()) === tooLong) await search.goAhead()
  await meanwhile()
  let found = await ask()
  for (; found === tooLong; found = await ask()) await search.goAhead()
  search.end()
  return found === undefined ? undefined : plain(found.document)
}

describe.each([
  ['a small collection', 100],
  ['a large collection', largeCount],
])('the document of a write in %s', (_name, count) => {
  it('is the first in the order asked for, and comes whole', async () => {
    await fill(count)
    expect(await locate({ area: 'a1' })).toEqual({ _id: 1, n: 1, area: 'a1', state: 'open' })
    expect(await locate({ area: 'a1' }, { n: -1 })).toMatchObject({ _id: count - 3 })
    expect(await locate({ area: 'a9' })).toBeUndefined()
  })

  it('is the next one when the first was removed meanwhile', async () => {
    await fill(count)
    expect(await locate({ area: 'a1' }, {}, () => remove({ _id: 1 }))).toMatchObject({ _id: 5 })
    expect(await locate({ area: 'a1' }, { n: -1 }, () => remove({ _id: count - 3 }))).toMatchObject({ _id: count - 7 })
  })

  it('is the next one when the first no longer passes the filter', async () => {
    await fill(count)
    expect(await locate({ area: 'a1', state: 'open' }, {}, () => set({ _id: 1 }, { state: 'done' }))).toMatchObject({ _id: 5 })
  })

  it('is as it stands now when it changed but still passes', async () => {
    await fill(count)
    expect(await locate({ area: 'a1' }, {}, () => set({ _id: 1 }, { n: 77 }))).toMatchObject({ _id: 1, n: 77 })
  })

  it('is found when it came meanwhile', async () => {
    await fill(count)
    expect(await locate({ area: 'new' }, {}, () => kept.insert(rowsNamespace, { _id: 'x', area: 'new' }))).toMatchObject({
      _id: 'x',
    })
  })

  it('is none when all were removed meanwhile', async () => {
    await fill(count)
    expect(await locate({ area: 'a1' }, {}, () => remove({ area: 'a1' }))).toBeUndefined()
  })

  it('is none of the collection that was dropped and made anew meanwhile', async () => {
    await fill(count)
    const renew = async () => {
      await kept.store.write(() => kept.store.catalog.drop(kept.collection(rowsNamespace)))
      await kept.insert(rowsNamespace, { _id: 'x', area: 'a3' }, { _id: 'y', area: 'a1' })
    }
    expect(await locate({ area: 'a1' }, {}, renew)).toEqual({ _id: 'y', area: 'a1' })
  })
})

describe('a search before the transaction', () => {
  it('refuses a filter outside the list, also where there is nothing to search', () => {
    const search = () => new Search(kept.store, 'test.nowhere', { filter: literal({ $where: 'true' }) })
    expect(search).toThrow(expect.objectContaining({ code: 2 }))
  })

  it('leaves only that document to be read inside it', async () => {
    await fill(largeCount)
    const search = new Search(kept.store, rowsNamespace, { filter: literal({ n: largeCount - 1 }) })
    expect(await kept.store.write(() => search.find(kept.collection(rowsNamespace)))).toBe(tooLong)
    await search.goAhead()
    const { tree } = kept.store
    const { range } = tree
    let ranges = 0
    tree.range = (...given) => {
      ranges++
      return range.apply(tree, given)
    }
    const found = await kept.store.write(() => search.find(kept.collection(rowsNamespace)))
    expect(found).toMatchObject({ record: largeCount })
    expect(ranges).toBe(0)
  })

  it('costs many takers of one queue about one search each, in whatever order they take', async () => {
    await fill(5000)
    const { tree } = kept.store
    const { range } = tree
    let read = 0
    tree.range = (...given) => {
      const entries = range.apply(tree, given)
      read += entries.length
      return entries
    }
    const take = () => commands.run({ findAndModify: 'rows', query: { area: 'a0' }, sort: { n: -1 }, remove: true })
    const taken = await Promise.all(Array.from({ length: 30 }, take))
    expect(taken.map(({ value }) => (value as Fields)['_id']).sort()).toEqual(
      Array.from({ length: 30 }, (_, n) => 4996 - 4 * n).sort(),
    )
    expect(read).toBeLessThan(30 * 5000 * 2)
  })

  it('lets every one of many takers have a document of their own', async () => {
    await fill(largeCount)
    const take = () => commands.run({ findAndModify: 'rows', query: { state: 'open' }, update: { $set: { state: 'taken' } } })
    const taken = await Promise.all(Array.from({ length: 40 }, take))
    const ids = taken.map(({ value }) => (value as Fields)['_id'])
    expect(new Set(ids).size).toBe(40)
    expect(kept.found(rowsNamespace, { state: 'taken' })).toHaveLength(40)
  })
})

describe('a search that takes long', { timeout: 120_000 }, () => {
  const MANY = 30_000
  /** The documents that were read inside each transaction, while a write runs; and how often others had a turn meanwhile. */
  const watched = async (write: () => Promise<unknown>) => {
    const { tree } = kept.store
    const { range, transact } = tree
    const read: number[] = []
    let turns = 0
    let [isInside, isRunning] = [false, true]
    tree.range = (...given) => {
      const entries = range.apply(tree, given)
      if (isInside) read[read.length - 1] = (read.at(-1) ?? 0) + entries.length
      return entries
    }
    tree.transact = (action) =>
      transact.call(tree, () => {
        read.push(0)
        isInside = true
        const outcome = action()
        isInside = false
        return outcome
      })
    const others = (async () => {
      for (; isRunning; turns++) await nextTurn()
    })()
    const answer = await write()
    isRunning = false
    await others
    return { answer, most: Math.max(...read), transactions: read.length, turns }
  }
  const update = (q: Fields, options: Fields = {}) =>
    commands.run({ update: 'rows', updates: [{ q, u: { $set: { state: 'met' } }, ...options }] })

  it.each<[string, Fields, Fields, Fields]>([
    ['and meets nothing', { n: -1 }, {}, { n: 0, nModified: 0 }],
    ['and meets nothing, and inserts', { n: -1 }, { upsert: true }, { n: 1, upserted: [{ index: 0, _id: expect.anything() }] }],
    ['and meets the last document', { n: MANY - 1 }, {}, { n: 1, nModified: 1 }],
  ])('%s is made in turns with others, not inside a transaction', async (_name, filter, options, expected) => {
    await fill(MANY)
    const { answer, most, transactions, turns } = await watched(() => update(filter, options))
    expect(answer).toMatchObject(expected)
    expect(most).toBeLessThan(3000)
    expect(transactions).toBe(2)
    expect(turns).toBeGreaterThan(5)
  })

  it('is made in turns a second time when its document was taken meanwhile, and finds another', async () => {
    await fill(MANY)
    const search = new Search(kept.store, rowsNamespace, { filter: literal({ n: { $in: [MANY - 2000, MANY - 1] } }) })
    const ask = () => kept.store.write(() => search.find(kept.collection(rowsNamespace)))
    expect(await ask()).toBe(tooLong)
    await search.goAhead()
    await remove({ _id: MANY - 2000 })
    const second = await watched(async () => {
      expect(await ask()).toBe(tooLong)
      await search.goAhead()
      return ask()
    })
    expect(second.answer).toMatchObject({ record: MANY })
    expect(second.most).toBeLessThan(3000)
    expect(second.turns).toBeGreaterThan(5)
    search.end()
  })

  it('ends at the time limit of the client, the first time and the second', async () => {
    await fill(MANY)
    const refused = { n: 0, writeErrors: [{ index: 0, code: 50 }] }
    expect(
      await commands.run({ update: 'rows', updates: [{ q: { n: -1 }, u: { $set: { a: 1 } } }], maxTimeMS: 1 }),
    ).toMatchObject(refused)
    expect(await commands.run({ delete: 'rows', deletes: [{ q: { n: -1 }, limit: 1 }], maxTimeMS: 1 })).toMatchObject(refused)
    const again = { findAndModify: 'rows', query: { n: -1 }, update: { $set: { a: 1 } }, maxTimeMS: 1 }
    expect(await commands.run(again)).toMatchObject({ ok: 0, code: 50 })
    const query = { filter: literal({ n: MANY - 1 }), deadline: Number.POSITIVE_INFINITY }
    const search = new Search(kept.store, rowsNamespace, query)
    const ask = () => kept.store.write(() => search.find(kept.collection(rowsNamespace)))
    await ask()
    await search.goAhead()
    await set({ _id: MANY - 1 }, { n: -1 })
    await kept.insert(rowsNamespace, { _id: 'late', n: MANY - 1, area: 'late' })
    await remove({ _id: 'late' })
    expect(await ask()).toBe(tooLong)
    query.deadline = performance.now()
    await expect(search.goAhead()).rejects.toMatchObject({ code: 50 })
    search.end()
  })

  it('goes ahead again when too much was written meanwhile, but not for ever', async () => {
    await fill(MANY)
    const search = new Search(kept.store, rowsNamespace, { filter: literal({ n: -1 }) })
    const ask = () => kept.store.write(() => search.find(kept.collection(rowsNamespace)))
    for (let time = 0; time < 3; time++) {
      expect(await ask()).toBe(tooLong)
      await search.goAhead()
      await kept.insert(rowsNamespace, ...Array.from({ length: 2001 }, (_, n) => ({ _id: `${time}-${n}`, n: 0 })))
    }
    expect(await ask()).toBeUndefined()
    search.end()
  })

  it('leaves nothing behind that writers would have to note changes for', async () => {
    await fill(MANY)
    await Promise.all([update({ n: -1 }), update({ n: -1 }, { upsert: true }), update({ n: MANY - 1 })])
    expect(kept.store.changes.isIdle).toBe(true)
  })

  it('does not insert twice for two who look for the same and find nothing', async () => {
    await fill(MANY)
    await Promise.all([1, 2, 3].map(() => update({ n: -5 }, { upsert: true })))
    expect(kept.found(rowsNamespace, { n: -5 })).toHaveLength(1)
  })
})

describe('a change of many documents', () => {
  const change = (filter: Fields, between: (changed: number) => void = () => undefined) => {
    let changed = 0
    return changeAll(kept.store, rowsNamespace, { filter: literal(filter) }, (collection, found) => {
      between(changed++)
      removeRecord(kept.store, collection, found)
      return true
    })
  }

  it('meets every match once, over several transactions', async () => {
    await fill(1700)
    await change({ n: { $lt: 1600 } })
    expect(kept.documents(rowsNamespace).map(({ _id }) => _id)).toEqual(Array.from({ length: 100 }, (_, n) => 1600 + n))
  })

  it('looks at each document again before it changes it', async () => {
    await fill(20)
    const changing = change({ state: 'open' })
    // Asked for after the search began and before its transaction.
    const done = set({ _id: { $in: [3, 4] } }, { state: 'done' })
    await Promise.all([changing, done])
    expect(kept.documents(rowsNamespace).map(({ _id }) => _id)).toEqual([3, 4])
  })

  it('passes over what was removed meanwhile', async () => {
    await fill(20)
    const seen: unknown[] = []
    const changing = changeAll(kept.store, rowsNamespace, { filter: literal({}) }, (_collection, found) => {
      return seen.push(found.document.get('_id')) > 0
    })
    await Promise.all([changing, remove({ _id: { $gte: 5 } })])
    expect(seen).toHaveLength(5)
  })

  it('does not reach into a collection that was made anew under the same name', async () => {
    await fill(20)
    const changing = change({})
    const renewing = kept.store.write(() => {
      kept.store.catalog.drop(kept.collection(rowsNamespace))
      kept.store.catalog.ensure(rowsNamespace)
    })
    await Promise.all([changing, renewing])
    await kept.insert(rowsNamespace, { _id: 'x' })
    expect(kept.documents(rowsNamespace)).toEqual([{ _id: 'x' }])
  })

  it('ends at a refusal and leaves what was changed before', async () => {
    await fill(1200)
    const refuse = (changed: number) => {
      if (changed === 700) throw new MongoError(11000, 'taken')
    }
    await expect(change({}, refuse)).rejects.toMatchObject({ code: 11000 })
    expect(kept.collection(rowsNamespace).count).toBe(500)
    expect(await kept.faults()).toEqual([])
  })

  it('does nothing where there is no collection, but still looks at the filter', async () => {
    await changeAll(kept.store, 'test.nowhere', { filter: literal({}) }, () => expect.unreachable())
    const refused = changeAll(kept.store, 'test.nowhere', { filter: literal({ $where: '1' }) }, () => expect.unreachable())
    await expect(refused).rejects.toMatchObject({ code: 2 })
    expect(kept.store.catalog.find('test.nowhere')).toBeUndefined()
  })

  it('is counted once although its transaction was carried out twice', async () => {
    await fill(50)
    const breakDown = () => {
      throw new Error('half way')
    }
    // Whatever is written shares its transaction with a job that breaks it, and is carried out again without that.
    kept.aroundWrites((write, job) => {
      const done = write(job)
      write(breakDown).catch(() => undefined)
      return done
    })
    const updates = [{ q: { area: 'a1' }, u: { $set: { state: 'done' } }, multi: true }]
    expect(await commands.run({ update: 'rows', updates })).toMatchObject({ n: 13, nModified: 13 })
    expect(await commands.run({ delete: 'rows', deletes: [{ q: { area: 'a2' }, limit: 0 }] })).toMatchObject({ n: 12 })
    expect(kept.collection(rowsNamespace).count).toBe(38)
  })
})
