import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Binary, BSON, type Collection, type Db, type IndexDirection, MongoClient } from 'mongodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type StoreServer, startServer } from '../src/index.ts'
import { sendRaw } from './rawClient.ts'

let folder: string
let server: StoreServer
let client: MongoClient
let db: Db

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  server = await startServer({ path: folder, noSync: true })
  client = await new MongoClient(server.uri).connect()
})
beforeEach(async () => {
  db = client.db('commands')
  await db.dropDatabase()
})
afterAll(async () => {
  await client.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Row {
  _id: number
  n: number
  area: string
}
const many = (count: number): Row[] => Array.from({ length: count }, (_, n) => ({ _id: n, n, area: `a${n % 5}` }))

describe('the handshake', () => {
  it('answers as a mongos, so that drivers use sessions and send writes again', async () => {
    const hello = await db.admin().command({ hello: 1 })
    expect(hello).toMatchObject({ msg: 'isdbgrid', isWritablePrimary: true, logicalSessionTimeoutMinutes: 30 })
    expect(hello).not.toHaveProperty('topologyVersion')
    expect(hello).not.toHaveProperty('setName')
  })
})

describe('what is outside the list', () => {
  it.each<[string, Record<string, unknown>, number]>([
    ['an unknown command', { shutdown: 1 }, 59],
    ['map-reduce', { mapReduce: 'c' }, 59],
    ['a collation', { find: 'c', collation: { locale: 'zh' } }, 72],
    ['`let`', { find: 'c', let: { a: 1 } }, 72],
    ['a tailable cursor', { find: 'c', tailable: true }, 72],
    ['array filters', { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, arrayFilters: [{ x: 1 }] }] }, 72],
    ['a capped collection', { create: 'c', capped: true, size: 1000 }, 72],
    ['a view', { create: 'c', viewOn: 'd', pipeline: [] }, 72],
    ['a time series', { create: 'c', timeseries: { timeField: 't' } }, 72],
    ['a change stream', { aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {} }, 40324],
    ['an aggregation on a database', { aggregate: 1, pipeline: [], cursor: {} }, 73],
    ['a snapshot', { find: 'c', readConcern: { level: 'snapshot' } }, 72],
    ['more nodes than there are', { insert: 'c', documents: [{}], writeConcern: { w: 3 } }, 100],
    ['a transaction', { find: 'c', startTransaction: true, autocommit: false, txnNumber: BSON.Long.fromNumber(1) }, 263],
    ['a name with a dollar', { find: 'a$b' }, 73],
    ['an empty name', { find: '' }, 73],
    ['a bad limit', { find: 'c', limit: -3 }, 51024],
    ['a filter that is no document', { find: 'c', filter: 1 }, 14],
    ['an insert of nothing', { insert: 'c', documents: [] }, 16],
    ['a hint', { find: 'c', hint: 'n_1' }, 72],
  ])('%s is refused', async (_name, command, code) => {
    await db.collection('c').insertOne({ a: 1 })
    await expect(db.command(command)).rejects.toMatchObject({ code })
  })

  it.each<[string, Record<string, IndexDirection>, Record<string, unknown>, number]>([
    ['a text index', { a: 'text' }, {}, 67],
    ['a geo index', { a: '2dsphere' }, {}, 67],
    ['a hashed index', { a: 'hashed' }, {}, 67],
    ['a wildcard index', { '$**': 1 }, {}, 67],
    ['a sparse index', { a: 1 }, { sparse: true }, 197],
    ['an index with a collation', { a: 1 }, { collation: { locale: 'zh' } }, 197],
    ['a TTL of two fields', { a: 1, b: 1 }, { expireAfterSeconds: 1 }, 67],
    ['a partial index by an unknown operator', { a: 1 }, { partialFilterExpression: { a: { $where: 1 } } }, 2],
  ])('%s is refused', async (_name, key, options, code) => {
    await expect(db.collection('c').createIndex(key, options)).rejects.toMatchObject({ code })
  })
})

describe('a value of a type outside the list', () => {
  it.each<[string, Record<string, unknown>]>([
    ['in a filter', { find: 'c', filter: { a: BSON.Decimal128.fromString('1.5') } }],
    ['in an update', { update: 'c', updates: [{ q: {}, u: { $set: { a: new BSON.Timestamp(1n) } } }] }],
    ['in a pipeline', { aggregate: 'c', pipeline: [{ $match: { a: new BSON.MinKey() } }], cursor: {} }],
  ])('is refused %s, and the connection stays', async (_name, command) => {
    await expect(db.command(command)).rejects.toMatchObject({ code: 22, message: expect.stringMatching(/not supported/) })
    expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  it('refuses only its own document among several', async () => {
    const rows: object[] = [{ _id: 1 }, { _id: 2, a: BSON.Decimal128.fromString('1.5') }, { _id: 3 }]
    await expect(db.collection('c').insertMany(rows, { ordered: false })).rejects.toMatchObject({ code: 22, insertedCount: 2 })
    expect(await db.collection('c').find().project({ _id: 1 }).toArray()).toEqual([{ _id: 1 }, { _id: 3 }])
  })
})

describe('a time limit', () => {
  const slow = { text: 'x'.repeat(2000), list: Array.from({ length: 200 }, (_, n) => ({ n })) }
  const limits: [string, (c: Collection) => Promise<unknown>][] = [
    ['a search', (c) => c.find({ 'list.n': -1 }, { maxTimeMS: 1 }).toArray()],
    ['a sort', (c) => c.find({}, { maxTimeMS: 1 }).sort({ 'list.n': 1 }).toArray()],
    ['a count', (c) => c.countDocuments({ 'list.n': -1 }, { maxTimeMS: 1 })],
    ['the values of a field', (c) => c.distinct('list.n', {}, { maxTimeMS: 1 })],
    ['a pipeline', (c) => c.aggregate([{ $group: { _id: '$list' } }], { maxTimeMS: 1 }).toArray()],
    ['a change', (c) => c.findOneAndUpdate({ 'list.n': -1 }, { $set: { a: 1 } }, { maxTimeMS: 1 })],
  ]

  it('ends what takes longer, and leaves the rest alone', { timeout: 60_000 }, async () => {
    const c = db.collection('c')
    await c.insertMany(Array.from({ length: 3000 }, () => ({ ...slow })))
    for (const [what, act] of limits) await expect(act(c), what).rejects.toMatchObject({ code: 50 })
    expect(await c.find({}, { maxTimeMS: 60_000 }).limit(3).toArray()).toHaveLength(3)
    expect(await c.countDocuments({ a: 1 }, { maxTimeMS: 0 })).toBe(0)
    await expect(db.command({ find: 'c', maxTimeMS: -1 })).rejects.toMatchObject({ code: 51024 })
  })
})

describe('a write that is sent again', () => {
  const lsid = () => ({ id: new Binary(Buffer.from(crypto.randomUUID().replaceAll('-', ''), 'hex'), 4) })

  it('is done once and answered twice', async () => {
    const session = lsid()
    const raw = {
      command: (command: Record<string, unknown>) => sendRaw(join(folder, 'store.sock'), { ...command, $db: 'commands' }),
    }
    const again = async (command: Record<string, unknown>, number: number) => {
      const body = { ...command, lsid: session, txnNumber: BSON.Long.fromNumber(number) }
      const first = await raw.command(body)
      return [first, await raw.command(body)]
    }
    const [inserted, insertedAgain] = await again({ insert: 'c', documents: [{ _id: 1, n: 0 }, { _id: 2 }] }, 1)
    expect(insertedAgain).toEqual(inserted)
    const [updated, updatedAgain] = await again({ update: 'c', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] }, 2)
    expect(updated).toMatchObject({ n: 1, nModified: 1 })
    expect(updatedAgain).toEqual(updated)
    const [found, foundAgain] = await again({ findAndModify: 'c', query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true }, 3)
    expect(found?.['value']).toEqual({ _id: 1, n: 2 })
    expect(foundAgain).toEqual(found)
    const [removed, removedAgain] = await again({ delete: 'c', deletes: [{ q: { _id: 2 }, limit: 1 }] }, 4)
    expect(removedAgain).toEqual(removed)
    const [upserted, upsertedAgain] = await again(
      { update: 'c', updates: [{ q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true }] },
      5,
    )
    expect(upsertedAgain).toEqual(upserted)
    expect(await db.collection('c').find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 2 },
      { _id: 9, n: 1 },
    ])
    expect(await raw.command({ insert: 'c', documents: [{}], lsid: session, txnNumber: BSON.Long.fromNumber(4) })).toMatchObject({
      code: 225,
    })
  })

  it('goes on where the first sending of a batch stopped', async () => {
    const session = lsid()
    const body = (documents: object[]) => ({
      insert: 'c',
      documents,
      ordered: true,
      lsid: session,
      txnNumber: BSON.Long.fromNumber(1),
      $db: 'commands',
    })
    const first = await sendRaw(join(folder, 'store.sock'), body([{ _id: 1 }, { _id: 1 }, { _id: 3 }]))
    expect(first).toMatchObject({ n: 1, writeErrors: [{ index: 1, code: 11000 }] })
    const second = await sendRaw(join(folder, 'store.sock'), body([{ _id: 1 }, { _id: 2 }, { _id: 3 }]))
    expect(second).toMatchObject({ n: 3 })
    expect(await db.collection('c').countDocuments()).toBe(3)
  })
})

describe('cursors', () => {
  it('give batches of the size asked for, and end', async () => {
    await db.collection<Row>('c').insertMany(many(250))
    const { cursor } = await db.command({ find: 'c', batchSize: 100 })
    expect(cursor.firstBatch).toHaveLength(100)
    const next = await db.command({ getMore: BSON.Long.fromNumber(cursor.id), collection: 'c', batchSize: 100 })
    expect(next['cursor'].nextBatch).toHaveLength(100)
    const last = await db.command({ getMore: BSON.Long.fromNumber(cursor.id), collection: 'c', batchSize: 100 })
    expect(last['cursor'].nextBatch).toHaveLength(50)
    expect(last['cursor'].id.toString()).toBe('0')
    await expect(db.command({ getMore: BSON.Long.fromNumber(cursor.id), collection: 'c' })).rejects.toMatchObject({ code: 43 })
  })

  it('can be killed, and belong to their collection', async () => {
    await db.collection<Row>('c').insertMany(many(10))
    const { cursor } = await db.command({ find: 'c', batchSize: 2 })
    await expect(db.command({ getMore: BSON.Long.fromNumber(cursor.id), collection: 'd' })).rejects.toMatchObject({ code: 43 })
    const killed = await db.command({ killCursors: 'c', cursors: [BSON.Long.fromNumber(cursor.id), BSON.Long.fromNumber(5)] })
    expect(killed['cursorsKilled']).toHaveLength(1)
    expect(killed['cursorsNotFound']).toHaveLength(1)
  })

  it('go on while the collection changes under them', async () => {
    await db.collection<Row>('c').insertMany(many(1000))
    const seen: number[] = []
    for await (const { n } of db.collection('c').find({}, { batchSize: 50 })) {
      seen.push(n)
      if (n % 100 === 0) await db.collection('c').deleteMany({ n: { $gt: n, $lt: n + 50 } })
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.at(-1)).toBe(999)
  })

  it('split what would not fit into one message', async () => {
    const big = 'x'.repeat(6 * 1024 * 1024)
    for (let n = 0; n < 4; n++) await db.collection<{ _id: number; big: string }>('c').insertOne({ _id: n, big })
    const { cursor } = await db.command({ find: 'c' })
    expect(cursor.firstBatch).toHaveLength(2)
    expect(await db.collection('c').find().toArray()).toHaveLength(4)
  })
})

describe('indexes', () => {
  it('are used when they are made late, and fail as a whole on duplicates', async () => {
    const c = db.collection<Row>('c')
    await c.insertMany(many(2500))
    await c.createIndex({ area: 1, n: -1 })
    expect((await c.find({ area: 'a3' }).sort({ n: -1 }).limit(2).toArray()).map(({ n }) => n)).toEqual([2498, 2493])
    await expect(c.createIndex({ area: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 })
    expect((await c.indexes()).map(({ name }) => name)).toEqual(['_id_', 'area_1_n_-1'])
    await c.createIndex({ n: 1 }, { unique: true })
    await expect(c.insertOne({ _id: 9_999, n: 7, area: 'a3' })).rejects.toMatchObject({ code: 11000, keyValue: { n: 7 } })
  })

  it('refuse to be made twice in different ways', async () => {
    const c = db.collection('c')
    await c.createIndex({ a: 1 })
    await expect(c.createIndex({ a: 1 }, { unique: true, name: 'a_1' })).rejects.toMatchObject({ code: 86 })
    await expect(c.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 })
    await expect(c.createIndex({ a: 1 }, { name: 'other' })).rejects.toMatchObject({ code: 85 })
    expect(await c.createIndex({ a: 1 })).toBe('a_1')
  })

  it('are dropped by name, by key, and all but the one on _id', async () => {
    const c = db.collection('c')
    await c.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }])
    await c.dropIndex('a_1')
    await expect(c.dropIndex('a_1')).rejects.toMatchObject({ code: 27 })
    await expect(c.dropIndex('_id_')).rejects.toMatchObject({ code: 72 })
    await c.dropIndexes()
    expect(await c.indexes()).toHaveLength(1)
  })

  it('that are partial serve only the queries they cover', async () => {
    const c = db.collection<Row>('c')
    await c.createIndex({ n: 1 }, { partialFilterExpression: { area: 'a1' } })
    await c.insertMany(many(50))
    expect(await c.countDocuments({ n: { $gte: 0 } })).toBe(50)
    expect(await c.countDocuments({ n: { $gte: 0 }, area: 'a1' })).toBe(10)
  })

  it('refuse two arrays in one compound index', async () => {
    const c = db.collection('c')
    await c.createIndex({ a: 1, b: 1 })
    await expect(c.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 })
    await c.insertOne({ a: [1, 2], b: 2 })
    expect(await c.countDocuments({ a: 2, b: 2 })).toBe(1)
  })
})

describe('writes without an index', () => {
  it('find their document in a large collection, also in an order', async () => {
    const c = db.collection<Row>('c')
    await c.insertMany(many(5000))
    expect(await c.findOneAndUpdate({ area: 'a1' }, { $set: { area: 'b' } }, { sort: { n: -1 } })).toMatchObject({ n: 4996 })
    expect((await c.updateOne({ n: 4321, area: 'a1' }, { $set: { area: 'c' } })).modifiedCount).toBe(1)
    expect((await c.deleteOne({ n: 17 })).deletedCount).toBe(1)
    expect((await c.deleteOne({ n: 17 })).deletedCount).toBe(0)
    const popped = await Promise.all(Array.from({ length: 30 }, () => c.findOneAndDelete({ area: 'a0' }, { sort: { n: 1 } })))
    expect(new Set(popped.map((one) => one?.['n'])).size).toBe(30)
  })
})

describe('administration', () => {
  it('lists what there is and forgets what is dropped', async () => {
    await db.createCollection('empty')
    await expect(db.createCollection('empty')).rejects.toMatchObject({ code: 48 })
    await db.collection<Row>('full').insertMany(many(3))
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['empty', 'full'])
    expect(await db.listCollections({ name: 'full' }, { nameOnly: true }).toArray()).toEqual([
      { name: 'full', type: 'collection' },
    ])
    expect((await client.db().admin().listDatabases({ nameOnly: true })).databases).toContainEqual({ name: 'commands' })
    await db.collection('full').drop()
    expect(await db.collection('full').countDocuments()).toBe(0)
    await db.collection<{ _id: number }>('full').insertOne({ _id: 1 })
    expect(await db.collection('full').find().toArray()).toEqual([{ _id: 1 }])
    await db.dropDatabase()
    expect(await db.listCollections().toArray()).toEqual([])
  })

  it('reports the version whose behaviour it follows', async () => {
    expect(await db.admin().buildInfo()).toMatchObject({ version: '7.0.0', ok: 1 })
  })
})
