import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SpawnedStore, type StoreTrouble, spawnServer, startServer } from '../src/index.ts'
import { spoilPagesOf } from './damageFile.ts'
import { ensureBuilt } from './ensureBuilt.ts'

let folder: string
let store: SpawnedStore | undefined
let client: MongoClient | undefined

beforeAll(ensureBuilt, 60_000)
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  const server = await startServer({ path: folder })
  const filling = await new MongoClient(server.uri).connect()
  const rows = Array.from({ length: 1000 }, (_, n) => ({ _id: n, note: `note-${n}!${'x'.repeat(200)}` }))
  await filling.db('forms').collection<{ _id: number }>('visits').insertMany(rows)
  await filling.close()
  await server.close()
})
afterEach(async () => {
  await client?.close()
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a store with a page that LMDB dies of', { timeout: 60_000 }, () => {
  it('comes back for reading only, says so, serves what is whole and refuses what is not', async () => {
    const pages = spoilPagesOf(join(folder, 'store.lmdb'), 'note-500!', 0)
    const troubles: StoreTrouble[] = []
    store = await spawnServer({ path: folder, onTrouble: (trouble) => troubles.push(trouble) })
    const before = store.pid
    client = await new MongoClient(store.uri, { serverSelectionTimeoutMS: 20_000 }).connect()
    const visits = client.db('forms').collection<{ _id: number; note: string }>('visits')
    // Going from page to page LMDB meets the bad one and ends the process.
    await visits
      .find({ note: 'nothing' })
      .toArray()
      .catch(() => undefined)
    for (let attempt = 0; attempt < 200 && troubles.length < 2; attempt++) await new Promise((done) => setTimeout(done, 50))
    const log = join(folder, 'store.log')
    expect(troubles).toEqual([
      { type: 'restarts', how: expect.stringMatching(/^SIG[A-Z]+|^exit code/), seconds: 0.5, log },
      { type: 'read-only', how: expect.stringMatching(new RegExp(`page (${pages.join('|')}) of`)), log },
    ])
    expect(readFileSync(log, 'utf8')).not.toBe('')
    expect((await visits.findOne({ _id: 7 }))?.note).toMatch(/^note-7!/)
    const refusal = { code: 301, message: expect.stringContaining('duzhan-store check') }
    await expect(visits.find({ note: 'nothing' }).toArray()).rejects.toMatchObject(refusal)
    await expect(visits.insertOne({ _id: 5000, note: 'new' })).rejects.toMatchObject({
      code: 301,
      message: expect.stringContaining('only be read'),
    })
    expect(store.pid).not.toBe(before)
    expect(troubles).toHaveLength(2)
  })
})
