import { BSON } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { Commands } from '../../test/commands.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'

type Fields = Record<string, unknown>
const kept = new TemporaryStore()
const commands = new Commands(kept)
const run = (command: Fields) => commands.run(command)
const bytesOf = (documents: Fields[]) => documents.reduce((sum, one) => sum + BSON.serialize(one).length, 0)

describe('what a database holds', () => {
  it('is told in collections, documents, bytes and indexes, and of one that is not there in noughts', async () => {
    await run({ insert: 'a', documents: [{ _id: 1, text: '潭桥村' }, { _id: 2 }] })
    await run({ createIndexes: 'a', indexes: [{ key: { text: 1 }, name: 'text_1' }] })
    await run({ create: 'b' })
    await run({ insert: 'c', documents: [{ _id: 1 }], $db: 'other' })
    const bytes = [{ _id: 1, text: '潭桥村' }, { _id: 2 }].reduce((sum, one) => sum + BSON.serialize(one).length, 0)
    const told = { db: 'test', collections: 2, objects: 2, dataSize: bytes, indexes: 3, ok: 1 }
    expect(await run({ dbStats: 1 })).toEqual(told)
    expect(await run({ dbstats: 1, scale: 2 })).toEqual({ ...told, dataSize: bytes / 2 })
    expect(await run({ dbStats: 1, $db: 'none' })).toMatchObject({ collections: 0, objects: 0, dataSize: 0, indexes: 0, ok: 1 })
    expect(await run({ dbStats: 1, scale: 'k' })).toMatchObject({ ok: 0, code: 14 })
  })
})

describe('the databases', () => {
  const bytes = bytesOf([{ _id: 1 }])
  const fill = async () => {
    for (const namespace of ['forms.visits', 'forms.drafts', 'identity.people']) await kept.insert(namespace, { _id: 1 })
    await run({ create: 'empty', $db: 'other' })
  }

  it('are listed once each, however many collections they have, with the size of what is in them', async () => {
    await fill()
    expect(await run({ listDatabases: 1 })).toEqual({
      databases: [
        { name: 'forms', sizeOnDisk: 2 * bytes, empty: false },
        { name: 'identity', sizeOnDisk: bytes, empty: false },
        { name: 'other', sizeOnDisk: 0, empty: true },
      ],
      totalSize: 3 * bytes,
      ok: 1,
    })
  })

  it('are listed by a filter, as mongodump asks, and by their names alone', async () => {
    await fill()
    const filter = { name: { $in: ['forms', 'identity', 'none'] } }
    expect(await run({ listDatabases: 1, nameOnly: true, filter })).toEqual({
      databases: [{ name: 'forms' }, { name: 'identity' }],
      ok: 1,
    })
    expect(await run({ listDatabases: 1, filter: { empty: true } })).toMatchObject({ databases: [{ name: 'other' }] })
    expect(await run({ listDatabases: 1, filter: { $where: '1' } })).toMatchObject({ ok: 0, code: 2 })
  })
})

describe('what a collection holds', () => {
  const documents = [{ _id: 1, text: '潭桥村' }, { _id: 2 }]
  const size = bytesOf(documents)
  const figures = { size, count: 2, avgObjSize: Math.floor(size / 2), capped: false, nindexes: 2 }
  const fill = async () => {
    await run({ insert: 'a', documents })
    await run({ createIndexes: 'a', indexes: [{ key: { text: 1 }, name: 'text_1' }], ignoreUnknownIndexOptions: true })
  }
  const aggregate = async (pipeline: Fields[], collection = 'a') => {
    const answer = await run({ aggregate: collection, pipeline, cursor: {} })
    return answer['ok'] === 1 ? (answer['cursor'] as { firstBatch: Fields[] }).firstBatch : answer
  }

  it('is told in documents, bytes and indexes, and of one that is not there in noughts', async () => {
    await fill()
    expect(await run({ collStats: 'a' })).toEqual({ ns: 'test.a', ...figures, ok: 1 })
    expect(await run({ collstats: 'a', scale: 10 })).toMatchObject({ size: Math.floor(size / 10), count: 2 })
    expect(await run({ collStats: 'none' })).toEqual({ ns: 'test.none', size: 0, count: 0, capped: false, nindexes: 0, ok: 1 })
    expect(await run({ collStats: 5 })).toMatchObject({ ok: 0, code: 73 })
  })

  it('is told at the head of a pipeline, and goes on through it', async () => {
    await fill()
    expect(await aggregate([{ $collStats: { storageStats: {}, count: {} } }])).toEqual([
      { ns: 'test.a', localTime: expect.any(Date), storageStats: figures, count: 2 },
    ])
    expect(await aggregate([{ $collStats: { storageStats: { scale: 10 } } }, { $project: { 'storageStats.size': 1 } }])).toEqual([
      { storageStats: { size: Math.floor(size / 10) } },
    ])
  })

  it.each<[string, Fields[], string, number]>([
    ['a collection that is not there', [{ $collStats: { count: {} } }], 'none', 26],
    ['a place behind the head', [{ $match: {} }, { $collStats: {} }], 'a', 40602],
    ['what is not counted', [{ $collStats: { latencyStats: {} } }], 'a', 72],
    ['no document', [{ $collStats: 1 }], 'a', 5447000],
    ['a kind that is no document', [{ $collStats: { count: 1 } }], 'a', 14],
  ])('is refused for %s', async (_name, pipeline, collection, code) => {
    await fill()
    expect(await aggregate(pipeline, collection)).toMatchObject({ ok: 0, code })
  })
})
