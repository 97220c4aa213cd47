import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BSON, type Collection, Int32, Long, MongoClient, ObjectId } from 'mongodb'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type StoreServer, startServer } from '../src/index.ts'
import { backupStore, compactStore } from '../src/maintenance/backupStore.ts'
import { dumpStore } from '../src/maintenance/dumpStore.ts'
import { withExisting } from '../src/maintenance/openExisting.ts'
import { restoreDump } from '../src/maintenance/restoreDump.ts'
import { lastBackupOf } from '../src/storage/backupMark.ts'
import { checkStore } from '../src/storage/checkStore.ts'
import { ensureBuilt } from './ensureBuilt.ts'

let base: string
let server: StoreServer
let client: MongoClient
const at = (name: string) => join(base, name)

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'store-'))
  server = await startServer({ path: at('data') })
  client = await new MongoClient(server.uri).connect()
})
afterEach(async () => {
  await client.close()
  await server.close()
  rmSync(base, { recursive: true, force: true })
})

async function fill() {
  const visits = client.db('forms').collection('visits')
  await visits.createIndex({ village: 1, at: -1 }, { unique: true, partialFilterExpression: { village: { $exists: true } } })
  await visits.createIndex({ at: 1 }, { expireAfterSeconds: 1_000_000_000 })
  await visits.insertMany(
    Array.from({ length: 2500 }, (_, n) => ({
      village: `v${n}`,
      at: new Date(1_584_662_400_000 + n),
      n: new Int32(n),
      big: Long.fromNumber(n),
      exact: Long.fromString(`90071992547409${n % 90}`),
      id: new ObjectId(),
    })),
  )
  await client
    .db('identity')
    .collection('people/1')
    .insertOne({ name: '张', nested: { 2: 'b', 1: 'a' } })
}

const everything = async (collection: Collection) =>
  (await collection.find<Buffer>({}, { raw: true }).toArray()).map((bytes) => Buffer.from(bytes).toString('hex'))

async function open<T>(folder: string, use: (other: MongoClient) => Promise<T>): Promise<T> {
  const store = await startServer({ path: folder })
  const other = await new MongoClient(store.uri).connect()
  try {
    return await use(other)
  } finally {
    await other.close()
    await store.close()
  }
}

describe('dump and restore', () => {
  it('carry every document, byte for byte, and every index', async () => {
    await fill()
    expect(await dumpStore(at('data'), at('dump'))).toBe(2501)
    expect(await restoreDump(at('dump'), at('restored'))).toBe(2501)
    await open(at('restored'), async (other) => {
      for (const [database, name] of [
        ['forms', 'visits'],
        ['identity', 'people/1'],
      ] as const) {
        expect(await everything(other.db(database).collection(name))).toEqual(
          await everything(client.db(database).collection(name)),
        )
        expect(await other.db(database).collection(name).indexes()).toEqual(await client.db(database).collection(name).indexes())
      }
    })
  })

  it('use the layout of mongodump', async () => {
    await fill()
    await dumpStore(at('data'), at('dump'))
    expect(readdirSync(at('dump')).sort()).toEqual(['forms', 'identity'])
    expect(readdirSync(join(at('dump'), 'identity')).sort()).toEqual(['people%2F1.bson', 'people%2F1.metadata.json'])
    const file = readFileSync(join(at('dump'), 'forms', 'visits.bson'))
    expect(BSON.deserialize(file.subarray(0, file.readInt32LE(0)))).toMatchObject({ village: 'v0', n: 0 })
    const metadata = JSON.parse(readFileSync(join(at('dump'), 'forms', 'visits.metadata.json'), 'utf8'))
    expect(metadata).toMatchObject({ collectionName: 'visits', type: 'collection', options: {} })
    expect(metadata.indexes[1]).toEqual({
      v: { $numberInt: '2' },
      key: { village: { $numberInt: '1' }, at: { $numberInt: '-1' } },
      name: 'village_1_at_-1',
      unique: true,
      partialFilterExpression: { village: { $exists: true } },
    })
  })

  it('never overwrite what is there, and refuse half a file', async () => {
    await fill()
    await dumpStore(at('data'), at('dump'))
    await expect(restoreDump(at('dump'), at('data'))).rejects.toMatchObject({ code: 'store.locked' })
    await restoreDump(at('dump'), at('restored'))
    await expect(restoreDump(at('dump'), at('restored'))).rejects.toMatchObject({ code: 'store.occupied' })
    truncateSync(join(at('dump'), 'forms', 'visits.bson'), 1000)
    await expect(restoreDump(at('dump'), at('other'))).rejects.toMatchObject({ code: 'store.damaged' })
  })
})

describe('a backup', () => {
  it('taken while writers write is one moment of the store', async () => {
    await fill()
    const pairs = client.db('forms').collection('pairs')
    let isStopped = false
    const writing = (async () => {
      for (let n = 0; !isStopped; n++)
        await pairs.insertMany([
          { n, half: 1 },
          { n, half: 2 },
        ])
    })()
    await backupStore(at('data'), at('backup'))
    isStopped = true
    await writing
    const report = await withExisting(at('backup'), checkStore)
    expect(report.faults).toEqual([])
    await open(at('backup'), async (other) => {
      const counts = await other
        .db('forms')
        .collection('pairs')
        .aggregate([{ $group: { _id: '$n', halves: { $sum: 1 } } }, { $match: { halves: 1 } }])
        .toArray()
      expect(counts).toEqual([])
      expect(await other.db('forms').collection('visits').countDocuments()).toBe(2500)
    })
    await expect(backupStore(at('data'), at('backup'))).rejects.toMatchObject({ code: 'store.occupied' })
  })

  it('is told of by the server, with its age, place and size', async () => {
    const told = () => client.db('admin').command({ serverStatus: 1 })
    expect(await told()).toMatchObject({ lastBackup: null })
    await fill()
    await backupStore(at('data'), at('backup'))
    const { lastBackup, localTime, ...more } = await told()
    expect(localTime.getTime() - lastBackup.getTime()).toBeGreaterThanOrEqual(0)
    expect(localTime.getTime() - lastBackup.getTime()).toBeLessThan(60_000)
    const { size } = statSync(join(at('backup'), 'store.lmdb'))
    expect(more).toMatchObject({ lastBackupFolder: at('backup'), lastBackupSize: size, lastBackupIsOrigin: false })
    // as an earlier release noted it
    writeFileSync(join(at('data'), 'store.backup'), `${at('backup')}\n`)
    expect(await told()).toMatchObject({ lastBackupFolder: at('backup'), lastBackupSize: null })
  })

  it('can be put back into an empty folder', async () => {
    await fill()
    await backupStore(at('data'), at('backup'))
    expect(await restoreDump(at('backup'), at('restored'))).toBe(2501)
    await expect(restoreDump(at('backup'), at('restored'))).rejects.toMatchObject({ code: 'store.occupied' })
  })

  it('is what a store that was made of it knows as its last one, until it is backed up itself', async () => {
    await fill()
    const began = new Date()
    await backupStore(at('data'), at('backup'))
    const moment = lastBackupOf(at('data'))?.at
    expect(moment?.getTime()).toBeGreaterThanOrEqual(began.getTime())
    // carried to another machine by a copy that keeps no times
    cpSync(at('backup'), at('carried'), { recursive: true })
    utimesSync(join(at('carried'), 'store.backup'), new Date(), new Date('2030-01-01'))
    await restoreDump(at('carried'), at('restored'))
    const known = { at: moment, folder: at('backup'), size: statSync(join(at('backup'), 'store.lmdb')).size }
    expect(lastBackupOf(at('restored'))).toEqual({ ...known, isOrigin: true })
    await open(at('restored'), async (other) => {
      expect(await other.db('admin').command({ serverStatus: 1 })).toMatchObject({ lastBackup: moment, lastBackupIsOrigin: true })
      await backupStore(at('restored'), at('again'))
      expect(await other.db('admin').command({ serverStatus: 1 })).toMatchObject({
        ...{ lastBackupFolder: at('again'), lastBackupIsOrigin: false },
      })
    })
  })

  it('of which an earlier release noted nothing leaves nothing to know, and a dump neither', async () => {
    await fill()
    await backupStore(at('data'), at('backup'))
    rmSync(join(at('backup'), 'store.backup'))
    await restoreDump(at('backup'), at('restored'))
    await dumpStore(at('data'), at('dump'))
    await restoreDump(at('dump'), at('fromDump'))
    expect([at('restored'), at('fromDump')].map(lastBackupOf)).toEqual([null, null])
  })

  it('noted of a store is still its last one where the store itself, set aside, is put back', async () => {
    await fill()
    await backupStore(at('data'), at('backup'))
    await client.close()
    await server.close()
    await restoreDump(at('data'), at('restored'))
    expect(lastBackupOf(at('restored'))).toEqual(lastBackupOf(at('data')))
    expect(lastBackupOf(at('restored'))).toMatchObject({ folder: at('backup'), isOrigin: false })
    server = await startServer({ path: at('data') })
    client = await new MongoClient(server.uri).connect()
  })
})

describe('compacting', () => {
  it('gives back the space of what was removed, and only when nobody uses the store', async () => {
    await fill()
    await client.db('forms').collection('visits').deleteMany({})
    await expect(compactStore(at('data'))).rejects.toMatchObject({ code: 'store.locked' })
    await client.close()
    await server.close()
    const size = () => readFileSync(join(at('data'), 'store.lmdb')).length
    const before = size()
    await compactStore(at('data'))
    expect(size()).toBeLessThan(before / 2)
    expect((await withExisting(at('data'), checkStore)).faults).toEqual([])
    server = await startServer({ path: at('data') })
    client = await new MongoClient(server.uri).connect()
  })
})

describe('the command line', () => {
  beforeAll(ensureBuilt, 60_000)

  const cli = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, '../bin/duzhan-store.mjs'), ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, text: error.stdout + error.stderr }),
    )

  it('answers in Chinese, with exit codes for scripts', async () => {
    await fill()
    expect(await cli()).toMatchObject({ code: 2, text: expect.stringContaining('用法') })
    expect(await cli('stat', at('data'))).toMatchObject({ code: 0, text: expect.stringContaining('forms.visits') })
    expect(await cli('check', at('data'))).toMatchObject({ code: 0, text: expect.stringContaining('差错 0') })
    expect(await cli('compact', at('data'))).toMatchObject({ code: 1, text: expect.stringContaining('正被另一个进程使用') })
    expect(await cli('stat', at('nowhere'))).toMatchObject({ code: 1, text: expect.stringContaining('找不到数据') })
    writeFileSync(at('file'), '')
    expect(await cli('start', join(at('file'), 'sub'))).toMatchObject({ code: 1, text: expect.stringContaining('无法写入') })
  })
})
