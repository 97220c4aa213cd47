import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { openDeviceDatabase, written } from './deviceDatabase.ts'
import { type Draft, draftKey } from './draft.ts'
import { DraftStore } from './draftStore.ts'

let opened: DraftStore[] = []
function open(name: string) {
  const store = new DraftStore(name)
  opened.push(store)
  return store
}
afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()))
  opened = []
})

let count = 0
const fresh = () => open(`test-${++count}`)

const draftOf = (account: string, visit: string): Draft => ({
  key: draftKey(account, 'p', visit),
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  account,
  plan: 'p',
  visit,
  target: { id: 'v1', name: '甲村', place: '某县某镇' },
  checklist: 'village',
  revision: 1,
  title: '任务清单',
  schema: { type: 'object' },
  startedAt: '2020-03-20T01:00:00.000Z',
  finishedAt: null,
  answers: { duty: { done: { answer: 'yes' } } },
  savedAt: '2020-03-20T01:05:00.000Z',
  version: 0,
  correction: null,
  refused: null,
})
const receipt = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  hash: 'h',
  receivedAt: '2020-03-20T02:00:00.000Z',
  plan: 'p',
  revision: 1,
  checklist: 'village',
  target: 'v1',
  signature: 's',
}
const photo = (owner: string, hash: string) => ({ owner, hash, blob: new Blob([hash]), isUploaded: false })

describe('what a device keeps until the platform has it', () => {
  it('gives a draft back, answer for answer, after the page was closed and opened again', async () => {
    const before = open('reopened')
    const draft = draftOf('an-inspector', 'visit-1')
    await before.save(draft)
    await before.close()
    expect(await open('reopened').byKey(draft.key)).toEqual({ ...draft, version: 1 })
  })

  it('gives back a draft that an earlier version of the page kept, with its checklist as it was', async () => {
    const { version, correction, refused, ...old } = draftOf('an-inspector', 'visit-old')
    const store = open('kept-before')
    await store.all() // the database is made on first use
    const database = await openDeviceDatabase('kept-before')
    await written(database, ['drafts'], async (transaction) => void transaction.objectStore('drafts').put(old))
    database.close()
    const kept = await store.byKey(old.key)
    expect(kept).toEqual({ ...old, version, correction, refused })
    expect((await store.save(kept ?? draftOf('', ''))).version).toBe(1)
    expect(await store.byKey(old.key)).toEqual({ ...old, version: 1, correction, refused })
  })

  it('shows a person their own drafts of a plan only, the latest first', async () => {
    const store = fresh()
    await store.save({ ...draftOf('one', 'visit-1'), savedAt: '2020-03-20T01:00:00.000Z' })
    await store.save({ ...draftOf('one', 'visit-2'), savedAt: '2020-03-20T03:00:00.000Z' })
    await store.save(draftOf('other', 'visit-1'))
    expect((await store.list('one', 'p')).map((draft) => draft.visit)).toEqual(['visit-2', 'visit-1'])
    expect(await store.list('one', 'another-plan')).toEqual([])
  })

  it('turns a draft into its receipt and lets its photos go, and touches nobody else', async () => {
    const store = fresh()
    const draft = draftOf('one', 'visit-1')
    const other = draftOf('one', 'visit-2')
    await store.save(draft)
    await store.save(other)
    await store.addPhoto(photo(draft.key, 'a'.repeat(64)))
    await store.addPhoto(photo(other.key, 'b'.repeat(64)))
    await store.keepReceipt(draft, receipt)
    expect(await store.byKey(draft.key)).toBeUndefined()
    expect(await store.photo('a'.repeat(64))).toBeUndefined()
    expect((await store.receipt(receipt.id))?.receipt).toEqual(receipt)
    expect((await store.receiptOf(draft.key))?.id).toBe(receipt.id)
    expect(await store.byKey(other.key)).toEqual({ ...other, version: 1 })
    expect(await store.photosToUpload(other.key)).toHaveLength(1)
  })

  it('knows no receipt for a visit that was never sent', async () => {
    expect(await fresh().receiptOf('one|p|visit-9')).toBeUndefined()
  })

  it('remembers which photos the platform has, and forgets it again when the platform says otherwise', async () => {
    const store = fresh()
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
    await store.addPhoto(photo('d', a))
    await store.addPhoto(photo('d', b))
    await store.markPhoto('d', a, true)
    expect((await store.photosToUpload('d')).map(({ hash }) => hash)).toEqual([b])
    await store.addPhoto(photo('d', a))
    expect(await store.photosToUpload('d')).toHaveLength(1)
    await store.markPhoto('d', a, false)
    expect(await store.photosToUpload('d')).toHaveLength(2)
  })

  it('keeps the same photo apart for two pieces of work: each has to send it where it belongs', async () => {
    const store = fresh()
    const hash = 'c'.repeat(64)
    await store.addPhoto(photo('first', hash))
    await store.addPhoto(photo('second', hash))
    await store.markPhoto('first', hash, true)
    expect(await store.photosToUpload('second')).toHaveLength(1)
  })

  it('does not make up a photo that was marked but never kept', async () => {
    const store = fresh()
    await store.markPhoto('d', 'a'.repeat(64), true)
    expect(await store.photo('a'.repeat(64))).toBeUndefined()
  })
})
