import { describe, expect, it } from 'vitest'
import { literal } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { encodeDocument } from '../bson/encode.ts'
import { parseIndexSpec } from '../index/indexSpec.ts'
import { Catalog, type Collection } from './catalog.ts'
import { catalogKey, countersKey, garbageRange, rangeOfGarbage, recordRange } from './storageKeys.ts'

type Fields = Record<string, unknown>
const kept = new TemporaryStore()

/** A collection as it is compared: the compiled filter of a partial index is left out. */
const shown = (collection: Collection) => ({
  ...collection,
  indexes: collection.indexes.map(({ covers, ...index }) => ({ ...index, hasFilter: covers !== undefined })),
})
const all = (catalog = kept.store.catalog) => catalog.all().map(shown)
const write = <T>(job: () => T) => kept.store.write(job)
const ensure = (...namespaces: string[]) =>
  write(() => {
    for (const namespace of namespaces) kept.store.catalog.ensure(namespace)
  })
const garbage = () => kept.store.tree.range(garbageRange(), 100)
const idsOfAll = () => all().flatMap(({ id, indexes }) => [id, ...indexes.map((index) => index.id)])

describe('a collection', () => {
  it('is made with its index on _id, once', async () => {
    await ensure('test.visits')
    const first = kept.collection('test.visits')
    await ensure('test.visits')
    expect(kept.collection('test.visits')).toBe(first)
    expect(first).toMatchObject({ count: 0, bytes: 0, nextRecord: 1 })
    expect(first.indexes).toMatchObject([{ name: '_id_', isUnique: true, isReady: true, isMultikey: false, isCut: false }])
  })

  it('is refused under a name of more than 255 bytes, counted as bytes', async () => {
    await ensure(`test.${'x'.repeat(250)}`)
    await expect(ensure(`test.${'x'.repeat(251)}`)).rejects.toMatchObject({ code: 73 })
    await expect(ensure(`test.${'村'.repeat(84)}`)).rejects.toMatchObject({ code: 73 })
    await ensure(`test.${'村'.repeat(83)}`)
  })

  it('is found by its whole name only', async () => {
    await ensure('test.visits', 'test.visits.old')
    expect(kept.store.catalog.find('test.visit')).toBeUndefined()
    expect(kept.store.catalog.find('test.visits.old')?.namespace).toBe('test.visits.old')
  })

  it('belongs to the database before its first dot', async () => {
    await ensure('forms.visits', 'forms.drafts', 'formsOld.visits', 'for.ms')
    expect(kept.store.catalog.ofDatabase('forms').map(({ namespace }) => namespace)).toEqual(['forms.drafts', 'forms.visits'])
    expect(kept.store.catalog.ofDatabase('form')).toEqual([])
  })
})

describe('the catalogue read anew', () => {
  const fill = async () => {
    await kept.addIndex('forms.visits', { village: 1, at: -1 }, { unique: true })
    await kept.addIndex('forms.visits', { at: 1 }, { expireAfterSeconds: 3600 })
    await kept.addIndex('forms.visits', { status: 1 }, { partialFilterExpression: { 'n.x': { $gt: 5 }, isOpen: true } })
    await kept.addIndex('表.村', { tags: 1 })
    await kept.insert('forms.visits', { _id: 1, village: 'a' }, { _id: 2, village: 'b' })
    await kept.insert('表.村', { _id: 1, tags: ['x', 'y'] }, { _id: 2, tags: 'x'.repeat(4000) })
    const spec = parseIndexSpec(literal({ key: { n: 1 }, name: 'unfinished' }))
    await write(() =>
      kept.store.catalog.addIndex(kept.collection('表.村'), { ...spec, isMultikey: false, isCut: false, isReady: false }),
    )
  }

  it('from the same file equals what is in memory', async () => {
    await fill()
    expect(all(new Catalog(kept.store.tree))).toEqual(all())
    expect(all()).toMatchObject([
      { namespace: 'forms.visits', count: 2, nextRecord: 3 },
      { namespace: '表.村', count: 2, indexes: [{}, { isMultikey: true, isCut: true }, { isReady: false }] },
    ])
  })

  it('after a restart equals what was in memory, and its partial indexes still choose', async () => {
    await fill()
    const before = all()
    await kept.reopen()
    expect(all()).toEqual(before)
    await kept.insert('forms.visits', { _id: 3, village: 'c', status: 's', isOpen: true, n: { x: 6 } })
    await kept.insert('forms.visits', { _id: 4, village: 'd', status: 's', isOpen: true, n: { x: 5 } })
    const status = kept.collection('forms.visits').indexes.find(({ name }) => name === 'status_1')
    expect(status?.covers?.(literal({ isOpen: true, n: { x: 6 } }))).toBe(true)
    expect(status?.covers?.(literal({ isOpen: true, n: { x: 5 } }))).toBe(false)
  })

  it('forgets what a transaction that was called off had done to it', async () => {
    await fill()
    const before = all()
    await expect(
      write(() => {
        const { catalog } = kept.store
        catalog.ensure('test.new')
        catalog.drop(kept.collection('表.村'))
        catalog.dropIndex(kept.collection('forms.visits'), kept.collection('forms.visits').indexes[1]!)
        kept.collection('forms.visits').count += 7
        throw new Error('half way')
      }),
    ).rejects.toMatchObject({ code: 1 })
    expect(all()).toEqual(before)
    expect(garbage()).toEqual([])
  })
})

describe('what is dropped', () => {
  it('with a collection is marked as garbage: its records and every one of its indexes', async () => {
    await kept.addIndex('test.visits', { village: 1 })
    await kept.insert('test.visits', { _id: 1, village: 'a' })
    await kept.insert('test.other', { _id: 1 })
    const { id, indexes } = kept.collection('test.visits')
    await write(() => kept.store.catalog.drop(kept.collection('test.visits')))
    const ranges = garbage().map(({ key }) => rangeOfGarbage(key))
    expect(ranges).toHaveLength(3)
    expect(ranges).toContainEqual(recordRange(id))
    // What the marks stand for is all that the collection had: one record and one entry in each index.
    expect(ranges.map((range) => kept.store.tree.range(range, 10).length)).toEqual([1, 1, 1])
    expect(indexes).toHaveLength(2)
    expect(kept.documents('test.other')).toEqual([{ _id: 1 }])
  })

  it('with a collection stays dropped after a restart', async () => {
    await kept.insert('test.visits', { _id: 1 })
    await write(() => kept.store.catalog.drop(kept.collection('test.visits')))
    expect(kept.store.catalog.all()).toEqual([])
    await kept.reopen()
    expect(kept.store.catalog.all()).toEqual([])
  })

  it('in the commit in which its counters moved leaves no counters behind', async () => {
    await ensure('test.visits')
    const { id } = kept.collection('test.visits')
    await write(() => {
      const collection = kept.collection('test.visits')
      collection.count++
      kept.store.catalog.touch(collection)
      kept.store.catalog.drop(collection)
    })
    expect(kept.store.tree.get(countersKey(id))).toBeUndefined()
  })

  it('as an index leaves the collection its others, and marks its own entries only', async () => {
    await kept.addIndex('test.visits', { village: 1 })
    await kept.addIndex('test.visits', { at: 1 })
    await kept.insert('test.visits', { _id: 1 })
    const [, village] = kept.collection('test.visits').indexes
    await write(() => kept.store.catalog.dropIndex(kept.collection('test.visits'), village!))
    expect(garbage()).toHaveLength(1)
    await kept.reopen()
    expect(kept.collection('test.visits').indexes.map(({ name }) => name)).toEqual(['_id_', 'at_1'])
    expect(await kept.faults()).toEqual([])
  })

  it('never gives its number to another, not even after a restart', async () => {
    await kept.addIndex('test.a', { x: 1 })
    await ensure('test.b')
    const used = new Set(idsOfAll())
    expect(used.size).toBe(5)
    await write(() => {
      for (const collection of kept.store.catalog.all()) kept.store.catalog.drop(collection)
    })
    await ensure('test.a')
    await kept.reopen()
    await ensure('test.b')
    await kept.addIndex('test.b', { x: 1 })
    const fresh = idsOfAll()
    expect(new Set(fresh).size).toBe(fresh.length)
    expect(fresh.filter((id) => used.has(id))).toEqual([])
  })
})

describe('counters', () => {
  it('are stored once for a commit, however often they moved', async () => {
    await ensure('test.visits')
    const { tree } = kept.store
    const { put } = tree
    const written: Buffer[] = []
    tree.put = (key, value) => {
      written.push(key)
      put.call(tree, key, value)
    }
    await kept.insert('test.visits', ...Array.from({ length: 20 }, (_, n) => ({ _id: n })))
    tree.put = put
    const key = countersKey(kept.collection('test.visits').id)
    expect(written.filter((one) => one.equals(key))).toHaveLength(1)
    await kept.reopen()
    expect(kept.collection('test.visits')).toMatchObject({ count: 20, nextRecord: 21 })
  })

  it('are exact beyond what 32 bits hold', async () => {
    await ensure('test.visits')
    await write(() => {
      const collection = kept.collection('test.visits')
      Object.assign(collection, { count: 2 ** 33 + 1, bytes: 2 ** 45 + 3, nextRecord: 2 ** 40 + 5 })
      kept.store.catalog.touch(collection)
    })
    await kept.reopen()
    expect(kept.collection('test.visits')).toMatchObject({ count: 2 ** 33 + 1, bytes: 2 ** 45 + 3, nextRecord: 2 ** 40 + 5 })
  })
})

describe('a damaged catalogue', () => {
  const plant = (entry: Fields) => write(() => kept.store.tree.put(catalogKey('test.visits'), encodeDocument(literal(entry))))
  const index = { id: 2, isMultikey: false, isCut: false, isReady: true, spec: { key: { _id: 1 }, name: '_id_' } }

  it.each<[string, Fields]>([
    ['a collection without a number', { indexes: [index] }],
    ['a number that is none', { id: 'one', indexes: [index] }],
    ['no list of indexes', { id: 1 }],
    ['an index that is no document', { id: 1, indexes: ['_id_'] }],
    ['an index without its description', { id: 1, indexes: [{ id: 2 }] }],
    ['an index without a number', { id: 1, indexes: [{ spec: index.spec }] }],
  ])('is refused for %s', async (_name, entry) => {
    await ensure('test.visits')
    await plant({ id: 1, indexes: [index] })
    expect(new Catalog(kept.store.tree).all()).toHaveLength(1)
    await plant(entry)
    expect(() => new Catalog(kept.store.tree)).toThrow(expect.objectContaining({ code: 'store.damaged' }))
  })

  it('is refused for a collection without counters', async () => {
    await ensure('test.visits')
    const { id } = kept.collection('test.visits')
    await write(() => kept.store.tree.remove(countersKey(id)))
    expect(() => new Catalog(kept.store.tree)).toThrow(expect.objectContaining({ code: 'store.damaged' }))
  })

  it('is refused for an index that this version cannot read', async () => {
    await ensure('test.visits')
    await plant({ id: 1, indexes: [{ ...index, spec: { key: { a: 'text' }, name: 'a_text' } }] })
    expect(() => new Catalog(kept.store.tree)).toThrow(expect.objectContaining({ code: 67 }))
  })
})
