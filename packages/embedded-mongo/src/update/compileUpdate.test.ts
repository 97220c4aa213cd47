import { Int32, Long } from 'bson'
import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { MongoError } from '../bson/mongoError.ts'
import { compileUpdate, documentOfFilter } from './compileUpdate.ts'

type Fields = Record<string, unknown>
const apply = (update: Fields, document: Fields, inserting = false) =>
  plain(compileUpdate(literal(update)).apply(literal(document), inserting))

function refusal(act: () => unknown): number {
  try {
    act()
  } catch (error) {
    if (error instanceof MongoError) return error.code
    throw error
  }
  throw new Error('it was accepted')
}

const cases: [string, Fields, Fields, Fields][] = [
  ['$set of a new path', { a: 1 }, { $set: { 'b.c': 2 } }, { a: 1, b: { c: 2 } }],
  ['$set of a place in an array, filling up with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$set of a field named by a number where there is no array', {}, { $set: { 'a.430300': 1 } }, { a: { 430300: 1 } }],
  ['$unset', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': '', x: '' } }, { a: { c: 2 } }],
  ['$unset of an element, which leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$inc of a missing field', {}, { $inc: { n: 3 } }, { n: 3 }],
  ['$push', { a: [1] }, { $push: { a: 2, b: [3] } }, { a: [1, 2], b: [[3]] }],
  ['$push of each', { a: [1] }, { $push: { a: { $each: [3, 4] } } }, { a: [1, 3, 4] }],
  ['$pull of a value', { a: [1, 2, 1, [1]] }, { $pull: { a: 1 } }, { a: [2, [1]] }],
  ['$pull by a condition', { a: [1, 5, 9] }, { $pull: { a: { $gt: 4 } } }, { a: [1] }],
  ['$pull of documents by a filter', { a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
  [
    '$pull of documents by $or, other elements stay',
    { a: [{ x: 1 }, { y: 2 }, { x: 2 }, 1, [{ x: 1 }]] },
    { $pull: { a: { $or: [{ x: 1 }, { y: 2 }] } } },
    { a: [{ x: 2 }, 1, [{ x: 1 }]] },
  ],
  [
    '$pull of documents by $and',
    { a: [{ x: 1, y: 1 }, { x: 1 }] },
    { $pull: { a: { $and: [{ x: 1 }, { y: 1 }] } } },
    { a: [{ x: 1 }] },
  ],
  ['$pull of every document', { a: [{ x: 1 }, 1, [], {}] }, { $pull: { a: {} } }, { a: [1, []] }],
  // The matcher for operators wraps the element in a field, and so looks into it if it is a list.
  ['$pull of lists that hold what is meant', { a: [[1, 9], [1], 9] }, { $pull: { a: { $gt: 4 } } }, { a: [[1]] }],
  ['$pull by $elemMatch', { a: [[1, 9], [1], 9] }, { $pull: { a: { $elemMatch: { $gt: 4 } } } }, { a: [[1], 9] }],
  ['$pull of what is in a list', { a: ['x', 'y', 'z'] }, { $pull: { a: { $in: ['x', 'z'] } } }, { a: ['y'] }],
  ['$addToSet', { a: [1] }, { $addToSet: { a: 1, b: 'x' } }, { a: [1], b: ['x'] }],
  ['$addToSet of each', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  ['a whole document', { _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
]

describe('an update', () => {
  it.each(cases)('does %s', (_name, before, update, after) => {
    expect(apply(update, before)).toEqual(after)
  })

  it('adds new fields in the order of their names', () => {
    expect(Object.keys(apply({ $set: { z: 1, b: 1 }, $inc: { m: 1 } }, { y: 1 }))).toEqual(['y', 'b', 'm', 'z'])
  })

  it('keeps number types, and widens instead of overflowing', () => {
    const add = (field: unknown, amount: unknown) =>
      compileUpdate(literal({ $inc: { n: amount } }))
        .apply(literal({ n: field }), false)
        .get('n')
    expect(add(new Int32(1), new Int32(1))).toEqual(new Int32(2))
    expect(add(new Int32(2 ** 31 - 1), new Int32(1))).toBe(2n ** 31n)
    expect(add(Long.fromNumber(1), new Int32(1))).toBe(2n)
    expect(add(new Int32(1), 0.5)).toBe(1.5)
    expect(refusal(() => add(Long.MAX_VALUE, new Int32(1)))).toBe(2)
  })

  it('sets on insert only when it inserts', () => {
    expect(apply({ $setOnInsert: { a: 1 }, $set: { b: 2 } }, {}, false)).toEqual({ b: 2 })
    expect(apply({ $setOnInsert: { a: 1 }, $set: { b: 2 } }, {}, true)).toEqual({ a: 1, b: 2 })
  })

  it('answers the same document when nothing changes', () => {
    const document = literal({ a: 1, b: 1, list: [1] })
    expect(compileUpdate(literal({ $set: { a: 1 }, $addToSet: { list: 1 }, $pull: { other: 1 } })).apply(document, false)).toBe(
      document,
    )
  })

  it.each<[string, Fields, Fields, number]>([
    ['two changes of one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a path and its own part', {}, { $set: { a: {} }, $unset: { 'a.b': '' } }, 40],
    ['a changed identity', { _id: 1 }, { $set: { _id: 2 } }, 66],
    ['an identity taken away', { _id: 1 }, { $unset: { _id: '' } }, 66],
    ['an identity that is null taken away', { _id: null }, { $unset: { _id: '' } }, 66],
    ['a part of an identity taken away', { _id: { a: 1 } }, { $unset: { '_id.a': '' } }, 66],
    ['a replaced identity', { _id: 1 }, { _id: 2, a: 1 }, 66],
    ['$inc of a text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$inc by a text', {}, { $inc: { a: 'x' } }, 14],
    ['$push onto a number', { a: 1 }, { $push: { a: 1 } }, 2],
    ['$pull from a number', { a: 1 }, { $pull: { a: 1 } }, 2],
    ['$addToSet onto a text', { a: 'x' }, { $addToSet: { a: 1 } }, 2],
    ['a field inside a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
    ['an array of millions', { a: [] }, { $set: { 'a.9999999': 1 } }, 2],
    ['an empty name', {}, { $set: { 'a..b': 1 } }, 56],
    ['a name with a dollar', {}, { $set: { 'a.$b': 1 } }, 52],
    ['the positional operator', {}, { $set: { 'a.$': 1 } }, 2],
    ['filtered positions', {}, { $set: { 'a.$[x]': 1 } }, 2],
    ['an unknown modifier', {}, { $rename: { a: 'b' } }, 9],
    ['a modifier after a plain field', {}, { a: 1, $set: { b: 1 } }, 52],
    ['a modifier without fields', {}, { $set: 1 }, 9],
    ['$sort in $push', {}, { $push: { a: { $each: [1], $sort: 1 } } }, 2],
    ['$slice in $push', {}, { $push: { a: { $each: [1], $slice: 1 } } }, 2],
    ['$slice without $each', {}, { $push: { a: { $slice: 1 } } }, 2],
    ['$min, which nothing uses', {}, { $min: { a: 1 } }, 9],
    ['$max', {}, { $max: { a: 1 } }, 9],
    ['$pull by a regular expression', { a: ['x'] }, { $pull: { a: /^x/ } }, 22],
    ['$pull by an unknown operator', { a: ['x'] }, { $pull: { a: { $regex: '^x' } } }, 2],
  ])('refuses %s', (_name, before, update, code) => {
    expect(refusal(() => apply(update, before))).toBe(code)
  })

  it('refuses a pipeline', () => {
    expect(refusal(() => compileUpdate([literal({ $set: { a: 1 } })]))).toBe(2)
  })
})

describe('the document that an upsert begins with', () => {
  it('holds the equalities of the filter', () => {
    const filter = literal({
      _id: 'k',
      a: { $eq: 1 },
      'b.c': 'x',
      d: { $gt: 5 },
      e: { $in: [7] },
      $and: [{ f: 2 }],
      $or: [{ g: 3 }, { g: 4 }],
    })
    expect(plain(documentOfFilter(filter))).toEqual({ _id: 'k', a: 1, b: { c: 'x' }, e: 7, f: 2 })
  })

  it('refuses a path given twice', () => {
    expect(refusal(() => documentOfFilter(literal({ a: 1, $and: [{ a: 2 }] })))).toBe(54)
  })
})
