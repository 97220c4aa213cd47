import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { literal } from '../test/literal.ts'
import { encodeDocument } from './bson/encode.ts'
import { CursorRegistry } from './command/cursorRegistry.ts'
import { createIndex } from './command/indexes.ts'
import { forgetOldSessions, RetryRecord } from './command/retryRecord.ts'
import { parseIndexSpec } from './index/indexSpec.ts'
import { checkStore } from './storage/checkStore.ts'
import { insertRecord } from './storage/records.ts'
import { entryRange, garbageRange, recordRange, sessionRange } from './storage/storageKeys.ts'
import { Store } from './storage/store.ts'
import { dropUnfinishedIndexes, startUpkeep, sweepExpired, sweepGarbage } from './upkeep.ts'

const namespace = 'test.sessions'
const now = Date.UTC(2020, 2, 20)
let folder: string
let store: Store

const insert = (...documents: Record<string, unknown>[]) =>
  store.write(() => {
    const collection = store.catalog.ensure(namespace)
    for (const document of documents.map(literal)) insertRecord(store, collection, document, encodeDocument(document))
  })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  store = new Store(folder, { noSync: true })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a TTL index', () => {
  it('removes what is older than its time, and nothing without a date', async () => {
    await createIndex(store, namespace, parseIndexSpec(literal({ key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 })))
    await insert(
      { _id: 1, at: new Date(now - 61_000) },
      { _id: 2, at: new Date(now - 59_000) },
      { _id: 3, at: 'yesterday' },
      { _id: 4 },
      { _id: 5, at: [new Date(now), new Date(now - 100_000)] },
    )
    expect(await sweepExpired(store, now)).toBe(2)
    expect(store.catalog.find(namespace)?.count).toBe(3)
    expect(await sweepExpired(store, now)).toBe(0)
    expect((await checkStore(store)).faults).toEqual([])
  })

  it('leaves alone what its partial filter leaves out', async () => {
    const spec = literal({ key: { at: 1 }, name: 'at_1', expireAfterSeconds: 0, partialFilterExpression: { isDone: true } })
    await createIndex(store, namespace, parseIndexSpec(spec))
    await insert({ _id: 1, at: new Date(0), isDone: true }, { _id: 2, at: new Date(0) })
    expect(await sweepExpired(store, now)).toBe(1)
  })

  it('takes a partial filter on its own field too', async () => {
    const spec = literal({
      key: { at: 1 },
      name: 'at_1',
      expireAfterSeconds: 0,
      partialFilterExpression: { at: { $gt: new Date(1000) } },
    })
    await createIndex(store, namespace, parseIndexSpec(spec))
    await insert({ _id: 1, at: new Date(2000) }, { _id: 2, at: new Date(500) })
    expect(await sweepExpired(store, now)).toBe(1)
    expect(store.catalog.find(namespace)?.count).toBe(1)
  })
})

describe('what was dropped', () => {
  it('is out of sight at once and out of the file after the sweep', async () => {
    await insert(...Array.from({ length: 5000 }, (_, n) => ({ _id: n })))
    const collection = store.catalog.find(namespace)!
    const index = collection.indexes[0]!
    await store.write(() => store.catalog.drop(collection))
    expect(store.catalog.find(namespace)).toBeUndefined()
    expect(store.tree.range(recordRange(collection.id), 1)).toHaveLength(1)
    await sweepGarbage(store)
    expect(store.tree.range(recordRange(collection.id), 1)).toEqual([])
    expect(store.tree.range(entryRange(index.id), 1)).toEqual([])
    expect(store.tree.range(garbageRange(), 1)).toEqual([])
  })

  it('does not come back under the same name', async () => {
    await insert({ _id: 1 })
    await store.write(() => store.catalog.drop(store.catalog.find(namespace)!))
    await insert({ _id: 2 })
    await sweepGarbage(store)
    expect(store.catalog.find(namespace)?.count).toBe(1)
    expect((await checkStore(store)).faults).toEqual([])
  })
})

describe('an index whose building was cut short', () => {
  it('is given up at the next start', async () => {
    await insert({ _id: 1, a: 1 })
    const spec = parseIndexSpec(literal({ key: { a: 1 }, name: 'a_1' }))
    await store.write(() =>
      store.catalog.addIndex(store.catalog.ensure(namespace), { ...spec, isMultikey: false, isCut: false, isReady: false }),
    )
    await dropUnfinishedIndexes(store)
    expect(store.catalog.find(namespace)?.indexes.map(({ name }) => name)).toEqual(['_id_'])
  })
})

describe('the record of writes that may be sent again', () => {
  it('is forgotten half an hour after its session was last used', async () => {
    const id = { session: Buffer.alloc(16, 1), number: 1n }
    await store.write(() => {
      const record = new RetryRecord(store, id)
      record.keep(0, null)
      record.save()
    })
    await forgetOldSessions(store, Date.now())
    expect(store.tree.range(sessionRange(), 10)).toHaveLength(1)
    await forgetOldSessions(store, Date.now() + 31 * 60 * 1000)
    expect(store.tree.range(sessionRange(), 10)).toEqual([])
  })
})

describe('the upkeep of a server', () => {
  it('closes cursors that nobody asks for any more, without waiting for another command', async () => {
    let minutes = 0
    const cursors = new CursorRegistry(() => minutes * 60_000)
    const answers = (async function* () {
      for (let n = 0; n < 3; n++) yield [literal({ n })]
    })()
    await cursors.open(answers, { namespace: namespace, batchSize: 1 })
    const stop = startUpkeep(store, cursors, 5)
    await pause(30)
    expect(cursors.size).toBe(1)
    minutes = 10
    while (cursors.size > 0) await pause(5)
    await stop()
  })
})

describe('a transaction that breaks', () => {
  it('leaves nothing behind of the job that broke it, and carries out the others', async () => {
    const results = await Promise.allSettled([
      insert({ _id: 1 }),
      store.write(() => {
        const collection = store.catalog.ensure(namespace)
        const document = literal({ _id: 2 })
        insertRecord(store, collection, document, encodeDocument(document))
        throw new Error('half way')
      }),
      insert({ _id: 3 }),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(store.catalog.find(namespace)?.count).toBe(2)
    expect((await checkStore(store)).faults).toEqual([])
  })

  it('counts again what a folder opened anew holds', async () => {
    await insert({ _id: 1 }, { _id: 2 })
    await store.close()
    store = new Store(folder, { noSync: true })
    expect(store.catalog.find(namespace)).toMatchObject({ count: 2, nextRecord: 3 })
    await insert({ _id: 3 })
    expect((await checkStore(store)).faults).toEqual([])
  })
})
