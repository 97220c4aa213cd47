import { Int32, ObjectId } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { encodeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import type { Document, Value } from '../bson/value.ts'
import { addEntries, insertRecord, removeRecord, replaceRecord, withId } from './records.ts'
import { entryRange, recordOfValue } from './storageKeys.ts'
import type { Entry } from './tree.ts'

type Fields = Record<string, unknown>
const findings = 'test.findings'
const kept = new TemporaryStore()

async function refusal(act: () => unknown): Promise<MongoError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof MongoError) return error
    throw error
  }
  throw new Error('it was accepted')
}

const indexNamed = (name: string) => kept.collection(findings).indexes.find((index) => index.name === name)!
const entriesOf = (name: string): Entry[] => kept.store.tree.range(entryRange(indexNamed(name).id), 10_000)
/** The records that an index names, in its order. */
const recordsIn = (name: string): number[] => entriesOf(name).map(({ value }) => recordOfValue(value))

const replace = (filter: Fields, after: Fields) =>
  kept.store.write(() => {
    const [found] = kept.found(findings, filter)
    const document = withId(literal(after))
    replaceRecord(kept.store, kept.collection(findings), found!, document, encodeDocument(document))
  })
const remove = (filter: Fields) =>
  kept.store.write(() => {
    for (const found of kept.found(findings, filter)) removeRecord(kept.store, kept.collection(findings), found)
  })

/** The keys that an action puts into the tree or takes from it. */
async function touchedBy(act: () => Promise<unknown>): Promise<string[]> {
  const { tree } = kept.store
  const touched: string[] = []
  const { put, remove: take } = tree
  tree.put = (key, value) => {
    touched.push(`put ${key[0]}`)
    put.call(tree, key, value)
  }
  tree.remove = (key) => {
    touched.push(`remove ${key[0]}`)
    take.call(tree, key)
  }
  await act()
  Object.assign(tree, { put, remove: take })
  return touched
}
const recordTag = 3
const entryTag = 4

describe('the identity of a document', () => {
  it('comes first, wherever it stood, and the others keep their order', () => {
    expect([...withId(literal({ b: 1, _id: 2, a: 3 })).keys()]).toEqual(['_id', 'b', 'a'])
  })

  it('is made where it is missing, a new one each time', () => {
    const [first, second] = [withId(literal({ a: 1 })), withId(literal({ a: 1 }))].map((one) => one.get('_id'))
    expect(first).toBeInstanceOf(ObjectId)
    expect(String(first)).not.toBe(String(second))
  })

  it('leaves a document alone that has it in its place', () => {
    const document = literal({ _id: 1, a: 2 })
    expect(withId(document)).toBe(document)
  })

  it.each<[string, Value, number]>([
    ['a list', [new Int32(1)], 2],
    ['a document with a dollar in a name', new Map([['$a', 1]]), 52],
  ])('cannot be %s', async (_name, id, code) => {
    expect(await refusal(() => withId(new Map([['_id', id]])))).toMatchObject({ code })
  })

  it.each<[string, Value]>([
    ['null', null],
    ['a document', new Map([['a', 1]])],
    ['a text', 'k'],
  ])('may be %s', (_name, id) => {
    expect(withId(new Map([['_id', id]])).get('_id')).toBe(id)
  })
})

describe('a new document', () => {
  it('is stored with its bytes, counted, and named by every index', async () => {
    await kept.addIndex(findings, { village: 1 })
    await kept.insert(findings, { _id: 1, village: 'b' }, { _id: 2, village: 'a' })
    const bytes = kept.found(findings).reduce((sum, found) => sum + found.bytes.length, 0)
    expect(kept.collection(findings)).toMatchObject({ count: 2, bytes, nextRecord: 3 })
    expect(recordsIn('_id_')).toEqual([1, 2])
    expect(recordsIn('village_1')).toEqual([2, 1])
    expect(await kept.faults()).toEqual([])
  })

  it('whose key is taken in any unique index is refused before anything is written', async () => {
    await kept.addIndex(findings, { village: 1 })
    await kept.addIndex(findings, { code: 1 }, { unique: true })
    await kept.insert(findings, { _id: 1, code: 'F-1', village: 'a' })
    const before = kept.everything()
    for (const clash of [
      { _id: 1, code: 'F-2', village: 'b' },
      { _id: 2, code: 'F-1', village: 'b' },
    ])
      expect(await refusal(() => kept.insert(findings, clash))).toMatchObject({ code: 11000 })
    expect(kept.everything()).toEqual(before)
    expect(kept.collection(findings)).toMatchObject({ count: 1, nextRecord: 2 })
  })

  it('whose fields cannot be indexed together is refused before anything is written', async () => {
    await kept.addIndex(findings, { tags: 1, photos: 1 })
    const before = kept.everything()
    expect(await refusal(() => kept.insert(findings, { _id: 1, tags: [1], photos: [2] }))).toMatchObject({ code: 171 })
    expect(kept.everything()).toEqual(before)
  })

  it('clashes by value, whatever the type of the number', async () => {
    await kept.insert(findings, { _id: 1 })
    expect(await refusal(() => kept.insert(findings, { _id: 1.0 }))).toMatchObject({ code: 11000 })
    await kept.insert(findings, { _id: 1.5 }, { _id: '1' })
    expect(kept.collection(findings).count).toBe(3)
  })

  it('clashes with one element of a list', async () => {
    await kept.addIndex(findings, { numbers: 1 }, { unique: true })
    await kept.insert(findings, { _id: 1, numbers: [1, 2] })
    expect(await refusal(() => kept.insert(findings, { _id: 2, numbers: [3, 2] }))).toMatchObject({ code: 11000 })
    await kept.insert(findings, { _id: 3, numbers: [4, 4] })
    expect(await kept.faults()).toEqual([])
  })

  it('without the field clashes with another one without it, unless the index leaves both out', async () => {
    await kept.addIndex(findings, { code: 1 }, { unique: true })
    await kept.insert(findings, { _id: 1 })
    expect(await refusal(() => kept.insert(findings, { _id: 2 }))).toMatchObject({ code: 11000 })
    expect(await refusal(() => kept.insert(findings, { _id: 3, code: null }))).toMatchObject({ code: 11000 })
    await kept.addIndex('test.partial', { code: 1 }, { unique: true, partialFilterExpression: { code: { $exists: true } } })
    await kept.insert('test.partial', { _id: 1 }, { _id: 2 })
    expect(await refusal(() => kept.insert('test.partial', { _id: 3, code: 1 }, { _id: 4, code: 1 }))).toMatchObject({
      code: 11000,
    })
  })

  it('is refused in the words of MongoDB, with the key and what stands there', async () => {
    await kept.addIndex(findings, { 'at.village': 1, n: -1 }, { unique: true })
    await kept.insert(findings, { _id: 1, at: { village: '潭桥村' }, n: 5 })
    const error = await refusal(() => kept.insert(findings, { _id: 2, at: { village: '潭桥村' }, n: 5 }))
    expect(error.message).toBe(
      'E11000 duplicate key error collection: test.findings index: at.village_1_n_-1 dup key: { at.village: "潭桥村", n: 5 }',
    )
    expect(plain(error.extra['keyPattern'] as Document)).toEqual({ 'at.village': 1, n: -1 })
    expect(plain(error.extra['keyValue'] as Document)).toEqual({ 'at.village': '潭桥村', n: 5 })
  })

  it.each<[string, unknown, string]>([
    ['nothing', null, 'null'],
    ['an identity', new ObjectId('5e74d0a00000000000000001'), "ObjectId('5e74d0a00000000000000001')"],
    ['a moment', new Date(5), 'new Date(5)'],
    ['a truth', true, 'true'],
    ['a document', { a: [1, 'x'] }, '{ a: [ 1, "x" ] }'],
    ['an empty list', [], '[  ]'],
  ])('is refused with %s written as MongoDB writes it', async (_name, value, text) => {
    await kept.addIndex(findings, { a: 1 }, { unique: true })
    await kept.insert(findings, { _id: 1, a: value })
    expect((await refusal(() => kept.insert(findings, { _id: 2, a: value }))).message).toContain(`dup key: { a: ${text} }`)
  })
})

describe('a replaced document', () => {
  it('touches only the indexes whose fields changed', async () => {
    await kept.addIndex(findings, { village: 1 })
    await kept.addIndex(findings, { status: 1 })
    await kept.insert(findings, { _id: 1, village: 'a', status: 'recorded', note: 'x' })
    expect(await touchedBy(() => replace({ _id: 1 }, { _id: 1, village: 'a', status: 'recorded', note: 'longer' }))).toEqual([
      `put ${recordTag}`,
      'put 2',
    ])
    expect(await touchedBy(() => replace({ _id: 1 }, { _id: 1, village: 'a', status: 'closedOut', note: 'longer' }))).toEqual([
      `put ${recordTag}`,
      `remove ${entryTag}`,
      `put ${entryTag}`,
      'put 2',
    ])
    expect(await kept.faults()).toEqual([])
  })

  it('touches only the elements of a list that came or went', async () => {
    await kept.addIndex(findings, { tags: 1 })
    await kept.insert(findings, { _id: 1, tags: ['a', 'b', 'c'] })
    const touched = await touchedBy(() => replace({ _id: 1 }, { _id: 1, tags: ['c', 'a', 'd'] }))
    expect(touched.filter((one) => one.endsWith(String(entryTag)))).toEqual([`remove ${entryTag}`, `put ${entryTag}`])
    expect(recordsIn('tags_1')).toEqual([1, 1, 1])
    expect(await kept.faults()).toEqual([])
  })

  it('comes into a partial index and leaves it with the condition, though no key changed', async () => {
    await kept.addIndex(findings, { village: 1 }, { partialFilterExpression: { isOpen: true } })
    await kept.insert(findings, { _id: 1, village: 'a', isOpen: false })
    expect(entriesOf('village_1')).toHaveLength(0)
    await replace({ _id: 1 }, { _id: 1, village: 'a', isOpen: true })
    expect(entriesOf('village_1')).toHaveLength(1)
    await replace({ _id: 1 }, { _id: 1, village: 'a' })
    expect(entriesOf('village_1')).toHaveLength(0)
  })

  it('may keep its own unique key, and not take that of another', async () => {
    await kept.addIndex(findings, { code: 1 }, { unique: true })
    await kept.insert(findings, { _id: 1, code: 'F-1' }, { _id: 2, code: 'F-2' })
    await replace({ _id: 1 }, { _id: 1, code: 'F-1', note: 'x' })
    const before = kept.everything()
    expect(await refusal(() => replace({ _id: 2 }, { _id: 2, code: 'F-1' }))).toMatchObject({ code: 11000 })
    expect(kept.everything()).toEqual(before)
    await replace({ _id: 2 }, { _id: 2, code: 'F-3' })
    await kept.insert(findings, { _id: 3, code: 'F-2' })
    expect(await kept.faults()).toEqual([])
  })

  it('moves the count of bytes by the difference and nothing else', async () => {
    await kept.insert(findings, { _id: 1, note: 'x' }, { _id: 2, note: 'y' })
    const { bytes } = kept.collection(findings)
    await replace({ _id: 1 }, { _id: 1, note: 'x'.repeat(11) })
    expect(kept.collection(findings)).toMatchObject({ count: 2, bytes: bytes + 10, nextRecord: 3 })
    await replace({ _id: 1 }, { _id: 1 })
    expect(kept.collection(findings).bytes).toBeLessThan(bytes)
    expect(await kept.faults()).toEqual([])
  })
})

describe('a removed document', () => {
  it('takes its entries and its part of the counts with it, its number is not given out again', async () => {
    await kept.addIndex(findings, { tags: 1 })
    await kept.insert(findings, { _id: 1, tags: ['a', 'b'] }, { _id: 2, tags: ['b'] })
    await remove({ _id: 1 })
    expect(recordsIn('tags_1')).toEqual([2])
    expect(recordsIn('_id_')).toEqual([2])
    const [left] = kept.found(findings)
    expect(kept.collection(findings)).toMatchObject({ count: 1, bytes: left!.bytes.length, nextRecord: 3 })
    await kept.insert(findings, { _id: 1 })
    expect(kept.found(findings, { _id: 1 }).map(({ record }) => record)).toEqual([3])
    expect(await kept.faults()).toEqual([])
  })

  it('leaves nothing at all behind when it was the last', async () => {
    await kept.addIndex(findings, { tags: 1 })
    await kept.insert(findings, { _id: 1, tags: ['a', 'b'] })
    await remove({})
    expect(kept.collection(findings)).toMatchObject({ count: 0, bytes: 0 })
    expect([...entriesOf('_id_'), ...entriesOf('tags_1')]).toEqual([])
  })
})

describe('what an index has met', () => {
  it('is noted when a first list comes, for that index only, and stays noted', async () => {
    await kept.addIndex(findings, { tags: 1 })
    await kept.addIndex(findings, { village: 1 })
    await kept.insert(findings, { _id: 1, tags: 'a', village: 'a' })
    expect(indexNamed('tags_1').isMultikey).toBe(false)
    await kept.insert(findings, { _id: 2, tags: ['a'], village: 'a' })
    await remove({ _id: 2 })
    await kept.reopen()
    expect([indexNamed('tags_1').isMultikey, indexNamed('village_1').isMultikey]).toEqual([true, false])
  })

  it('is noted for an empty list, and for a list that comes by a replacement', async () => {
    await kept.addIndex(findings, { a: 1 })
    await kept.addIndex(findings, { b: 1 })
    await kept.insert(findings, { _id: 1, a: [], b: 1 })
    expect([indexNamed('a_1').isMultikey, indexNamed('b_1').isMultikey]).toEqual([true, false])
    await replace({ _id: 1 }, { _id: 1, a: [], b: [1] })
    await kept.reopen()
    expect(indexNamed('b_1').isMultikey).toBe(true)
  })

  it('is noted when a key had to be cut', async () => {
    await kept.addIndex(findings, { text: 1 })
    await kept.insert(findings, { _id: 1, text: 'x'.repeat(1000) })
    expect(indexNamed('text_1').isCut).toBe(false)
    await kept.insert(findings, { _id: 2, text: 'x'.repeat(3000) })
    await kept.reopen()
    expect(indexNamed('text_1')).toMatchObject({ isCut: true, isMultikey: false })
    expect(await kept.faults()).toEqual([])
  })

  it('stays noted when something else is noted later', async () => {
    await kept.addIndex(findings, { text: 1 })
    await kept.insert(findings, { _id: 1, text: ['a'] }, { _id: 2, text: 'x'.repeat(3000) })
    expect(indexNamed('text_1')).toMatchObject({ isCut: true, isMultikey: true })
  })

  it('keeps long values apart, also where they must be unique', async () => {
    await kept.addIndex(findings, { text: 1 }, { unique: true })
    const long = 'x'.repeat(3000)
    await kept.insert(findings, { _id: 1, text: `${long}1` }, { _id: 2, text: `${long}2` })
    expect(await refusal(() => kept.insert(findings, { _id: 3, text: `${long}1` }))).toMatchObject({ code: 11000 })
    expect(kept.found(findings, { text: `${long}2` }).map(({ record }) => record)).toEqual([2])
  })
})

describe('an index filled afterwards', () => {
  it('takes its own document a second time without complaint, and refuses a clash', async () => {
    await kept.insert(findings, { _id: 1, code: 'F-1' }, { _id: 2, code: 'F-1' })
    await kept.addIndex(findings, { code: 1 }, { unique: true })
    const [first, second] = kept.found(findings)
    const add = (found: typeof first) =>
      kept.store.write(() =>
        addEntries(kept.store, kept.collection(findings), indexNamed('code_1'), found!.record, found!.document),
      )
    await add(first)
    await add(first)
    expect(recordsIn('code_1')).toEqual([1])
    expect(await refusal(() => add(second))).toMatchObject({ code: 11000 })
    expect(recordsIn('code_1')).toEqual([1])
  })
})

describe('documents, index entries and counters', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }))
  const fields = fc.record({ a: value, b: fc.integer({ min: 0, max: 3 }), isOpen: fc.boolean() }, { requiredKeys: [] })
  const step = fc.record({ kind: fc.constantFrom('insert', 'replace', 'remove'), id: fc.integer({ min: 0, max: 4 }), fields })

  it('are in step after any insertions, replacements and removals, refused ones included', async () => {
    let round = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), async (steps) => {
        const namespace = `test.round${round++}`
        await kept.addIndex(namespace, { a: 1 })
        await kept.addIndex(namespace, { a: -1, b: 1 })
        await kept.addIndex(namespace, { b: 1 }, { unique: true, partialFilterExpression: { isOpen: true } })
        const model = new Map<number, Fields>()
        for (const { kind, id, fields: given } of steps) {
          const document = { _id: id, ...given }
          const clashes = [...model].some(
            ([other, one]) => other !== id && one['isOpen'] === true && given.isOpen === true && one['b'] === given.b,
          )
          const act = () => {
            const collection = kept.collection(namespace)
            const [found] = kept.found(namespace, { _id: id })
            const bytes = encodeDocument(literal(document))
            if (kind === 'insert') insertRecord(kept.store, collection, literal(document), bytes)
            else if (found !== undefined && kind === 'replace')
              replaceRecord(kept.store, collection, found, literal(document), bytes)
            else if (found !== undefined) removeRecord(kept.store, collection, found)
          }
          const isRefused = kind === 'insert' ? model.has(id) || clashes : kind === 'replace' && model.has(id) && clashes
          if (isRefused) {
            refused++
            expect(await refusal(() => kept.store.write(act))).toMatchObject({ code: 11000 })
            continue
          }
          await kept.store.write(act)
          if (kind === 'insert' || (kind === 'replace' && model.has(id))) model.set(id, document)
          else if (kind === 'remove') model.delete(id)
        }
        const stored = kept.documents(namespace).sort((left, right) => Number(left['_id']) - Number(right['_id']))
        expect(stored).toEqual([...model.values()].sort((left, right) => Number(left['_id']) - Number(right['_id'])))
        expect(await kept.faults()).toEqual([])
        await kept.store.write(() => kept.store.catalog.drop(kept.collection(namespace)))
      }),
      { numRuns: 60, seed: 1 },
    )
    expect(refused).toBeGreaterThan(100)
  })
})
