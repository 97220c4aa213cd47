import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EJSON } from 'bson'
import { Binary, Double, Long, MongoClient, ObjectId } from 'mongodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type StoreServer, startServer } from '../src/index.ts'
import { compare } from '../src/maintenance/comparePlaces.ts'
import { dumpStore } from '../src/maintenance/dumpStore.ts'
import { withExisting } from '../src/maintenance/openExisting.ts'
import { restoreDump } from '../src/maintenance/restoreDump.ts'
import { checkStore } from '../src/storage/checkStore.ts'

/** Where MongoDB's tools stand; `npm run test:mongo-tools` fetches them and says it here. */
const { MONGO_TOOLS: tools = '', MONGOSH: shell = '' } = process.env
const describeWithTools = describe.skipIf(tools === '' || shell === '')
const isSkipped = 'without them: npm run test:mongo-tools fetches them'

const run = promisify(execFile)
let base: string
let server: StoreServer
let empty: StoreServer
const at = (name: string) => join(base, name)
const addressOf = ({ tcpUri }: StoreServer) => tcpUri ?? ''

const tool = (name: string, ...options: string[]) => run(join(tools, name), options, { maxBuffer: 64 << 20 })

/** Runs a line of mongosh against the store, and gives what it came to. */
async function shellSays(line: string): Promise<unknown> {
  const options = [shell, addressOf(server), '--quiet', '--norc', '--json=canonical', '--eval', line]
  // its own home: it keeps a history and a log there
  const { stdout } = await run(process.execPath, options, { env: { ...process.env, HOME: base } })
  return EJSON.parse(stdout)
}

async function withClient<T>(store: StoreServer, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await new MongoClient(addressOf(store)).connect()
  try {
    return await use(client)
  } finally {
    await client.close()
  }
}

/** By their names: mongorestore makes them in an order of chance. */
const indexesOf = (store: StoreServer) =>
  withClient(store, async (client) => {
    const indexes = await client.db('duzhan_forms').collection('visits').indexes()
    return indexes.sort((one, other) => String(one.name).localeCompare(String(other.name)))
  })

/** Visits with what is easily changed on the way: kinds of numbers, bytes, the order of fields, Chinese, nothing at all. */
const seed = () =>
  withClient(server, async (client) => {
    const visits = client.db('duzhan_forms').collection<{ _id: number; [field: string]: unknown }>('visits')
    await visits.createIndex({ village: 1, on: -1 }, { unique: true, partialFilterExpression: { village: { $exists: true } } })
    await visits.createIndex({ on: 1 }, { expireAfterSeconds: 1_000_000_000 })
    await visits.insertMany(
      Array.from({ length: 2_300 }, (_, n) => ({
        _id: n,
        village: `潭桥村${n}`,
        ratio: new Double(n % 2 === 0 ? -0 : 3),
        large: Long.fromString('9007199254740993'),
        photo: new Binary(Buffer.from([0, 255, n % 256])),
        on: new Date(1_584_662_400_000 + n),
        of: new ObjectId(),
        byRegion: { zone: null, '430300': [1, new Double(1), true] },
      })),
    )
    await client.db('duzhan_identity').collection('people/1').insertOne({ name: '张' })
    await client.db('duzhan_identity').createCollection('cursors')
  })

const namespaces = ['duzhan_forms.visits', 'duzhan_identity.cursors', 'duzhan_identity.people/1']
const counts = [2300, 0, 1]

/** Holds two places to be the same, document for document by their checksums. */
async function expectSame(one: string, other: string): Promise<void> {
  const compared = await compare(one, other, 'duzhan')
  expect(compared.map(({ namespace, one: { count }, isSame }) => [namespace, count, isSame])).toEqual(
    namespaces.map((namespace, n) => [namespace, counts[n], true]),
  )
}

describeWithTools(`MongoDB's own tools (${isSkipped})`, () => {
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'store-'))
    server = await startServer({ path: at('full'), port: 0, noSync: true })
    empty = await startServer({ path: at('empty'), port: 0, noSync: true })
    await seed()
  })
  afterEach(async () => {
    await empty.close()
    await server.close()
    rmSync(base, { recursive: true, force: true })
  })

  it('mongodump and mongorestore carry a store into an empty one, each document, index and empty collection', async () => {
    await tool('mongodump', '--uri', addressOf(server), '--out', at('dump'))
    await expectSame(at('dump'), addressOf(server))
    const { stderr } = await tool('mongorestore', '--uri', addressOf(empty), at('dump'))
    expect(stderr).toContain('2301 document(s) restored successfully. 0 document(s) failed to restore.')
    await expectSame(addressOf(server), addressOf(empty))
    expect(await indexesOf(empty)).toEqual(await indexesOf(server))
    await empty.close()
    expect(await withExisting(at('empty'), checkStore)).toMatchObject({ documents: 2301, faults: [] })
  })

  it('mongorestore reads our dump, and our restore reads that of mongodump', async () => {
    await dumpStore(at('full'), at('ours'))
    await tool('mongorestore', '--uri', addressOf(empty), at('ours'))
    await expectSame(addressOf(server), addressOf(empty))
    await tool('mongodump', '--uri', addressOf(server), '--out', at('theirs'))
    expect(await restoreDump(at('theirs'), at('restored'))).toBe(2301)
    await expectSame(at('restored'), addressOf(server))
  })

  it('an archive that is packed takes the place of what was there', async () => {
    await withClient(empty, (client) => client.db('duzhan_forms').collection('visits').insertOne({ stale: true }))
    await tool('mongodump', '--uri', addressOf(server), '--gzip', `--archive=${at('all.gz')}`)
    await tool('mongorestore', '--uri', addressOf(empty), '--drop', '--gzip', `--archive=${at('all.gz')}`)
    await expectSame(addressOf(server), addressOf(empty))
  })

  it('mongodump takes one collection of one database', async () => {
    await tool('mongodump', '--uri', addressOf(server), '--db', 'duzhan_identity', '--collection', 'people/1', '--out', at('one'))
    const compared = await compare(at('one'), addressOf(server), 'duzhan')
    expect(compared.filter(({ isSame, other }) => isSame && other.count > 0).map(({ namespace }) => namespace)).toEqual([
      'duzhan_identity.people/1',
    ])
  })

  it('bsondump reads the files of our dump', async () => {
    await dumpStore(at('full'), at('ours'))
    const { stdout, stderr } = await tool('bsondump', at('ours/duzhan_forms/visits.bson'))
    const lines = stdout.trim().split('\n')
    expect(lines).toHaveLength(2_300)
    expect(stderr).toContain('2300 objects found')
    expect(EJSON.parse(lines[7] ?? '', { relaxed: false })).toMatchObject({
      village: '潭桥村7',
      large: Long.fromString('9007199254740993'),
    })
    expect(readFileSync(at('ours/duzhan_forms/visits.metadata.json'), 'utf8')).toContain('partialFilterExpression')
  })

  it('mongosh tells what there is, which index a search takes, and writes', async () => {
    expect(await shellSays('db.adminCommand({ listDatabases: 1 }).databases.map(({ name }) => name)')).toEqual([
      'duzhan_forms',
      'duzhan_identity',
    ])
    const visits = 'db.getSiblingDB("duzhan_forms").visits'
    expect(
      await shellSays(`({
        count: ${visits}.countDocuments({ village: { $exists: true } }),
        found: ${visits}.find({ _id: { $in: [3, 4] } }, { village: 1 }).sort({ _id: -1 }).toArray(),
        stats: (({ count, nindexes, size }) => ({ count, nindexes, hasSize: size > 100000 }))(${visits}.stats()),
        plan: ${visits}.find({ ratio: 3 }).explain().queryPlanner.winningPlan.stage,
        index: ${visits}.find({ on: new Date(0) }).explain().queryPlanner.winningPlan.inputStage.indexName,
        inserted: ${visits}.insertOne({ _id: 9999, village: "新村" }).insertedId,
        changed: ${visits}.updateOne({ _id: 9999 }, { $set: { village: "旧村" } }).modifiedCount,
        removed: ${visits}.deleteMany({ village: "潭桥村7" }).deletedCount,
        collections: db.getSiblingDB("duzhan_identity").getCollectionNames().sort(),
      })`),
    ).toEqual({
      count: 2300,
      found: [
        { _id: 4, village: '潭桥村4' },
        { _id: 3, village: '潭桥村3' },
      ],
      stats: { count: 2300, nindexes: 3, hasSize: true },
      plan: 'COLLSCAN',
      index: 'on_1',
      inserted: 9999,
      changed: 1,
      removed: 1,
      collections: ['cursors', 'people/1'],
    })
    expect(await withClient(server, (client) => client.db('duzhan_forms').collection('visits').countDocuments())).toBe(2300)
  })
})
