import { Binary } from 'bson'
import { beforeEach, describe, expect, it } from 'vitest'
import { Commands, long } from '../../test/commands.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { sweepGarbage } from '../upkeep.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
const kept = new TemporaryStore()
const commands = new Commands(kept)

const rows: Fields[] = Array.from({ length: 30 }, (_, n) => ({
  _id: n,
  n: (n * 7) % 30,
  area: `a${n % 3}`,
  tags: n % 2 === 0 ? [`t${n % 4}`, 'all'] : 'all',
}))
const find = async (options: Fields) => (await commands.find('rows', options)).map(({ _id }) => _id)
const idsWhere = (test: (row: Fields) => boolean) => rows.filter(test).map(({ _id }) => _id)

beforeEach(() => kept.insert(rowsNamespace, ...rows))

describe('a cursor whose way is gone', () => {
  const open = async (filter: Fields) => {
    const { cursor } = (await commands.run({ find: 'rows', filter, batchSize: 2 })) as { cursor: Fields }
    return { getMore: long(Number(cursor['id'])), collection: 'rows' }
  }
  beforeEach(async () => {
    await kept.insert(rowsNamespace, ...Array.from({ length: 500 }, (_, n) => ({ _id: `more${n}`, n })))
    await commands.run({ createIndexes: 'rows', indexes: [{ key: { n: 1 }, name: 'n_1' }] })
  })

  it.each<[string, Fields]>([
    ['its index', { dropIndexes: 'rows', index: 'n_1' }],
    ['its collection', { drop: 'rows' }],
    ['its database', { dropDatabase: 1 }],
  ])('because %s was dropped says so instead of ending early', async (_name, dropping) => {
    const more = await open({ n: { $gte: 0 } })
    expect(await commands.run(dropping)).toMatchObject({ ok: 1 })
    expect(await commands.run(more)).toMatchObject({ ok: 0, code: 175, codeName: 'QueryPlanKilled' })
    expect(await commands.run(more)).toMatchObject({ ok: 0, code: 43 })
  })

  it('says so also where index and collection were made anew, and when what they left was swept away', async () => {
    const more = await open({ n: { $gte: 0 } })
    await commands.run({ dropIndexes: 'rows', index: 'n_1' })
    await sweepGarbage(kept.store)
    await commands.run({ createIndexes: 'rows', indexes: [{ key: { n: 1 }, name: 'n_1' }] })
    expect(await commands.run(more)).toMatchObject({ ok: 0, code: 175 })
  })

  it('goes on where another index is dropped, or one is made', async () => {
    await commands.run({ createIndexes: 'rows', indexes: [{ key: { area: 1 }, name: 'area_1' }] })
    const [scanning, indexed] = [await open({}), await open({ n: { $gte: 0 } })]
    await commands.run({ dropIndexes: 'rows', index: 'area_1' })
    await commands.run({ createIndexes: 'rows', indexes: [{ key: { n: 1, area: 1 }, name: 'both' }] })
    for (const more of [scanning, indexed]) {
      const { cursor } = (await commands.run(more)) as { cursor: { nextBatch: unknown[] } }
      expect(cursor.nextBatch).toHaveLength(528)
    }
  })

  it('is closed when the session ends in which it was opened', async () => {
    const lsid = { id: new Binary(Buffer.alloc(16, 1), 4) }
    for (const command of [
      { find: 'rows', batchSize: 2 },
      { aggregate: 'rows', pipeline: [], cursor: { batchSize: 2 } },
    ]) {
      const { cursor } = (await commands.run({ ...command, lsid })) as { cursor: Fields }
      await commands.run({ endSessions: [lsid] })
      const more = { getMore: long(Number(cursor['id'])), collection: 'rows' }
      expect(await commands.run(more)).toMatchObject({ ok: 0, code: 43 })
    }
  })
})

describe('a find', () => {
  it('gives what matches, in the order it was inserted', async () => {
    expect(await find({})).toEqual(idsWhere(() => true))
    expect(await find({ filter: { area: 'a1' } })).toEqual(idsWhere(({ area }) => area === 'a1'))
    expect(await find({ filter: { area: 'none' } })).toEqual([])
  })

  it.each([
    ['without an index', undefined],
    ['with an index that gives the order', { n: 1 }],
    ['with an index on the filter', { area: 1 }],
    ['with an index on both', { area: 1, n: -1 }],
  ])('gives the same page %s', async (_name, key) => {
    if (key !== undefined) await commands.run({ createIndexes: 'rows', indexes: [{ key, name: 'made' }] })
    const sorted = rows.filter(({ area }) => area === 'a1').sort((left, right) => Number(right['n']) - Number(left['n']))
    const page = (skip: number, limit: number) => sorted.slice(skip, skip + limit).map(({ _id }) => _id)
    const filter = { area: 'a1' }
    for (const [skip, limit] of [
      [0, 3],
      [3, 3],
      [8, 5],
      [20, 5],
      [0, 100],
    ] as const)
      expect(await find({ filter, sort: { n: -1 }, skip, limit })).toEqual(page(skip, limit))
    expect(await find({ filter, sort: { n: -1 } })).toEqual(page(0, 100))
    expect(await find({ filter, sort: { n: -1 }, limit: 0 })).toEqual(page(0, 100))
  })

  it('takes the batch size out of its pages and its order', async () => {
    const whole = await find({ sort: { n: 1 } })
    for (const batchSize of [1, 7, 29, 30, 31]) expect(await find({ sort: { n: 1 }, batchSize })).toEqual(whole)
    expect(await find({ sort: { n: 1 }, batchSize: 4, skip: 5, limit: 11 })).toEqual(whole.slice(5, 16))
  })

  it('shows only the fields asked for', async () => {
    expect(await commands.find('rows', { filter: { _id: 3 }, projection: { n: 1, _id: 0 } })).toEqual([{ n: 21 }])
    expect(await commands.find('rows', { filter: { n: 21 }, sort: { area: 1 }, projection: { area: 1 } })).toEqual([
      { _id: 3, area: 'a0' },
    ])
  })

  it('ends after one batch when only one was asked for', async () => {
    const { cursor } = (await commands.run({ find: 'rows', batchSize: 5, singleBatch: true })) as { cursor: Fields }
    expect(cursor['firstBatch']).toHaveLength(5)
    expect(cursor['id']).toBe(0)
  })

  it('finds nothing where there is no collection, but still looks at what it is asked', async () => {
    expect(await commands.find('absent', { filter: { a: 1 }, sort: { a: 1 } })).toEqual([])
    expect(await commands.run({ find: 'absent', filter: { $where: '1' } })).toMatchObject({ ok: 0, code: 2 })
    expect(kept.store.catalog.find('test.absent')).toBeUndefined()
  })

  it.each<[string, Fields, number]>([
    ['a filter that is no document', { filter: 'x' }, 14],
    ['an order that is no document', { sort: 'n' }, 2],
    ['a projection that is no document', { projection: ['n'] }, 14],
    ['fields shown and left out', { projection: { n: 1, area: 0 } }, 31254],
    ['a skip of less than nothing', { skip: -1 }, 51024],
    ['half a limit', { limit: 1.5 }, 14],
    ['a batch size that is a text', { batchSize: 'x' }, 14],
    ['a hint', { hint: 'n_1' }, 72],
    ['the bounds of an index', { min: { n: 1 } }, 72],
  ])('is refused for %s', async (_name, options, code) => {
    expect(await commands.run({ find: 'rows', ...options })).toMatchObject({ ok: 0, code })
  })
})

describe('a getMore', () => {
  it('needs the id of a cursor and its collection', async () => {
    const { cursor } = (await commands.run({ find: 'rows', batchSize: 5 })) as { cursor: Fields }
    const getMore = long(Number(cursor['id']))
    expect(await commands.run({ getMore: 5, collection: 'rows' })).toMatchObject({ ok: 0, code: 14 })
    expect(await commands.run({ getMore })).toMatchObject({ ok: 0, code: 14 })
    expect(await commands.run({ getMore, collection: 'other' })).toMatchObject({ ok: 0, code: 43 })
    expect(await commands.run({ getMore, collection: 'rows', $db: 'other' })).toMatchObject({ ok: 0, code: 43 })
    expect(await commands.run({ getMore, collection: 'rows', batchSize: -1 })).toMatchObject({ ok: 0, code: 51024 })
    const { cursor: next } = (await commands.run({ getMore, collection: 'rows', batchSize: 2 })) as { cursor: Fields }
    expect((next['nextBatch'] as Fields[]).map(({ _id }) => _id)).toEqual([5, 6])
    expect(await commands.run({ killCursors: 'rows', cursors: [getMore] })).toMatchObject({ ok: 1 })
    expect(await commands.run({ getMore, collection: 'rows' })).toMatchObject({ ok: 0, code: 43 })
    expect(await commands.run({ killCursors: 'rows', cursors: getMore })).toMatchObject({ ok: 0, code: 14 })
  })
})

describe('a count', () => {
  it.each<[string, Fields, number]>([
    ['everything', {}, 30],
    ['what matches', { query: { area: 'a1' } }, 10],
    ['nothing', { query: { area: 'none' } }, 0],
    ['what is left behind a skip', { skip: 25 }, 5],
    ['nothing behind a skip beyond the end', { skip: 31 }, 0],
    ['no more than its limit', { limit: 7 }, 7],
    ['everything with a limit of 0', { limit: 0 }, 30],
    ['matches within skip and limit', { query: { area: 'a1' }, skip: 7, limit: 5 }, 3],
    ['matches up to a limit', { query: { area: 'a1' }, limit: 4 }, 4],
  ])('counts %s', async (_name, options, n) => {
    expect(await commands.run({ count: 'rows', ...options })).toEqual({ n, ok: 1 })
  })

  it('is 0 where there is no collection, and refused for a bad query', async () => {
    expect(await commands.run({ count: 'absent' })).toEqual({ n: 0, ok: 1 })
    expect(await commands.run({ count: 'absent', query: { a: 1 } })).toEqual({ n: 0, ok: 1 })
    expect(await commands.run({ count: 'rows', query: { $where: '1' } })).toMatchObject({ ok: 0, code: 2 })
    expect(await commands.run({ count: 'rows', query: 5 })).toMatchObject({ ok: 0, code: 14 })
    expect(await commands.run({ count: 'rows', skip: -1 })).toMatchObject({ ok: 0, code: 51024 })
  })
})

describe('the values of a field', () => {
  it('are 16 MB at most, which is what one answer holds', async () => {
    for (let n = 0; n < 3; n++) await kept.insert('test.large', { _id: n, v: `${n}${'x'.repeat(6_000_000)}` })
    expect(await commands.run({ distinct: 'large', key: 'v' })).toMatchObject({ ok: 0, code: 17217 })
    expect((await commands.run({ distinct: 'large', key: '_id' }))['values']).toEqual([0, 1, 2])
  })

  const distinct = async (key: unknown, query: Fields = {}) => (await commands.run({ distinct: 'rows', key, query }))['values']

  it('are each given once, elements of lists one by one', async () => {
    expect(await distinct('area')).toEqual(['a0', 'a1', 'a2'])
    expect(await distinct('tags')).toEqual(['t0', 'all', 't2'])
    expect(await distinct('area', { n: { $lt: 1 } })).toEqual(['a0'])
    expect(await distinct('absent')).toEqual([])
  })

  it('are equal whatever the type of the number, and null is one of them', async () => {
    await kept.insert('test.rows2', { v: 1 }, { v: 1.0 }, { v: long(1) }, { v: null }, {}, { v: [null, [1]] }, { v: '1' })
    expect((await commands.run({ distinct: 'rows2', key: 'v' }))['values']).toEqual([1, null, [1], '1'])
  })

  it('are given as they came first', async () => {
    await kept.insert('test.rows2', { v: 0 }, { v: -0 })
    expect((await commands.run({ distinct: 'rows2', key: 'v' }))['values']).toEqual([0])
  })

  it('are found inside documents and lists of documents', async () => {
    await kept.insert('test.rows2', { a: { b: 1 } }, { a: [{ b: 2 }, { b: [3, 1] }, {}] }, { a: 5 })
    expect((await commands.run({ distinct: 'rows2', key: 'a.b' }))['values']).toEqual([1, 2, 3])
  })

  it('are refused without a field, or with a bad query', async () => {
    for (const key of ['', 5, undefined]) expect(await commands.run({ distinct: 'rows', key })).toMatchObject({ ok: 0, code: 2 })
    expect(await commands.run({ distinct: 'rows', key: 'n', query: { $where: '1' } })).toMatchObject({ ok: 0, code: 2 })
    expect(await commands.run({ distinct: 'absent', key: 'n' })).toEqual({ values: [], ok: 1 })
  })
})

describe('an aggregation', () => {
  const aggregate = (pipeline: unknown, options: Fields = {}) =>
    commands.run({ aggregate: 'rows', pipeline, cursor: {}, ...options })
  const batchOf = (answer: Fields) => (answer['cursor'] as { firstBatch: Fields[] }).firstBatch

  it('gives the same with and without an index for the $match at its head', async () => {
    const pipeline = [{ $match: { area: 'a1' } }, { $group: { _id: '$area', total: { $sum: '$n' } } }]
    const before = batchOf(await aggregate(pipeline))
    expect(before).toEqual([
      {
        _id: 'a1',
        total: idsWhere(({ area }) => area === 'a1').reduce<number>((sum, id) => sum + Number(rows[Number(id)]!['n']), 0),
      },
    ])
    await commands.run({ createIndexes: 'rows', indexes: [{ key: { area: 1 }, name: 'area_1' }] })
    expect(batchOf(await aggregate(pipeline))).toEqual(before)
  })

  it('comes in batches, which getMore goes on with', async () => {
    const answer = await aggregate([{ $sort: { n: 1 } }, { $project: { n: 1, _id: 0 } }], { cursor: { batchSize: 10 } })
    expect(batchOf(answer).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    const id = long(Number((answer['cursor'] as Fields)['id']))
    const { cursor } = (await commands.run({ getMore: id, collection: 'rows' })) as { cursor: Fields }
    expect(cursor['nextBatch']).toHaveLength(20)
    expect(cursor['id']).toBe(0)
  })

  it('of a collection that is not there is of nothing', async () => {
    expect(batchOf(await aggregate([{ $match: { a: 1 } }], { aggregate: 'absent' }))).toEqual([])
    expect(batchOf(await aggregate([{ $count: 'n' }], { aggregate: 'absent' }))).toEqual([])
  })

  it.each<[string, unknown, Fields, number]>([
    ['without a pipeline', undefined, {}, 14],
    ['with a pipeline that is a document', { $match: {} }, {}, 14],
    ['with a stage that is a text', ['$match'], {}, 40323],
    ['without a cursor', [], { cursor: undefined }, 9],
    ['on a whole database', [], { aggregate: 1 }, 73],
    ['with a $match that is no document', [{ $match: 5 }], {}, 15959],
    ['with a bad $match at its head', [{ $match: { $where: '1' } }], {}, 2],
    ['with an explanation', [], { explain: true }, 72],
    ['with a hint', [], { hint: 'n_1' }, 72],
    ['with variables', [], { let: { a: 1 } }, 72],
    ['into another collection', [{ $merge: { into: 'x' } }], {}, 40324],
    ['with a batch size of less than nothing', [], { cursor: { batchSize: -1 } }, 51024],
  ])('is refused %s', async (_name, pipeline, options, code) => {
    expect(await aggregate(pipeline, options)).toMatchObject({ ok: 0, code })
  })
})
