import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { Schema } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StoreServer, startServer } from '../src/index.ts'

let folder: string
let server: StoreServer
let connection: mongoose.Connection

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  server = await startServer({ path: folder })
  connection = await mongoose.createConnection(server.uri, { dbName: 'assignments' }).asPromise()
})

afterAll(async () => {
  await connection?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const findingSchema = new Schema(
  {
    _id: String,
    code: { type: String, required: true },
    village: String,
    status: { type: String, default: 'recorded' },
    dueAt: Date,
    amount: Number,
    regionPath: [String],
    timeline: [{ _id: false, verb: String, at: Date, by: String }],
    figures: { type: Map, of: Number },
    pending: [String],
  },
  { optimisticConcurrency: true, timestamps: true },
)
findingSchema.index({ code: 1 }, { unique: true })
findingSchema.index({ regionPath: 1, dueAt: -1 })
findingSchema.index({ village: 1, status: 1 }, { unique: true, partialFilterExpression: { status: 'handedOver' } })

const model = () => connection.model('Finding', findingSchema)

describe('Mongoose 9', () => {
  it('makes its indexes at the start, and again without complaint', async () => {
    const Finding = model()
    await Finding.init()
    await Finding.createIndexes()
    const indexes = await Finding.collection.indexes()
    expect(indexes.map(({ name }) => name)).toEqual(['_id_', 'code_1', 'regionPath_1_dueAt_-1', 'village_1_status_1'])
    expect(await Finding.diffIndexes()).toEqual({ toDrop: [], toCreate: [] })
  })

  it('reports a duplicate key with its pattern and value', async () => {
    const Finding = model()
    await Finding.create({ _id: 'a', code: 'F-1', village: '潭桥村' })
    await expect(Finding.create({ _id: 'b', code: 'F-1' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { code: 1 },
      keyValue: { code: 'F-1' },
    })
    await expect(Finding.create({ _id: 'a', code: 'F-2' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 'a' },
    })
  })

  it('holds a partial unique index only where its filter holds', async () => {
    const Finding = model()
    await Finding.create({ _id: 'p1', code: 'P-1', village: '石坝村', status: 'handedOver' })
    await Finding.create({ _id: 'p2', code: 'P-2', village: '石坝村', status: 'recorded' })
    await expect(Finding.create({ _id: 'p3', code: 'P-3', village: '石坝村', status: 'handedOver' })).rejects.toMatchObject({
      code: 11000,
    })
    await expect(Finding.updateOne({ _id: 'p2' }, { status: 'handedOver' })).rejects.toMatchObject({ code: 11000 })
    await Finding.updateOne({ _id: 'p1' }, { status: 'closedOut' })
    await Finding.updateOne({ _id: 'p2' }, { status: 'handedOver' })
  })

  it('refuses to save over a version that has moved', async () => {
    const Finding = model()
    await Finding.create({ _id: 'v', code: 'V-1' })
    const mine = await Finding.findById('v')
    const theirs = await Finding.findById('v')
    theirs?.set('status', 'handedOver')
    await theirs?.save()
    mine?.set('status', 'returned')
    await expect(mine?.save()).rejects.toThrow(mongoose.Error.VersionError)
    expect(await Finding.findById('v').lean()).toMatchObject({ status: 'handedOver', __v: 1 })
  })

  it('takes a version in the filter of an update', async () => {
    const Finding = model()
    await Finding.create({ _id: 'w', code: 'W-1', village: '白龙村', timeline: [] })
    const change = {
      $set: { status: 'handedOver' },
      $push: { timeline: { verb: 'handOver', at: new Date(0), by: 'zhang' } },
      $inc: { __v: 1 },
    }
    expect(await Finding.findOneAndUpdate({ _id: 'w', __v: 0 }, change, { returnDocument: 'after' }).lean()).toMatchObject({
      status: 'handedOver',
      __v: 1,
      timeline: [{ verb: 'handOver', by: 'zhang' }],
    })
    expect(await Finding.findOneAndUpdate({ _id: 'w', __v: 0 }, change).lean()).toBeNull()
  })

  it('upserts once, whoever comes first', async () => {
    const Finding = model()
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        Finding.updateOne(
          { _id: 'u' },
          { $setOnInsert: { code: 'U-1', amount: 0 }, $addToSet: { pending: `c${n % 3}` } },
          { upsert: true },
        ),
      ),
    )
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
    const kept = await Finding.findById('u').lean()
    expect([...(kept?.pending ?? [])].sort()).toEqual(['c0', 'c1', 'c2'])
  })

  it('keeps fields named by numbers in the order they were set', async () => {
    const Finding = model()
    await Finding.create({
      _id: 'm',
      code: 'M-1',
      figures: new Map([
        ['430321', 2],
        ['b', 1],
        ['430300', 3],
      ]),
    })
    const raw = await connection.collection<{ _id: string; figures: unknown }>('findings').findOne({ _id: 'm' })
    expect(raw?.figures).toEqual({ 430321: 2, b: 1, 430300: 3 })
    const found = await Finding.findOne({ 'figures.430300': 3 })
    expect(found?._id).toBe('m')
  })

  it('streams lean documents through a cursor', async () => {
    const Finding = model()
    await Finding.insertMany(
      Array.from({ length: 1200 }, (_, n) => ({
        _id: `s${n}`,
        code: `S-${n}`,
        regionPath: ['43', `4303${n % 5}`],
        amount: n,
        dueAt: new Date(n),
      })),
    )
    let total = 0
    let last = Number.POSITIVE_INFINITY
    for await (const one of Finding.find({ regionPath: '43032' }).sort({ dueAt: -1 }).lean().cursor({ batchSize: 50 })) {
      expect(one.dueAt?.getTime()).toBeLessThan(last)
      last = one.dueAt?.getTime() ?? 0
      total++
    }
    expect(total).toBe(240)
  })

  it('writes in bulk', async () => {
    const Finding = model()
    const result = await Finding.bulkWrite([
      { insertOne: { document: { _id: 'k1', code: 'K-1' } } },
      { updateOne: { filter: { _id: 'k2' }, update: { $set: { code: 'K-2' } }, upsert: true } },
      {
        updateMany: {
          filter: { code: { $gte: 'S-11', $lt: 'S-12' } },
          update: { $set: { status: 'closedOut' } },
        },
      },
      { deleteOne: { filter: { _id: 's0' } } },
    ])
    expect(result).toMatchObject({ insertedCount: 1, upsertedCount: 1, modifiedCount: 111, deletedCount: 1 })
  })

  it('aggregates', async () => {
    const Finding = model()
    const rows = await Finding.aggregate([
      { $match: { _id: { $gte: 's', $lt: 't' } } },
      { $unwind: '$regionPath' },
      { $group: { _id: '$regionPath', n: { $sum: 1 }, amount: { $sum: '$amount' } } },
      { $sort: { _id: 1 } },
      { $project: { amount: 0 } },
    ])
    expect(rows[0]).toEqual({ _id: '43', n: 1199 })
    expect(rows).toHaveLength(6)
  })

  it('is refused what the store does not do', async () => {
    const Finding = model()
    await expect(Finding.find({ $where: 'true' })).rejects.toMatchObject({ code: 2 })
    await expect(Finding.aggregate([{ $facet: {} }])).rejects.toMatchObject({ code: 40324 })
    await expect(connection.db?.command({ collMod: 'findings' })).rejects.toMatchObject({ code: 59 })
    const session = await connection.startSession()
    await expect(session.withTransaction(() => Finding.create([{ _id: 't', code: 'T' }], { session }))).rejects.toMatchObject({
      code: 263,
    })
    await session.endSession()
  })
})
