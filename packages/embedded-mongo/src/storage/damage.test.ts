import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { flipAt, flipIn, spoilPagesOf } from '../../test/damageFile.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { backupStore } from '../maintenance/backupStore.ts'
import { dumpStore } from '../maintenance/dumpStore.ts'
import { withExisting } from '../maintenance/openExisting.ts'
import { restoreDump } from '../maintenance/restoreDump.ts'
import { checkStore } from './checkStore.ts'
import { PageFile } from './pageFile.ts'
import { removeRecord } from './records.ts'
import { Store } from './store.ts'
import type { Entry } from './tree.ts'

const visits = 'forms.visits'
const kept = new TemporaryStore()

async function fill(count = 600) {
  await kept.addIndex(visits, { village: 1 })
  const rows = Array.from({ length: count }, (_, n) => ({
    _id: n,
    village: `village-${n}!`,
    note: `note-${n}!${'x'.repeat(100)}`,
  }))
  await kept.insert(visits, ...rows)
}
const check = () => withExisting(kept.folder, checkStore)
const damageFound = { code: 301, codeName: 'DataCorruptionDetected' }

describe('a document of which one bit turned on the disk', () => {
  it('is refused and never served, while its neighbours are', async () => {
    await fill()
    await kept.reopen((file) => flipIn(file, 'note-300!'))
    expect(() => kept.documents(visits)).toThrow(expect.objectContaining(damageFound))
    expect(() => kept.found(visits, { _id: 300 })).toThrow(/record 301 .* is damaged: .* Run duzhan-store check/)
    expect(kept.found(visits, { _id: 299 })).toHaveLength(1)
  })

  it('is named by the check', async () => {
    await fill()
    await kept.reopen((file) => flipIn(file, 'note-300!'))
    const { faults, documents } = await check()
    expect(faults[0]).toBe(`${visits}: record 301 is damaged: its checksum does not fit what is stored`)
    expect(documents).toBe(599)
  })

  it('is found out wherever in the record, its key or its header it turned', async () => {
    await fill(1)
    await kept.store.close()
    const file = `${kept.folder}/store.lmdb`
    const whole = readFileSync(file)
    const start = whole.lastIndexOf('note-0!') - 66
    expect(start).toBe(whole.indexOf('note-0!') - 66)
    for (let at = start; at < start + 178; at++) {
      flipAt(file, at, at % 8)
      expect((await check()).faults, `byte ${at - start}`).not.toEqual([])
      writeFileSync(file, whole)
    }
    expect((await check()).faults).toEqual([])
    await kept.reopen()
  })

  it('that is long enough for pages of its own is found out as well', async () => {
    await kept.insert(visits, { _id: 1, photo: `${'p'.repeat(20_000)}here${'q'.repeat(20_000)}` })
    expect((await check()).faults).toEqual([])
    await kept.reopen((file) => flipIn(file, 'here'))
    expect(() => kept.documents(visits)).toThrow(expect.objectContaining(damageFound))
    expect((await check()).faults[0]).toContain('record 1 is damaged')
  })
})

describe('a page that was overwritten', () => {
  it.each([
    ['zeros', 0],
    ['noise', 0xa5],
  ])('with %s is named by the check, which goes on behind it', async (_name, fill_) => {
    await fill()
    let pages: number[] = []
    await kept.reopen((file) => {
      pages = spoilPagesOf(file, 'note-300!', fill_)
    })
    const { faults, documents, collections } = await check()
    expect(faults.filter((fault) => pages.some((page) => fault.startsWith(`page ${page} `)))).not.toEqual([])
    expect(collections).toBe(1)
    expect(documents).toBeGreaterThan(500)
    expect(documents).toBeLessThan(600)
  })

  it('refuses the reading that meets it, and later ones of other pages are answered', async () => {
    await fill()
    await kept.reopen((file) => spoilPagesOf(file, 'note-300!', 0))
    for (let round = 0; round < 3; round++) {
      expect(() => kept.found(visits, { _id: 300 })).toThrow(expect.objectContaining(damageFound))
      expect(kept.found(visits, { _id: 5 })).toHaveLength(1)
    }
  })
})

describe('a dump of what is damaged', () => {
  it('holds everything else, and names what is missing', async () => {
    await fill()
    await kept.reopen((file) => flipIn(file, 'note-300!'))
    const missing: string[] = []
    expect(await dumpStore(kept.folder, `${kept.folder}/dump`, (sentence) => missing.push(sentence))).toBe(599)
    expect(missing).toEqual([`${visits}: record 301 is damaged: its checksum does not fit what is stored`])
    await expect(dumpStore(kept.folder, `${kept.folder}/other`)).rejects.toMatchObject({ code: 'store.damaged' })
    expect(await restoreDump(`${kept.folder}/dump`, `${kept.folder}/restored`)).toBe(599)
  })

  it('saves the documents also when the page with the names of the collections is lost', async () => {
    await fill()
    await kept.store.close()
    spoilPagesOf(`${kept.folder}/store.lmdb`, visits, 0)
    const missing: string[] = []
    const saved = await dumpStore(kept.folder, `${kept.folder}/dump`, (sentence) => missing.push(sentence))
    expect(saved).toBeGreaterThan(550)
    expect(readdirSync(`${kept.folder}/dump/unnamed`)[0]).toMatch(/^collection-\d+\.bson$/)
    expect(missing.join()).toMatch(/^page \d+ /)
    rmSync(`${kept.folder}/store.lmdb`)
    await kept.reopen()
  })

  it('is no backup: copying damage is refused, and nothing is left behind', async () => {
    await fill()
    await kept.reopen((file) => flipIn(file, 'note-300!'))
    await expect(backupStore(kept.folder, `${kept.folder}/backup`)).rejects.toMatchObject({ code: 'store.damaged' })
    expect(existsSync(`${kept.folder}/backup`)).toBe(false)
  })
})

describe('a file that cannot be whole', () => {
  it('is refused at opening when pages that are in use are missing at its end', async () => {
    await fill()
    await kept.store.close()
    const file = `${kept.folder}/store.lmdb`
    truncateSync(file, statSync(file).size - 4096 * 8)
    expect(() => new Store(kept.folder)).toThrow(expect.objectContaining({ code: 'store.damaged' }))
    expect((await check()).faults.join()).toContain('lies behind the end of the file')
    writeFileSync(file, '')
    await kept.reopen()
  })

  it('is refused when its two head pages do not follow each other: LMDB would silently go back to the older', async () => {
    await fill(5)
    await kept.store.close()
    const file = `${kept.folder}/store.lmdb`
    flipAt(file, 152, 5)
    expect(() => new Store(kept.folder)).toThrow(/head pages .* are damaged/)
    flipAt(file, 152, 5)
    await kept.reopen()
  })
})

describe('reading page by page', () => {
  it('gives the same as LMDB, forwards, backwards and by key', async () => {
    await fill(1500)
    await kept.store.write(() => kept.store.catalog.drop(kept.collection(visits)))
    await kept.insert(
      'forms.more',
      ...Array.from({ length: 400 }, (_, n) => ({ _id: `m${n}`, text: 'y'.repeat((n % 50) * 200) })),
    )
    const native = kept.everything()
    const texts = (entries: Entry[]) => entries.map(({ key, value }) => `${key.toString('hex')} ${value.toString('latin1')}`)
    await withExisting(kept.folder, ({ tree }) => {
      const whole = { low: Buffer.from([0]), high: Buffer.from([0xff]) }
      expect(texts(tree.range(whole, 1e9))).toEqual(texts(native))
      expect(texts(tree.range(whole, 1e9, true))).toEqual(texts(native).toReversed())
      for (let at = 0; at < native.length; at += 197) {
        const end = Math.min(at + 150, native.length - 1)
        const [from, to] = [native[at]!, native[end]!]
        expect(tree.get(from.key)?.equals(from.value)).toBe(true)
        expect(tree.get(Buffer.concat([from.key, Buffer.from([0])]))).toBeUndefined()
        const some = tree.range({ low: from.key, high: to.key }, 100)
        expect(texts(some)).toEqual(texts(native.slice(at, Math.min(at + 100, end))))
        const last = tree.range({ low: from.key, high: to.key }, 100, true)
        expect(texts(last)).toEqual(texts(native.slice(Math.max(at, end - 100), end).toReversed()))
      }
      expect([...tree.damage.keys()]).toEqual([])
    })
  })

  it('finds every page in its place, in a store that has grown and shrunk', async () => {
    await fill(2000)
    await kept.store.write(() => {
      for (const found of kept.found(visits, { _id: { $lt: 1500 } })) removeRecord(kept.store, kept.collection(visits), found)
    })
    await kept.reopen((file) => {
      const faults: string[] = []
      const pages = new PageFile(file, (page, what) => faults.push(`${page} ${what}`))
      pages.inspect()
      pages.close()
      expect(faults).toEqual([])
    })
  })
})
