import { beforeEach, describe, expect, it } from 'vitest'
import { literal } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { encodeDocument } from '../bson/encode.ts'
import { indexKeysOf } from '../index/indexKeys.ts'
import { parseIndexSpec } from '../index/indexSpec.ts'
import { checkStore } from './checkStore.ts'
import { entryKey, entryRange, recordKey, recordValue } from './storageKeys.ts'

const visits = 'forms.visits'
const kept = new TemporaryStore()

beforeEach(async () => {
  await kept.addIndex(visits, { village: 1 })
  await kept.addIndex(visits, { code: 1 }, { unique: true })
  await kept.insert(
    visits,
    { _id: 1, village: 'a', code: 'V-1' },
    { _id: 2, village: ['b', 'c'], code: 'V-2' },
    { _id: 3, village: 'd', code: 'V-3' },
  )
})

const plant = (damage: () => void) => kept.store.write(damage)
const indexNamed = (name: string) => kept.collection(visits).indexes.find((index) => index.name === name)!
/** The key under which a document stands in an index. */
function keyIn(name: string, id: number, at = 0) {
  const index = indexNamed(name)
  const [found] = kept.found(visits, { _id: id })
  const { keys } = indexKeysOf(found!.document, index)
  return entryKey(index.id, keys[at]!, index.isUnique ? undefined : found!.record)
}

describe('the check of a store', () => {
  it('finds nothing in a store that is whole, and says how much it looked at', async () => {
    await kept.insert('identity.people', { _id: 1 })
    expect(await checkStore(kept.store)).toEqual({ collections: 2, documents: 4, entries: 11, faults: [] })
  })

  it('finds nothing in an empty store', async () => {
    await kept.store.write(() => kept.store.catalog.drop(kept.collection(visits)))
    expect(await checkStore(kept.store)).toEqual({ collections: 0, documents: 0, entries: 0, faults: [] })
  })

  it('reads past its own chunks', async () => {
    await kept.insert('forms.many', ...Array.from({ length: 2503 }, (_, n) => ({ _id: n })))
    const report = await checkStore(kept.store)
    expect(report).toMatchObject({ documents: 2506, entries: 2503 + 10, faults: [] })
  })

  it.each([
    ['an ordinary index', 'village_1'],
    ['a unique index', 'code_1'],
    ['the index on _id', '_id_'],
  ])('finds a missing entry of %s', async (_name, name) => {
    const key = keyIn(name, 3)
    await plant(() => kept.store.tree.remove(key))
    const wanted = name === 'village_1' ? 4 : 3
    expect(await kept.faults()).toEqual([
      `${visits}: record 3 is missing from index ${name}`,
      `${visits}: index ${name} has ${wanted - 1} entries instead of ${wanted}`,
    ])
  })

  it('finds the one missing entry of a list', async () => {
    const key = keyIn('village_1', 2, 1)
    await plant(() => kept.store.tree.remove(key))
    expect(await kept.faults()).toContain(`${visits}: record 2 is missing from index village_1`)
  })

  it('finds an entry that names another record', async () => {
    const key = keyIn('code_1', 1)
    await plant(() => kept.store.tree.put(key, recordValue(2)))
    expect(await kept.faults()).toEqual([`${visits}: record 1 is missing from index code_1`])
  })

  it('finds a stray entry of a record that is there', async () => {
    const { id } = indexNamed('village_1')
    const stray = entryKey(id, indexKeysOf(literal({ village: 'z' }), indexNamed('village_1')).keys[0]!, 1)
    await plant(() => kept.store.tree.put(stray, recordValue(1)))
    expect(await kept.faults()).toEqual([`${visits}: index village_1 has 5 entries instead of 4`])
  })

  it('finds the entries of a record that is gone', async () => {
    await plant(() => kept.store.tree.remove(recordKey(kept.collection(visits).id, 3)))
    const faults = await kept.faults()
    for (const name of ['_id_', 'village_1', 'code_1'])
      expect(faults).toContain(`${visits}: index ${name} names a record that is gone`)
    expect(faults).toContain(`${visits}: 2 documents, but 3 counted`)
  })

  it('finds a record that no index knows', async () => {
    const document = literal({ _id: 9, village: 'x', code: 'V-9' })
    const { id, nextRecord } = kept.collection(visits)
    await plant(() => {
      kept.store.tree.put(recordKey(id, nextRecord), encodeDocument(document))
      kept.collection(visits).nextRecord++
      kept.store.catalog.touch(kept.collection(visits))
    })
    const faults = await kept.faults()
    for (const name of ['_id_', 'village_1', 'code_1'])
      expect(faults).toContain(`${visits}: record ${nextRecord} is missing from index ${name}`)
    expect(faults).toContain(`${visits}: 4 documents, but 3 counted`)
  })

  it.each([
    ['too many documents', { count: 4 }, `${visits}: 3 documents, but 4 counted`],
    ['too few documents', { count: 2 }, `${visits}: 3 documents, but 2 counted`],
    ['the wrong number of bytes', { bytes: 1 }, expect.stringMatching(/^forms\.visits: \d+ bytes, but 1 counted$/)],
    ['a counter that a record has passed', { nextRecord: 3 }, `${visits}: record 3 is beyond the counter`],
  ])('finds %s', async (_name, counters, fault) => {
    await plant(() => {
      Object.assign(kept.collection(visits), counters)
      kept.store.catalog.touch(kept.collection(visits))
    })
    await kept.reopen()
    expect(await kept.faults()).toEqual([fault])
  })

  it('finds a document that changed without its indexes', async () => {
    const { id } = kept.collection(visits)
    const [found] = kept.found(visits, { _id: 1 })
    await plant(() => kept.store.tree.put(recordKey(id, 1), encodeDocument(literal({ _id: 1, village: 'y', code: 'V-1' }))))
    expect(found?.bytes.length).toBe(kept.found(visits, { _id: 1 })[0]?.bytes.length)
    expect(await kept.faults()).toEqual([`${visits}: record 1 is missing from index village_1`])
  })

  it('counts what a partial index leaves out as no fault, and what it should leave out as one', async () => {
    await kept.addIndex('forms.drafts', { village: 1 }, { partialFilterExpression: { isOpen: true } })
    await kept.insert('forms.drafts', { _id: 1, village: 'a', isOpen: true }, { _id: 2, village: 'b', isOpen: false })
    expect(await kept.faults()).toEqual([])
    const index = kept.collection('forms.drafts').indexes[1]!
    const { keys } = indexKeysOf(literal({ village: 'b', isOpen: true }), index)
    await plant(() => kept.store.tree.put(entryKey(index.id, keys[0]!, 2), recordValue(2)))
    expect(await kept.faults()).toEqual(['forms.drafts: index village_1 has 2 entries instead of 1'])
  })

  it('changes nothing, whatever it finds', async () => {
    await plant(() => kept.store.tree.remove(keyIn('village_1', 3)))
    const before = kept.everything()
    expect(await kept.faults()).toHaveLength(2)
    expect(kept.everything()).toEqual(before)
  })

  it('refuses to call a document whole whose bytes cannot be read', async () => {
    await plant(() => kept.store.tree.put(recordKey(kept.collection(visits).id, 2), Buffer.from([9, 0, 0, 0, 0])))
    await expect(checkStore(kept.store)).rejects.toMatchObject({ code: 22 })
  })

  it('expects nothing of an index that is still being built', async () => {
    const spec = parseIndexSpec(literal({ key: { code: -1 }, name: 'unfinished' }))
    await plant(() => {
      const state = { ...spec, isMultikey: false, isCut: false, isReady: false }
      kept.store.catalog.addIndex(kept.collection(visits), state)
    })
    expect(kept.store.tree.range(entryRange(indexNamed('unfinished').id), 1)).toEqual([])
    expect(await kept.faults()).toEqual([])
  })
})
