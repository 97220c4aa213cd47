import { describe, expect, it } from 'vitest'
import { literal } from '../../test/literal.ts'
import { parseSort } from '../query/sortKey.ts'
import { chooseIndex, type IndexState } from './chooseIndex.ts'
import { indexKeysOf } from './indexKeys.ts'
import { parseIndexSpec } from './indexSpec.ts'

type Fields = Record<string, unknown>
let lastId = 0
const index = (key: Fields, options: Fields = {}, state: Partial<IndexState> = {}): IndexState => ({
  ...parseIndexSpec(literal({ key, name: Object.entries(key).flat().join('_'), ...options })),
  id: ++lastId,
  isMultikey: false,
  isCut: false,
  isReady: true,
  ...state,
})

const indexes = [
  index({ _id: 1 }, { unique: true }),
  index({ village: 1, dueAt: -1 }),
  index({ village: 1, status: 1 }),
  index({ code: 1 }, { unique: true }),
  index({ status: 1 }, { partialFilterExpression: { isOpen: true } }),
  index({ dueAt: 1 }),
  index({ 'entries.id': 1 }, { partialFilterExpression: { 'entries.id': { $exists: true } } }, { isMultikey: true }),
]
const choice = (filter: Fields, sort: Fields = {}) => chooseIndex(indexes, literal(filter), parseSort(literal(sort)))

describe('the choice of an index', () => {
  it.each<[string, Fields, Fields, string | undefined]>([
    ['the identity', { _id: 1, village: 'x', status: 'y' }, {}, '_id_1'],
    ['a unique code over two other fields', { code: 'F', village: 'x', status: 'y' }, {}, 'code_1'],
    ['the index that covers more conditions', { village: 'x', status: 'y' }, {}, 'village_1_status_1'],
    ['the index that also sorts', { village: 'x' }, { dueAt: -1 }, 'village_1_dueAt_-1'],
    ['the same index read backwards', { village: 'x' }, { dueAt: 1 }, 'village_1_dueAt_-1'],
    ['an index only for the order', {}, { dueAt: -1 }, 'dueAt_1'],
    ['a range', { dueAt: { $gt: new Date(0) } }, {}, 'dueAt_1'],
    ['a list of values', { code: { $in: ['a', 'b'] } }, {}, 'code_1'],
    ['conditions inside $and', { $and: [{ village: 'x' }, { status: 'y' }] }, {}, 'village_1_status_1'],
    ['a partial index if its filter is repeated', { status: 'x', isOpen: true }, {}, 'status_1'],
    ['no partial index otherwise', { status: 'x' }, {}, undefined],
    ['an index of what is there, for those of it in a list', { 'entries.id': { $in: ['a'], $exists: true } }, {}, 'entries.id_1'],
    ['the same for a range of it', { 'entries.id': { $exists: true, $gt: '' } }, {}, 'entries.id_1'],
    ['the same for a value, which is there', { 'entries.id': 'a' }, {}, 'entries.id_1'],
    ['it not for null, which what is missing is too', { 'entries.id': null }, {}, undefined],
    ['it not where nobody says that it is there', { 'entries.id': { $in: ['a', null] } }, {}, undefined],
    ['it not for what is missing', { 'entries.id': { $exists: false, $in: [null] } }, {}, undefined],
    ['nothing for the second field alone', { status: 'x', other: 1 }, {}, undefined],
    ['nothing for $ne', { code: { $ne: 'x' } }, {}, undefined],
    ['nothing for a whole array', { code: ['a'] }, {}, undefined],
    ['nothing for $or', { $or: [{ code: 'a' }, { village: 'x' }] }, {}, undefined],
    ['nothing for no conditions', {}, {}, undefined],
  ])('finds %s', (_name, filter, sort, expected) => {
    expect(choice(filter, sort)?.index.name).toBe(expected)
  })

  it('knows when the order comes with the index, and when not', () => {
    expect(choice({ village: 'x' }, { dueAt: -1 })).toMatchObject({ isSorted: true, isReverse: false })
    expect(choice({ village: 'x' }, { dueAt: 1 })).toMatchObject({ isSorted: true, isReverse: true })
    expect(choice({ village: { $in: ['x', 'y'] } }, { dueAt: 1 })?.isSorted).toBe(false)
    expect(choice({ village: { $gt: 'x' } }, { dueAt: 1 })?.isSorted).not.toBe(true)
  })

  it('knows when at most one document can match', () => {
    expect(choice({ code: 'F' })?.isExact).toBe(true)
    expect(choice({ code: { $in: ['F', 'G'] } })?.isExact).toBe(false)
    expect(choice({ village: 'x', status: 'y' })?.isExact).toBe(false)
  })

  it('trusts no order where one document has several keys, or keys were cut', () => {
    for (const state of [{ isMultikey: true }, { isCut: true }])
      expect(chooseIndex([index({ a: 1 }, {}, state)], literal({}), parseSort(literal({ a: 1 })))).toBeUndefined()
  })

  it('uses one bound only where another key may meet the other', () => {
    const filter = literal({ a: { $gt: 1, $lt: 5 } })
    const single = chooseIndex([index({ a: 1 })], filter, [])?.ranges[0]
    const multikey = chooseIndex([index({ a: 1 }, {}, { isMultikey: true })], filter, [])?.ranges[0]
    expect(Buffer.compare(multikey!.high, single!.high)).toBe(1)
    expect(multikey!.low).toEqual(single!.low)
  })

  it('does not combine two fields of one array', () => {
    const both = index({ 'a.x': 1, 'a.y': 1 }, {}, { isMultikey: true })
    const filter = literal({ 'a.x': 1, 'a.y': 1 })
    expect(chooseIndex([both], filter, [])?.usefulness).toBe(11)
    expect(chooseIndex([{ ...both, isMultikey: false }], filter, [])?.usefulness).toBe(22)
  })

  it('gives the order of identities behind one element of a list, and no other order', () => {
    const outbox = [
      index({ pending: 1, _id: 1 }, {}, { isMultikey: true }),
      index({ pending: 1, at: 1 }, {}, { isMultikey: true }),
    ]
    const plan = (filter: Fields, sort: Fields) => chooseIndex(outbox, literal(filter), parseSort(literal(sort)))
    expect(plan({ pending: 'x', _id: { $gt: 'a' } }, { _id: 1 })).toMatchObject({ isSorted: true, isReverse: false })
    expect(plan({ pending: 'x' }, { _id: -1 })).toMatchObject({ isSorted: true, isReverse: true })
    expect(plan({ pending: { $in: ['x', 'y'] } }, { _id: 1 })).toMatchObject({ isSorted: false })
    expect(plan({ pending: { $gt: 'x' } }, { _id: 1 })).toMatchObject({ isSorted: false })
    expect(plan({ pending: 'x' }, { at: 1 })).toMatchObject({ isSorted: false })
  })

  it('leaves an index that is still built alone', () => {
    expect(chooseIndex([index({ a: 1 }, {}, { isReady: false })], literal({ a: 1 }), [])).toBeUndefined()
  })

  it('joins ranges that overlap, so that no document comes twice', () => {
    expect(choice({ code: { $in: ['a', 'b', 'a'] } })?.ranges).toHaveLength(2)
  })
})

describe('the keys of a document', () => {
  const keys = (key: Fields, document: Fields, options: Fields = {}) => indexKeysOf(literal(document), index(key, options))

  it('are one for each element, each once', () => {
    expect(keys({ a: 1 }, { a: [1, 2, 1] })).toMatchObject({ keys: { length: 2 }, isMultikey: true })
    expect(keys({ 'a.b': 1 }, { a: [{ b: 1 }, { b: [2, 3] }, 4] }).keys).toHaveLength(4)
    expect(keys({ a: 1, b: 1 }, { a: [1, 2], b: 3 }).keys).toHaveLength(2)
  })

  it('pair the fields of the same element, not of others', () => {
    expect(
      keys(
        { 'a.x': 1, 'a.y': 1 },
        {
          a: [
            { x: 1, y: 2 },
            { x: 3, y: 4 },
          ],
        },
      ).keys,
    ).toHaveLength(2)
  })

  it('are null for what is missing, and one for an empty array', () => {
    expect(keys({ a: 1 }, {}).keys[0]).toEqual(keys({ a: 1 }, { a: null }).keys[0])
    expect(keys({ a: 1 }, { a: [] })).toMatchObject({ keys: { length: 1 }, isMultikey: true })
  })

  it('are none where a partial index leaves the document out', () => {
    expect(keys({ a: 1 }, { a: 1 }, { partialFilterExpression: { b: 1 } }).keys).toEqual([])
  })

  it('stay within what the storage takes, and stay apart', () => {
    const long = 'x'.repeat(5000)
    const first = keys({ a: 1 }, { a: `${long}1` })
    expect(first).toMatchObject({ isCut: true })
    expect(first.keys[0]!.length).toBeLessThanOrEqual(1500)
    expect(first.keys[0]).not.toEqual(keys({ a: 1 }, { a: `${long}2` }).keys[0])
  })
})
