import { Long, ObjectId } from 'bson'
import { describe, expect, it } from 'vitest'
import { literal } from '../../test/literal.ts'
import { MongoError } from '../bson/mongoError.ts'
import type { Document } from '../bson/value.ts'
import { compileFilter, fieldsOfFilter } from './compileFilter.ts'

const matches = (filter: Record<string, unknown>, document: Record<string, unknown>) =>
  compileFilter(literal(filter))(literal(document))

function refusal(filter: Record<string, unknown>): number {
  try {
    compileFilter(literal(filter))
  } catch (error) {
    if (error instanceof MongoError) return error.code
    throw error
  }
  throw new Error('it was accepted')
}

type Case = [string, Record<string, unknown>, Record<string, unknown>[], Record<string, unknown>[]]

// Each line: what is tried, the filter, what it finds, what it leaves.
const cases: Case[] = [
  ['a value', { a: 1 }, [{ a: 1 }, { a: 1.0 }, { a: [2, 1] }], [{ a: '1' }, { a: 2 }, {}, { a: [[1]] }]],
  ['equal numbers of every type', { a: 5 }, [{ a: Long.fromNumber(5) }, { a: 5 }], [{ a: true }]],
  ['null, which a missing field also is', { a: null }, [{ a: null }, {}, { a: [null] }], [{ a: 0 }, { a: [] }, { a: false }]],
  [
    'null behind a scalar, not behind an array',
    { 'a.b': null },
    [{ a: 4 }, { a: {} }, { a: { b: null } }, { a: [{}] }],
    [{ a: [] }, { a: [1, 2] }, { a: { b: 1 } }],
  ],
  ['a whole array', { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2], 3] }], [{ a: [2, 1] }, { a: 1 }, { a: [1, 2, 3] }]],
  [
    'a whole document, in the order of its fields',
    { a: { x: 1, y: 2 } },
    [{ a: { x: 1, y: 2 } }, { a: [{ x: 1, y: 2 }] }],
    [{ a: { y: 2, x: 1 } }, { a: { x: 1 } }],
  ],
  ['a path through arrays', { 'a.b': 2 }, [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: [2] } }], [{ a: [[{ b: 2 }]] }, { a: 2 }]],
  [
    'a place in an array',
    { 'a.1': 'x' },
    [{ a: ['y', 'x'] }, { a: { 1: 'x' } }, { a: [{ 1: 'x' }] }],
    [{ a: ['x'] }, { a: ['x', 'y'] }],
  ],
  ['a place, then a field', { 'a.0.b': 1 }, [{ a: [{ b: 1 }, { b: 2 }] }], [{ a: [{ b: 2 }, { b: 1 }] }]],
  [
    '$gt within its own type',
    { a: { $gt: 5 } },
    [{ a: 6 }, { a: 5.5 }, { a: [1, 9] }],
    [{ a: 5 }, { a: '9' }, { a: true }, {}, { a: null }],
  ],
  ['$lte of texts', { a: { $lte: 'b' } }, [{ a: 'a' }, { a: 'b' }, { a: '' }], [{ a: 'ba' }, { a: 1 }]],
  ['$gte null as null itself', { a: { $gte: null } }, [{ a: null }, {}], [{ a: 1 }]],
  ['two bounds met by different elements', { a: { $gt: 5, $lt: 3 } }, [{ a: [1, 9] }], [{ a: [4] }, { a: 9 }]],
  ['NaN equal to itself only', { a: Number.NaN }, [{ a: Number.NaN }], [{ a: 0 }]],
  ['no number beside NaN', { a: { $lt: 5 } }, [{ a: 4 }], [{ a: Number.NaN }]],
  ['$ne, over every element', { a: { $ne: 1 } }, [{ a: 2 }, {}, { a: [] }], [{ a: 1 }, { a: [1, 2] }]],
  ['$in', { a: { $in: [1, 'x', null] } }, [{ a: 1 }, { a: ['x'] }, {}], [{ a: 2 }, { a: [] }]],
  ['$nin', { a: { $nin: [1, 2] } }, [{ a: 3 }, {}], [{ a: 1 }, { a: [2, 3] }]],
  ['$in of nothing', { a: { $in: [] } }, [], [{ a: 1 }, {}]],
  ['$exists', { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}]],
  [
    '$exists false',
    { 'a.b': { $exists: false } },
    [{}, { a: 1 }, { a: [] }, { a: [{}] }],
    [{ a: [{ b: 1 }] }, { a: { b: null } }],
  ],
  ['$elemMatch on values', { a: { $elemMatch: { $gt: 5, $lt: 8 } } }, [{ a: [1, 6] }], [{ a: [1, 9] }, { a: 6 }]],
  [
    '$elemMatch on documents',
    { a: { $elemMatch: { x: 1, y: 2 } } },
    [{ a: [{ x: 1, y: 2 }] }],
    [{ a: [{ x: 1 }, { y: 2 }] }, { a: { x: 1, y: 2 } }],
  ],
  // ElemMatchValueMatchExpression asks each sub-expression for matchesSingleElement, which never looks into an array.
  [
    '$elemMatch on values, each as it is',
    { a: { $elemMatch: { $gt: 2 } } },
    [{ a: [3] }, { a: [[1], 3] }],
    [{ a: [[3]] }, { a: [[1, 3], 1] }],
  ],
  ['$elemMatch on a whole list', { a: { $elemMatch: { $eq: [1, 2] } } }, [{ a: [[1, 2]] }], [{ a: [1, 2] }, { a: [[[1, 2]]] }]],
  ['$elemMatch with $ne', { a: { $elemMatch: { $ne: 1 } } }, [{ a: [1, 2] }, { a: [[1]] }], [{ a: [1] }, { a: [] }]],
  ['$elemMatch with $in', { a: { $elemMatch: { $in: [1, [2]] } } }, [{ a: [1] }, { a: [[2]] }], [{ a: [[1]] }, { a: [2] }]],
  [
    '$elemMatch within $elemMatch',
    { a: { $elemMatch: { $elemMatch: { $gt: 2 } } } },
    [{ a: [[1, 3]] }, { a: [1, [3]] }],
    [{ a: [3] }, { a: [[[3]]] }],
  ],
  // ElemMatchObjectMatchExpression takes the arrays of an array for documents whose fields are the places.
  [
    '$elemMatch on lists by their places',
    { a: { $elemMatch: { 0: 1, 1: { $gt: 5 } } } },
    [{ a: [[1, 9]] }, { a: [{ 0: 1, 1: 9 }] }],
    [{ a: [[9, 1]] }, { a: [1, 9] }],
  ],
  [
    '$elemMatch on documents, where a list has no such field',
    { a: { $elemMatch: { b: null } } },
    [{ a: [[1]] }, { a: [{}] }, { a: [{ b: null }] }, { a: [[{ b: 1 }]] }],
    [{ a: [{ b: 1 }] }, { a: [1, 'x'] }, { a: [] }],
  ],
  [
    '$elemMatch does not go down into lists of documents',
    { a: { $elemMatch: { b: 1 } } },
    [{ a: [{ b: 1 }] }],
    [{ a: [[{ b: 1 }]] }],
  ],
  ['$elemMatch with $or', { a: { $elemMatch: { $or: [{ x: 1 }, { x: 2 }] } } }, [{ a: [{ x: 2 }] }], [{ a: [{ x: 3 }] }]],
  [
    '$and, $or',
    { $and: [{ $or: [{ a: 1 }, { a: 2 }] }, { b: { $ne: 1 } }] },
    [{ a: 1 }, { a: 2, b: 2 }],
    [{ a: 1, b: 1 }, { a: 3 }],
  ],
  [
    'an identity',
    { _id: new ObjectId('5e74d0a00000000000000001') },
    [{ _id: new ObjectId('5e74d0a00000000000000001') }],
    [{ _id: '5e74d0a00000000000000001' }],
  ],
  ['a document that only looks like an operator inside', { a: { x: { $y: 1 } } }, [], [{ a: { x: 1 } }]],
  ['names of the language', { constructor: 1 }, [{ constructor: 1 }], [{}, { a: 1 }]],
]

describe('a filter', () => {
  it.each(cases)('finds by %s', (_name, filter, found, left) => {
    for (const document of found) expect(matches(filter, document), JSON.stringify(document)).toBe(true)
    for (const document of left) expect(matches(filter, document), JSON.stringify(document)).toBe(false)
  })

  it.each([
    ['$where', { $where: 'true' }, 2],
    ['$expr', { $expr: { $eq: [1, 1] } }, 2],
    ['$text', { $text: { $search: 'x' } }, 2],
    ['an operator that does not exist', { a: { $like: 'x' } }, 2],
    ['$nor, which nothing uses', { $nor: [{ a: 1 }] }, 2],
    ['$not', { a: { $not: { $gt: 1 } } }, 2],
    ['$all', { a: { $all: [1] } }, 2],
    ['$size', { a: { $size: 1 } }, 2],
    ['$type', { a: { $type: 'string' } }, 2],
    ['$regex', { a: { $regex: '^x' } }, 2],
    ['a regular expression', { a: /^x/ }, 22],
    ['a regular expression in a list', { a: { $in: [/^x/] } }, 22],
    ['$or as the condition of a path', { a: { $or: [{ b: 1 }] } }, 2],
    ['$mod, which Duzhan does not use', { a: { $mod: [2, 0] } }, 2],
    ['$geoWithin', { a: { $geoWithin: {} } }, 2],
    ['an operator after a plain field of a condition', { a: { $gt: 1, b: 2 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$or without an array', { $or: { a: 1 } }, 2],
    ['$in without an array', { a: { $in: 1 } }, 2],
    ['an operator inside $in', { a: { $in: [{ $gt: 1 }] } }, 2],
    ['$elemMatch without a document', { a: { $elemMatch: 1 } }, 2],
  ])('refuses %s', (_name, filter, code) => {
    expect(refusal(filter)).toBe(code)
  })

  it('refuses nesting without end', () => {
    let filter: Record<string, unknown> = { a: 1 }
    for (let depth = 0; depth < 102; depth++) filter = { $and: [filter] }
    const build = () => {
      let nested: Document = new Map()
      for (let depth = 0; depth < 150; depth++) nested = new Map([['$and', [nested]]])
      return compileFilter(nested)
    }
    expect(build).toThrow('nested too deeply')
  })

  it('says which fields it reads', () => {
    expect([...fieldsOfFilter(literal({ 'a.b': 1, $or: [{ c: 1 }, { 'd.0': 2 }] }))]).toEqual(['a', 'c', 'd'])
  })
})
