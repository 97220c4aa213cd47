import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import type { Document } from '../bson/value.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { compilePipeline } from './stages.ts'

type Fields = Record<string, unknown>

const villages: Fields[] = [
  { _id: 1, name: '潭桥村' },
  { _id: 2, name: '石坝村' },
]
const lookup = async (_collection: string, filter: Document) => villages.map(literal).filter(compileFilter(filter))

const run = async (pipeline: Fields[], documents: Fields[]): Promise<Fields[]> => {
  const stages = compilePipeline(literal({ pipeline }).get('pipeline'), lookup)
  const source = async function* () {
    // Two batches, so that every stage is seen to carry its state from one to the next.
    yield documents.slice(0, 2).map(literal)
    yield documents.slice(2).map(literal)
  }
  let current: AsyncIterable<Document[]> = source()
  for (const stage of stages) current = stage(current)
  const result: Fields[] = []
  for await (const batch of current) result.push(...batch.map(plain))
  return result
}

const rows: Fields[] = [
  { _id: 1, area: 'a', n: 1, tags: ['x', 'y'], at: { village: 1 } },
  { _id: 2, area: 'b', n: 5, tags: [], at: { village: 2 } },
  { _id: 3, area: 'a', n: 3, tags: ['x'] },
  { _id: 4, n: null, tags: 'z' },
]

const CASES: [string, Fields[], Fields[]][] = [
  ['$match', [{ $match: { n: { $gt: 2 } } }, { $project: { _id: 1 } }], [{ _id: 2 }, { _id: 3 }]],
  [
    '$group by a field, a missing one being null',
    [
      {
        $group: {
          _id: '$area',
          n: { $sum: '$n' },
          mean: { $avg: '$n' },
          most: { $max: '$n' },
          least: { $min: '$n' },
          rows: { $sum: 1 },
        },
      },
    ],
    [
      { _id: 'a', n: 4, mean: 2, most: 3, least: 1, rows: 2 },
      { _id: 'b', n: 5, mean: 5, most: 5, least: 5, rows: 1 },
      { _id: null, n: 0, mean: null, most: null, least: null, rows: 1 },
    ],
  ],
  [
    '$group of everything with lists',
    [
      {
        $group: {
          _id: null,
          ids: { $push: '$_id' },
          areas: { $addToSet: '$area' },
          first: { $first: '$n' },
          last: { $last: '$n' },
          count: { $count: {} },
        },
      },
    ],
    [{ _id: null, ids: [1, 2, 3, 4], areas: ['a', 'b'], first: 1, last: null, count: 4 }],
  ],
  [
    '$group by a document',
    [{ $group: { _id: { area: '$area' } } }],
    [{ _id: { area: 'a' } }, { _id: { area: 'b' } }, { _id: {} }],
  ],
  [
    '$sort, $skip and $limit',
    [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { n: 1, _id: 0 } }],
    [{ n: 3 }, { n: 1 }],
  ],
  [
    '$unwind',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 3, tags: 'x' },
      { _id: 4, tags: 'z' },
    ],
  ],
  [
    '$unwind that keeps the empty and counts',
    [
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
      { $match: { _id: { $lt: 3 } } },
      { $project: { tags: 1, at: 1 } },
    ],
    [
      { _id: 1, tags: 'x', at: 0 },
      { _id: 1, tags: 'y', at: 1 },
      { _id: 2, at: null },
    ],
  ],
  ['$count', [{ $match: { area: 'a' } }, { $count: 'rows' }], [{ rows: 2 }]],
  ['$count of nothing', [{ $match: { area: 'c' } }, { $count: 'rows' }], []],
  [
    '$lookup',
    [
      { $match: { 'at.village': { $exists: true } } },
      { $lookup: { from: 'villages', localField: 'at.village', foreignField: '_id', as: 'village' } },
      { $project: { village: 1 } },
    ],
    [
      { _id: 1, village: [{ _id: 1, name: '潭桥村' }] },
      { _id: 2, village: [{ _id: 2, name: '石坝村' }] },
    ],
  ],
  ['$project without fields', [{ $limit: 1 }, { $project: { tags: 0, at: 0 } }], [{ _id: 1, area: 'a', n: 1 }]],
  [
    '$project of parts',
    [{ $limit: 1 }, { $project: { 'at.village': 1, _id: 0, twice: { $multiply: ['$n', 2] } } }],
    [{ at: { village: 1 }, twice: 2 }],
  ],
  [
    '$addFields',
    [{ $limit: 1 }, { $addFields: { 'at.seen': true, sum: { $add: ['$n', 1] } } }, { $project: { at: 1, sum: 1 } }],
    [{ _id: 1, at: { village: 1, seen: true }, sum: 2 }],
  ],
]

const evaluate = async (expression: unknown, document: Fields) =>
  (await run([{ $project: { _id: 0, v: expression } }], [document]))[0]?.['v']

describe('a pipeline', () => {
  it.each(CASES)('does %s', async (_name, pipeline, expected) => {
    expect(await run(pipeline, rows)).toEqual(expected)
  })

  it('sorts equal documents in the order they came', async () => {
    const sorted = await run([{ $sort: { area: 1 } }], rows)
    expect(sorted.map(({ _id }) => _id)).toEqual([4, 1, 3, 2])
  })

  it.each<[string, unknown, Fields, unknown]>([
    ['$cond', { $cond: [{ $gte: ['$a', 5] }, 'high', 'low'] }, { a: 5 }, 'high'],
    ['$cond by names', { $cond: { if: '$a', then: 1, else: 2 } }, { a: 0 }, 2],
    ['$ifNull', { $ifNull: ['$a', '$b', 'none'] }, { a: null }, 'none'],
    ['$subtract of dates', { $subtract: ['$b', '$a'] }, { a: new Date(5), b: new Date(12) }, 7],
    ['$divide', { $divide: ['$a', 2] }, { a: 5 }, 2.5],
    ['$add with null', { $add: ['$a', 1] }, {}, null],
    ['$size', { $size: '$a' }, { a: [1, 2] }, 2],
    ['$in', { $in: [2, '$a'] }, { a: [1, 2] }, true],
    ['$arrayElemAt from the end', { $arrayElemAt: ['$a', -1] }, { a: [1, 2] }, 2],
    ['$and and $not', { $and: [{ $not: ['$a'] }, true] }, { a: 0 }, true],
    ['$or', { $or: ['$a', '$b'] }, { b: 1 }, true],
    ['a path through an array', '$a.b', { a: [{ b: 1 }, {}, { b: 2 }] }, [1, 2]],
    ['$literal', { $literal: '$a' }, { a: 1 }, '$a'],
    ['$$ROOT', '$$ROOT.a', { a: 1 }, 1],
  ])('computes %s', async (_name, expression, document, expected) => {
    expect(await evaluate(expression, document)).toEqual(expected)
  })

  it.each<[string, Fields[], number]>([
    ['$facet', [{ $facet: {} }], 40324],
    ['$out', [{ $out: 'x' }], 40324],
    ['$graphLookup', [{ $graphLookup: {} }], 40324],
    ['two stages in one', [{ $match: {}, $limit: 1 }], 40323],
    ['an unknown expression', [{ $project: { a: { $dateToString: {} } } }], 168],
    ['an unknown accumulator', [{ $group: { _id: 1, a: { $median: '$a' } } }], 15952],
    ['$group without _id', [{ $group: { a: { $sum: 1 } } }], 15955],
    ['$limit of nothing', [{ $limit: 0 }], 15958],
    ['a negative $skip', [{ $skip: -1 }], 15958],
    ['$unwind without a path', [{ $unwind: 'tags' }], 28818],
    ['$lookup with a pipeline', [{ $lookup: { from: 'x', pipeline: [], as: 'y' } }], 9],
    ['fields taken and left out at once', [{ $project: { a: 1, b: 0 } }], 31254],
    ['an empty $project', [{ $project: {} }], 51272],
    ['$sort by nothing', [{ $sort: {} }], 15976],
    ['$sort by a text', [{ $sort: { a: 'up' } }], 2],
    ['an unknown variable', [{ $project: { a: '$$me' } }], 17276],
    ['division by zero', [{ $project: { a: { $divide: [1, 0] } } }], 2],
    ['$match with $expr', [{ $match: { $expr: true } }], 2],
  ])('refuses %s', async (_name, pipeline, code) => {
    await expect(run(pipeline, rows)).rejects.toMatchObject({ code })
  })
})
