import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StoreServer, startServer } from '../src/index.ts'

let folder: string
let server: StoreServer
let client: MongoClient

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  server = await startServer({ path: folder })
  client = new MongoClient(server.uri)
  await client.connect()
})

afterAll(async () => {
  await client?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the official driver', () => {
  it('stores, finds, changes and removes documents', async () => {
    const villages = client.db('test').collection('villages')
    expect((await villages.insertOne({ name: '潭桥村', households: 12 })).acknowledged).toBe(true)
    await villages.insertMany([
      { name: '石坝村', households: 30, tags: ['a', 'b'] },
      { name: '白龙村', households: 7, tags: [] },
    ])
    expect(
      (
        await villages
          .find({ households: { $gt: 10 } })
          .sort({ households: -1 })
          .toArray()
      ).map((one) => one['name']),
    ).toEqual(['石坝村', '潭桥村'])
    const updated = await villages.updateOne({ name: '潭桥村' }, { $inc: { households: 1 }, $set: { 'seen.by': '张' } })
    expect(updated).toMatchObject({ matchedCount: 1, modifiedCount: 1 })
    expect(await villages.findOne({ name: '潭桥村' })).toMatchObject({ households: 13, seen: { by: '张' } })
    expect(await villages.countDocuments({ tags: 'a' })).toBe(1)
    expect(await villages.distinct('tags')).toEqual(['a', 'b'])
    expect((await villages.deleteMany({ households: { $lt: 20 } })).deletedCount).toBe(2)
    expect(await villages.estimatedDocumentCount()).toBe(1)
  })

  it('answers a duplicate key with its pattern and its value', async () => {
    const people = client.db('test').collection('people')
    await people.createIndex({ login: 1 }, { unique: true })
    await people.insertOne({ login: 'zhang' })
    await expect(people.insertOne({ login: 'zhang' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { login: 1 },
      keyValue: { login: 'zhang' },
    })
    expect((await people.indexes()).map(({ name }) => name)).toEqual(['_id_', 'login_1'])
  })

  it('streams a large result in batches', async () => {
    const numbers = client.db('test').collection('numbers')
    await numbers.insertMany(Array.from({ length: 5000 }, (_, n) => ({ n, group: n % 7 })))
    let sum = 0
    for await (const { n } of numbers.find({}, { batchSize: 300 })) sum += n
    expect(sum).toBe((4999 * 5000) / 2)
    const groups = await numbers
      .aggregate([{ $match: { n: { $lt: 700 } } }, { $group: { _id: '$group', total: { $sum: '$n' } } }, { $sort: { _id: 1 } }])
      .toArray()
    expect(groups).toHaveLength(7)
    expect(groups[0]).toEqual({ _id: 0, total: 34650 })
  })

  it('gives back what an upsert made', async () => {
    const counters = client.db('test').collection<{ _id: string; value: number }>('counters')
    const one = await counters.findOneAndUpdate(
      { _id: 'visits' },
      { $inc: { value: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    expect(one).toEqual({ _id: 'visits', value: 1 })
  })
})
