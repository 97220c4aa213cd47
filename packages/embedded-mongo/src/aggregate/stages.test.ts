import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import type { Document } from '../bson/value.ts'
import { compilePipeline } from './stages.ts'

type Fields = Record<string, unknown>

async function run(pipeline: Fields[], documents: Fields[]): Promise<Fields[]> {
  const stages = compilePipeline(literal({ pipeline }).get('pipeline'))
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

const cases: [string, Fields[], Fields[]][] = [
  ['$match', [{ $match: { n: { $gt: 2 } } }, { $project: { _id: 1 } }], [{ _id: 2 }, { _id: 3 }]],
  [
    '$group by a field, a missing one being null',
    [
      {
        $group: {
          _id: '$area',
          n: { $sum: '$n' },
          rows: { $sum: 1 },
        },
      },
    ],
    [
      { _id: 'a', n: 4, rows: 2 },
      { _id: 'b', n: 5, rows: 1 },
      { _id: null, n: 0, rows: 1 },
    ],
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
    '$unwind by its options',
    [{ $unwind: { path: '$tags' } }, { $match: { _id: 4 } }, { $project: { tags: 1 } }],
    [{ _id: 4, tags: 'z' }],
  ],
  ['$count', [{ $match: { area: 'a' } }, { $count: 'rows' }], [{ rows: 2 }]],
  ['$count of nothing', [{ $match: { area: 'c' } }, { $count: 'rows' }], []],
  ['$project without fields', [{ $limit: 1 }, { $project: { tags: 0, at: 0 } }], [{ _id: 1, area: 'a', n: 1 }]],
  ['$project of parts', [{ $limit: 1 }, { $project: { 'at.village': 1, _id: 0 } }], [{ at: { village: 1 } }]],
]

const evaluate = async (expression: unknown, document: Fields) =>
  (await run([{ $group: { _id: expression } }], [document]))[0]?.['_id']

describe('a pipeline', () => {
  it.each(cases)('does %s', async (_name, pipeline, expected) => {
    expect(await run(pipeline, rows)).toEqual(expected)
  })

  it('unwinds inside a document, whose other fields stay', async () => {
    expect(await run([{ $unwind: '$at.tags' }], [{ at: { village: 1, tags: ['x', 'y'] } }, { at: { tags: [] } }, {}])).toEqual([
      { at: { village: 1, tags: 'x' } },
      { at: { village: 1, tags: 'y' } },
    ])
  })

  it('does not unwind through another list', async () => {
    await expect(run([{ $unwind: '$a.b' }], [{ a: [{ b: [1, 2] }] }])).rejects.toMatchObject({ code: 72 })
  })

  it('sorts equal documents in the order they came', async () => {
    const sorted = await run([{ $sort: { area: 1 } }], rows)
    expect(sorted.map(({ _id }) => _id)).toEqual([4, 1, 3, 2])
  })

  it.each<[string, unknown, Fields, unknown]>([
    ['a path through an array', '$a.b', { a: [{ b: 1 }, {}, { b: 2 }] }, [1, 2]],
    ['a document of paths', { x: '$a', y: '$absent' }, { a: 1 }, { x: 1 }],
    ['a list of paths', ['$a', '$absent'], { a: 1 }, [1, null]],
  ])('computes %s', async (_name, expression, document, expected) => {
    expect(await evaluate(expression, document)).toEqual(expected)
  })

  it.each<[string, Fields[], number]>([
    ['$facet', [{ $facet: {} }], 40324],
    ['$out', [{ $out: 'x' }], 40324],
    ['$graphLookup', [{ $graphLookup: {} }], 40324],
    ['two stages in one', [{ $match: {}, $limit: 1 }], 40323],
    ['an unknown expression', [{ $group: { _id: { $dateToString: {} } } }], 168],
    ['$literal', [{ $group: { _id: { $literal: 1 } } }], 168],
    ['a computed field', [{ $project: { a: '$b' } }], 72],
    ['$addFields', [{ $addFields: { a: 1 } }], 40324],
    ['$lookup', [{ $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'y' } }], 40324],
    ['an unknown accumulator', [{ $group: { _id: 1, a: { $median: '$a' } } }], 15952],
    ['$group without _id', [{ $group: { a: { $sum: 1 } } }], 15955],
    ['$limit of nothing', [{ $limit: 0 }], 15958],
    ['a negative $skip', [{ $skip: -1 }], 15958],
    ['$unwind without a path', [{ $unwind: 'tags' }], 28818],
    ['fields taken and left out at once', [{ $project: { a: 1, b: 0 } }], 31254],
    ['an empty $project', [{ $project: {} }], 51272],
    ['$sort by nothing', [{ $sort: {} }], 15976],
    ['$sort by a text', [{ $sort: { a: 'up' } }], 2],
    ['an unknown variable', [{ $group: { _id: '$$me' } }], 17276],
    ['the document itself', [{ $group: { _id: '$$ROOT' } }], 17276],
    ['an average', [{ $group: { _id: 1, a: { $avg: '$a' } } }], 15952],
    ['arithmetic', [{ $group: { _id: { $divide: [1, 0] } } }], 168],
    ['options of $unwind', [{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } }], 28811],
    ['an empty name in a path', [{ $unwind: '$tags.' }], 40353],
    ['$match with $expr', [{ $match: { $expr: true } }], 2],
  ])('refuses %s', async (_name, pipeline, code) => {
    await expect(run(pipeline, rows)).rejects.toMatchObject({ code })
  })
})

describe('what a stage may hold', () => {
  /** Each has a text of its own of about a megabyte. */
  const large = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ _id: n, half: n % 2, text: `${n}${'x'.repeat(500_000)}` }))

  it('is 100 MB of groups, as on a server that must not use the disk', async () => {
    await expect(run([{ $group: { _id: '$text', n: { $sum: 1 } } }], large(120))).rejects.toMatchObject({ code: 292 })
    expect(await run([{ $group: { _id: '$text' } }, { $count: 'n' }], large(50))).toEqual([{ n: 50 }])
    expect(await run([{ $group: { _id: '$half', n: { $sum: 1 } } }], large(120))).toEqual([
      { _id: 0, n: 60 },
      { _id: 1, n: 60 },
    ])
  })

  it('is 100 MB of documents to sort', async () => {
    await expect(run([{ $sort: { half: 1 } }], large(120))).rejects.toMatchObject({ code: 292 })
    expect(await run([{ $sort: { _id: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }], large(50))).toEqual([{ _id: 49 }])
  })
})
