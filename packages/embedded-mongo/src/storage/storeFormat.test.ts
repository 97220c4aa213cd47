import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFirstFormat } from '../../test/firstFormat.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { compactStore } from '../maintenance/backupStore.ts'
import { dumpStore } from '../maintenance/dumpStore.ts'
import { withExisting } from '../maintenance/openExisting.ts'
import { checkStore } from './checkStore.ts'
import { seal } from './seal.ts'
import { formatKey, wholeRange } from './storageKeys.ts'
import { Store } from './store.ts'
import { formatOf } from './storeFormat.ts'

const kept = new TemporaryStore()
let old: string

beforeEach(async () => {
  old = mkdtempSync(join(tmpdir(), 'old-'))
  await kept.addIndex('forms.visits', { village: 1 })
  await kept.insert('forms.visits', ...Array.from({ length: 2500 }, (_, n) => ({ _id: n, village: `v${n % 7}` })))
  await kept.insert('identity.people', { _id: 1, photo: 'p'.repeat(100_000) })
  await writeFirstFormat(old, kept.everything())
})
afterEach(() => rmSync(old, { recursive: true, force: true }))

const everythingIn = (store: Store) => store.tree.range(wholeRange(), 1e9).filter(({ key }) => key[0] !== 7)
const expected = () => kept.everything().filter(({ key }) => key[0] !== 7)

describe('a store of the first release', () => {
  it('is opened, holds what it held, and is sealed from then on', async () => {
    const store = new Store(old)
    expect(everythingIn(store)).toEqual(expected())
    await store.close()
    expect((await withExisting(old, checkStore)).faults).toEqual([])
    const again = new Store(old)
    expect(again.catalog.find('forms.visits')?.count).toBe(2500)
    await again.close()
  })

  it('is brought up to date also when that was cut short before', async () => {
    const half = kept.everything()
    const database = open<Buffer, Buffer>({
      path: join(old, 'store.lmdb'),
      noSubdir: true,
      keyEncoding: 'binary',
      encoding: 'binary',
    })
    database.transactionSync(() => {
      for (const { key, value } of half.filter((_, n) => n % 2 === 0)) if (key[0] === 3) database.putSync(key, seal(key, value))
    })
    await database.close()
    expect((await withExisting(old, checkStore)).faults).toEqual([])
    const store = new Store(old)
    expect(everythingIn(store)).toEqual(expected())
    await store.close()
    expect((await withExisting(old, checkStore)).faults).toEqual([])
  })

  it('can be looked at, dumped and compacted as it is', async () => {
    expect(await withExisting(old, checkStore)).toMatchObject({ documents: 2501, faults: [] })
    mkdirSync(join(old, 'dump'))
    expect(await dumpStore(old, join(old, 'dump'))).toBe(2501)
    await compactStore(old)
    expect(await withExisting(old, checkStore)).toMatchObject({ documents: 2501, faults: [] })
  })
})

describe('the format of a store', () => {
  it('is marked in a new one', () => {
    expect(kept.store.tree.get(formatKey())?.readUInt32BE(0)).toBe(2)
  })

  it('of a later release is refused with a sentence, and nothing is changed', async () => {
    await kept.store.write(() => kept.store.tree.put(formatKey(), Buffer.from([0, 0, 0, 3])))
    await kept.store.close()
    expect(() => new Store(kept.folder)).toThrow(
      expect.objectContaining({ code: 'store.newer', message: expect.stringContaining('format 3') }),
    )
    await expect(withExisting(kept.folder, checkStore)).rejects.toMatchObject({ code: 'store.newer' })
    rmSync(join(kept.folder, 'store.lmdb'))
    await kept.reopen()
  })

  it('that is damaged is not taken for the first', () => {
    expect(() => formatOf(Buffer.from([0, 0, 0, 1, 9, 9, 9, 9]))).toThrow(expect.objectContaining({ code: 'store.damaged' }))
    expect(formatOf(undefined)).toBe(1)
  })
})
