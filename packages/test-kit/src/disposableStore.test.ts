import { existsSync } from 'node:fs'
import { MongoClient } from 'mongodb'
import { afterEach, describe, expect, it } from 'vitest'
import { type DisposableStore, disposableStore } from './disposableStore.ts'

describe('a disposable store', () => {
  const opened: DisposableStore[] = []
  const open = async (uri?: string) => {
    const store = await disposableStore(uri)
    opened.push(store)
    return store
  }

  afterEach(async () => {
    // last opened, first closed: the later ones may live in the first
    for (const store of opened.splice(0).reverse()) await store.close()
  })

  const visitsIn = async (
    store: DisposableStore,
    use: (visits: ReturnType<ReturnType<MongoClient['db']>['collection']>) => Promise<unknown>,
  ) => {
    const client = new MongoClient(store.mongoUri)
    try {
      return await use(client.db(`${store.database}_visits`).collection('visits'))
    } finally {
      await client.close()
    }
  }

  it('keeps what is written while it is open', async () => {
    const store = await open()
    await visitsIn(store, (visits) => visits.insertOne({ village: 'first' }))
    expect(await visitsIn(store, (visits) => visits.countDocuments())).toBe(1)
  })

  it('is alone: another one sees nothing of it', async () => {
    const [one, other] = [await open(), await open()]
    await visitsIn(one, (visits) => visits.insertOne({ village: 'first' }))
    expect(other.database).not.toBe(one.database)
    expect(await visitsIn(other, (visits) => visits.countDocuments())).toBe(0)
  })

  it('takes its folder with it when it closes', async () => {
    const store = await disposableStore('')
    const socket = decodeURIComponent(store.mongoUri.slice('mongodb://'.length).split('/')[0] ?? '')
    if (!process.env['MONGODB_URI']) expect(existsSync(socket)).toBe(true)
    await store.close()
    expect(existsSync(socket)).toBe(false)
  })

  it('in a shared server drops its own databases and no other', async () => {
    const shared = await open('')
    const [mine, theirs] = [await disposableStore(shared.mongoUri), await open(shared.mongoUri)]
    for (const store of [mine, theirs]) await visitsIn(store, (visits) => visits.insertOne({ village: 'first' }))
    await mine.close()
    expect(await visitsIn(mine, (visits) => visits.countDocuments())).toBe(0)
    expect(await visitsIn(theirs, (visits) => visits.countDocuments())).toBe(1)
  })
})
