import { beforeEach, describe, expect, it } from 'vitest'
import { Commands } from '../../test/commands.ts'
import { literal } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { encodeDocument } from '../bson/encode.ts'
import { parseIndexSpec } from '../index/indexSpec.ts'
import { insertRecord, removeRecord, replaceRecord } from '../storage/records.ts'
import { planQuery } from '../storage/scan.ts'
import { entryRange, garbageRange } from '../storage/storageKeys.ts'
import { createIndex } from './indexes.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
const kept = new TemporaryStore()
const commands = new Commands(kept)

const partial = (partialFilterExpression: Fields) => ({ key: { a: 1 }, name: 'x', partialFilterExpression })
const make = (...indexes: Fields[]) => commands.run({ createIndexes: 'rows', indexes })
async function list() {
  const answer = await commands.run({ listIndexes: 'rows' })
  return (answer['cursor'] as { firstBatch: Fields[] }).firstBatch
}
const names = async () => (await list()).map(({ name }) => name)
function entries(name: string) {
  const index = kept.collection(rowsNamespace).indexes.find((one) => one.name === name)
  return index === undefined ? [] : kept.store.tree.range(entryRange(index.id), 10_000)
}
const usedBy = (filter: Fields) => planQuery(kept.collection(rowsNamespace), { filter: literal(filter) }).scan?.index.name

describe('making indexes', () => {
  it('says how many there were and are, and whether the collection was made for them', async () => {
    expect(await make({ key: { a: 1 }, name: 'a_1' })).toEqual({
      numIndexesBefore: 1,
      numIndexesAfter: 2,
      createdCollectionAutomatically: true,
      ok: 1,
    })
    expect(await make({ key: { b: 1 }, name: 'b_1' }, { key: { c: 1 }, name: 'c_1' })).toEqual({
      numIndexesBefore: 2,
      numIndexesAfter: 4,
      createdCollectionAutomatically: false,
      ok: 1,
    })
    expect(await make({ key: { b: 1 }, name: 'b_1' })).toMatchObject({ numIndexesAfter: 4, note: 'all indexes already exist' })
  })

  it('lists them as they were asked for', async () => {
    const partialFilterExpression = { isOpen: true, n: { $gt: 5 } }
    await make(
      { key: { 'at.village': 1, dueAt: -1 }, name: 'first', unique: true },
      { key: { at: 1 }, name: 'second', expireAfterSeconds: 60 },
      { key: { n: 1 }, name: 'third', partialFilterExpression, background: true },
    )
    expect(await list()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { 'at.village': 1, dueAt: -1 }, name: 'first', unique: true },
      { v: 2, key: { at: 1 }, name: 'second', expireAfterSeconds: 60 },
      { v: 2, key: { n: 1 }, name: 'third', partialFilterExpression },
    ])
  })

  it('takes a number for unique, as a real server does', async () => {
    await make(
      { key: { a: 1 }, name: 'a_1', unique: 1 },
      { key: { b: 1 }, name: 'b_1', unique: 2 },
      { key: { c: 1 }, name: 'c_1', unique: 0 },
    )
    expect(kept.collection(rowsNamespace).indexes.map(({ isUnique }) => isUnique)).toEqual([true, true, true, false])
  })

  it('fills them with what is there already, over several transactions', async () => {
    await kept.insert(rowsNamespace, ...Array.from({ length: 2300 }, (_, n) => ({ _id: n, tags: [n, -n - 1] })))
    await make({ key: { tags: 1 }, name: 'tags_1' })
    expect(entries('tags_1')).toHaveLength(4600)
    expect(kept.found(rowsNamespace, { tags: -2300 }).map(({ document }) => document.get('_id'))).toHaveLength(1)
    expect(await kept.faults()).toEqual([])
  })

  it('fills one exactly as large as a transaction', async () => {
    await kept.insert(rowsNamespace, ...Array.from({ length: 1000 }, (_, n) => ({ _id: n, n })))
    await make({ key: { n: 1 }, name: 'n_1' })
    expect(usedBy({ n: 5 })).toBe('n_1')
    expect(await kept.faults()).toEqual([])
  })

  it.each<[string, Fields, number]>([
    ['no indexes', { indexes: [] }, 2],
    ['no list', { indexes: { key: { a: 1 }, name: 'a_1' } }, 2],
    ['an index that is no document', { indexes: ['a_1'] }, 14],
    ['an index without a name', { indexes: [{ key: { a: 1 } }] }, 9],
    ['an index with an empty name', { indexes: [{ key: { a: 1 }, name: '' }] }, 9],
    ['an index without a key', { indexes: [{ name: 'a_1' }] }, 67],
    ['an index of no fields', { indexes: [{ key: {}, name: 'a_1' }] }, 67],
    ['a direction of 0', { indexes: [{ key: { a: 0 }, name: 'a_1' }] }, 67],
    ['an empty name in a path', { indexes: [{ key: { 'a..b': 1 }, name: 'a_1' }] }, 67],
    ['a place in a list', { indexes: [{ key: { 'a.0': 1 }, name: 'a_1' }] }, 67],
    ['a name with a dollar', { indexes: [{ key: { 'a.$b': 1 }, name: 'a_1' }] }, 67],
    ['a TTL on _id', { indexes: [{ key: { _id: 1 }, name: 'x', expireAfterSeconds: 1 }] }, 67],
    ['a TTL of less than nothing', { indexes: [{ key: { a: 1 }, name: 'x', expireAfterSeconds: -1 }] }, 67],
    ['a partial filter that is no document', { indexes: [{ key: { a: 1 }, name: 'x', partialFilterExpression: 1 }] }, 67],
    ['a partial filter on what is not there', { indexes: [partial({ a: { $exists: false } })] }, 67],
    ['a partial filter on what is not equal', { indexes: [partial({ $and: [{ a: { $ne: 1 } }] })] }, 67],
    ['a partial filter on elements', { indexes: [partial({ a: { $elemMatch: { b: 1 } } })] }, 67],
    ['a uniqueness that is a text', { indexes: [{ key: { a: 1 }, name: 'x', unique: 'yes' }] }, 14],
    ['an unknown option', { indexes: [{ key: { a: 1 }, name: 'x', hidden: true }] }, 197],
  ])('is refused for %s, and makes nothing', async (_name, options, code) => {
    expect(await commands.run({ createIndexes: 'rows', ...options })).toMatchObject({ ok: 0, code })
    expect(kept.store.catalog.find(rowsNamespace)).toBeUndefined()
  })
})

describe('an index that is there already', () => {
  beforeEach(async () => {
    await make(
      { key: { a: 1 }, name: 'a_1' },
      { key: { b: 1 }, name: 'b_1', unique: true },
      { key: { c: 1 }, name: 'c_1', expireAfterSeconds: 60 },
      { key: { d: 1 }, name: 'd_1', partialFilterExpression: { isOpen: true } },
    )
  })

  it.each<[string, Fields]>([
    ['an ordinary one', { key: { a: 1 }, name: 'a_1' }],
    ['a unique one', { key: { b: 1 }, name: 'b_1', unique: true }],
    ['one with a time', { key: { c: 1 }, name: 'c_1', expireAfterSeconds: 60 }],
    ['a partial one', { key: { d: 1 }, name: 'd_1', partialFilterExpression: { isOpen: true } }],
    ['the one on _id', { key: { _id: 1 }, name: '_id_' }],
    ['the one on _id by another name', { key: { _id: 1 }, name: 'mine' }],
  ])('is not made twice: %s', async (_name, index) => {
    expect(await make(index)).toMatchObject({ ok: 1, numIndexesBefore: 5, numIndexesAfter: 5 })
  })

  it.each<[string, Fields, number]>([
    ['its name for other fields', { key: { x: 1 }, name: 'a_1' }, 86],
    ['its name for another direction', { key: { a: -1 }, name: 'a_1' }, 86],
    ['its name for more fields', { key: { a: 1, x: 1 }, name: 'a_1' }, 86],
    ['its name, but unique', { key: { a: 1 }, name: 'a_1', unique: true }, 86],
    ['its name, but no longer unique', { key: { b: 1 }, name: 'b_1' }, 86],
    ['its name with another time', { key: { c: 1 }, name: 'c_1', expireAfterSeconds: 61 }, 86],
    ['its name without the time', { key: { c: 1 }, name: 'c_1' }, 86],
    ['its name with another condition', { key: { d: 1 }, name: 'd_1', partialFilterExpression: { isOpen: false } }, 86],
    ['its fields under another name', { key: { a: 1 }, name: 'other' }, 85],
    ['its fields under another name, unique', { key: { a: 1 }, name: 'other', unique: true }, 85],
    ['its fields and condition under another name', { key: { d: 1 }, name: 'x', partialFilterExpression: { isOpen: true } }, 85],
  ])('refuses %s', async (_name, index, code) => {
    const before = await list()
    expect(await make(index)).toMatchObject({ ok: 0, code })
    expect(await list()).toEqual(before)
  })

  it('allows its fields under another condition, and in another order', async () => {
    await make({ key: { d: 1 }, name: 'd_2', partialFilterExpression: { isOpen: false } })
    await make({ key: { a: 1, b: 1 }, name: 'ab' }, { key: { b: 1, a: 1 }, name: 'ba' }, { key: { a: -1 }, name: 'a_-1' })
    expect(await names()).toHaveLength(9)
  })
})

describe('an index that cannot be built', () => {
  it.each<[string, Fields, Fields[], number]>([
    ['for two that are equal', { key: { n: 1 }, name: 'n_1', unique: true }, [{ n: 1 }, { n: 1 }], 11000],
    ['for two without the field', { key: { x: 1 }, name: 'x_1', unique: true }, [{ n: 1 }, { n: 2 }], 11000],
    ['for two lists in one document', { key: { a: 1, b: 1 }, name: 'ab' }, [{ a: [1], b: [1] }], 171],
  ])('%s leaves nothing behind', async (_name, index, documents, code) => {
    await kept.insert(
      rowsNamespace,
      ...Array.from({ length: 1500 }, (_, n) => ({ _id: `r${n}`, n: n + 100, x: n })),
      ...documents,
    )
    expect(await make({ key: { other: 1 }, name: 'other_1' }, index)).toMatchObject({ ok: 0, code })
    // As on a real server the indexes of one command are all made or none of them.
    expect(await names()).toEqual(['_id_'])
    expect(kept.store.tree.range(garbageRange(), 10)).toHaveLength(2)
    // Its fields and its name are free, and writes are no longer checked against it.
    await kept.insert(rowsNamespace, ...documents)
    expect(await kept.faults()).toEqual([])
  })
})

describe('an index while it is built', () => {
  const spec = (options: Fields = {}) => parseIndexSpec(literal({ key: { n: 1 }, name: 'n_1', ...options }))
  const fill = (count: number) => kept.insert(rowsNamespace, ...Array.from({ length: count }, (_, n) => ({ _id: n, n })))
  const write = (document: Fields) => commands.run({ insert: 'rows', documents: [document] })

  it('takes the writes that come meanwhile, before and behind the place it has reached', async () => {
    await fill(3500)
    let steps = 0
    let isBuilt = false
    const building = createIndex(kept.store, rowsNamespace, spec()).then(() => {
      isBuilt = true
    })
    const disturb = () =>
      kept.store.write(() => {
        const collection = kept.collection(rowsNamespace)
        const [early] = kept.found(rowsNamespace, { _id: steps })
        const [late] = kept.found(rowsNamespace, { _id: 3499 - steps })
        if (early !== undefined) removeRecord(kept.store, collection, early)
        if (late !== undefined) {
          const after = new Map([...late.document, ...literal({ n: [-steps, 'changed'] })])
          replaceRecord(kept.store, collection, late, after, encodeDocument(after))
        }
        const fresh = literal({ _id: `new${steps}`, n: steps })
        insertRecord(kept.store, collection, fresh, encodeDocument(fresh))
        steps++
      })
    while (!isBuilt) await disturb()
    await building
    expect(kept.documents(rowsNamespace).length).toBe(3500)
    expect(kept.documents(rowsNamespace).filter(({ _id }) => String(_id).startsWith('new')).length).toBeGreaterThan(2)
    expect(await kept.faults()).toEqual([])
  })

  it('serves no query and is not listed before it is whole', async () => {
    await fill(2500)
    const building = createIndex(kept.store, rowsNamespace, spec())
    await write({ _id: 'x', n: 'x' })
    expect(usedBy({ n: 5 })).toBeUndefined()
    expect(await names()).toEqual(['_id_'])
    expect(kept.found(rowsNamespace, { n: 2400 })).toHaveLength(1)
    await building
    expect(usedBy({ n: 5 })).toBe('n_1')
    expect(await names()).toEqual(['_id_', 'n_1'])
  })

  it('refuses a write that would break its promise from its first moment on', async () => {
    await fill(2500)
    const building = createIndex(kept.store, rowsNamespace, spec({ unique: true }))
    await write({ _id: 'x', n: 'x' })
    expect(await write({ _id: 'y', n: 'x' })).toMatchObject({ writeErrors: [{ code: 11000 }] })
    await building
    expect(await kept.faults()).toEqual([])
  })

  it('is given up when it is dropped, or its collection is', async () => {
    await fill(2500)
    const building = createIndex(kept.store, rowsNamespace, spec())
    await write({ _id: 'x' })
    expect(await commands.run({ dropIndexes: 'rows', index: 'n_1' })).toMatchObject({ ok: 1 })
    await expect(building).rejects.toMatchObject({ code: 276 })
    const again = createIndex(kept.store, rowsNamespace, spec())
    await write({ _id: 'y' })
    await commands.run({ drop: 'rows' })
    await expect(again).rejects.toMatchObject({ code: 276 })
    expect(kept.store.catalog.find(rowsNamespace)).toBeUndefined()
  })
})

describe('dropping indexes', () => {
  beforeEach(() => make({ key: { a: 1 }, name: 'a_1' }, { key: { b: 1 }, name: 'b_1' }, { key: { c: 1 }, name: 'c_1' }))

  it('by one name, by several, and all but the one on _id', async () => {
    expect(await commands.run({ dropIndexes: 'rows', index: 'b_1' })).toEqual({ nIndexesWas: 4, ok: 1 })
    expect(await names()).toEqual(['_id_', 'a_1', 'c_1'])
    expect(await commands.run({ dropIndexes: 'rows', index: ['a_1', 'c_1'] })).toEqual({ nIndexesWas: 3, ok: 1 })
    await make({ key: { d: 1 }, name: 'd_1' })
    expect(await commands.run({ dropIndexes: 'rows', index: '*' })).toEqual({ nIndexesWas: 2, ok: 1 })
    expect(await commands.run({ dropIndexes: 'rows', index: '*' })).toEqual({ nIndexesWas: 1, ok: 1 })
    expect(await names()).toEqual(['_id_'])
  })

  it.each<[string, Fields, number]>([
    ['one that is not there', { index: 'x_1' }, 27],
    ['several of which one is not there', { index: ['a_1', 'x_1'] }, 27],
    ['nothing', {}, 27],
    ['by a key, which is not supported', { index: { a: 1 } }, 27],
    ['the one on _id', { index: '_id_' }, 72],
    ['several with the one on _id', { index: ['a_1', '_id_'] }, 72],
  ])('is refused for %s, and drops none', async (_name, options, code) => {
    expect(await commands.run({ dropIndexes: 'rows', ...options })).toMatchObject({ ok: 0, code })
    expect(await names()).toEqual(['_id_', 'a_1', 'b_1', 'c_1'])
  })

  it('of a collection that is not there is refused, as is listing them', async () => {
    expect(await commands.run({ dropIndexes: 'absent', index: '*' })).toMatchObject({ ok: 0, code: 26 })
    expect(await commands.run({ listIndexes: 'absent' })).toMatchObject({ ok: 0, code: 26 })
  })

  it('leaves the queries that used it right', async () => {
    await kept.insert(rowsNamespace, { _id: 1, a: 1 }, { _id: 2, a: 2 })
    expect(usedBy({ a: 2 })).toBe('a_1')
    await commands.run({ dropIndexes: 'rows', index: 'a_1' })
    expect(usedBy({ a: 2 })).toBeUndefined()
    expect(kept.found(rowsNamespace, { a: 2 })).toHaveLength(1)
    await make({ key: { a: 1 }, name: 'a_1' })
    expect(entries('a_1')).toHaveLength(2)
  })
})
