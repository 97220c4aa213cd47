import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryValue } from '../../test/differential/arbitraryValue.ts'
import { literal } from '../../test/literal.ts'
import { compareValues } from '../bson/compare.ts'
import { type Document, documentOf, type Value } from '../bson/value.ts'
import { parseSort, sortKeyOf } from './sortKey.ts'

type Fields = Record<string, unknown>
const order = (sort: Fields, ...documents: Fields[]) => {
  const fields = parseSort(literal(sort))
  return documents
    .map((document) => ({ document, key: sortKeyOf(literal(document), fields) }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ document }) => document)
}

describe('an order', () => {
  it('is read field by field', () => {
    expect(parseSort(literal({ 'at.village': 1, _id: -1 }))).toEqual([
      { path: 'at.village', parts: ['at', 'village'], direction: 1 },
      { path: '_id', parts: ['_id'], direction: -1 },
    ])
    expect(parseSort(undefined)).toEqual([])
    expect(parseSort(null)).toEqual([])
    expect(parseSort(new Map([['a', -1n]]))).toMatchObject([{ direction: -1 }])
  })

  it.each<[string, Value]>([
    ['a text', 'a'],
    ['a list', ['a']],
    ['a direction of 2', documentOf({ a: new Int32(2) })],
    ['a direction of 0', documentOf({ a: new Int32(0) })],
    ['half a direction', documentOf({ a: 0.5 })],
    ['a direction that is a text', documentOf({ a: 'asc' })],
    ['a truth for a direction', documentOf({ a: true })],
    ['the score of a text search', documentOf({ a: documentOf({ $meta: 'textScore' }) })],
    ['a name with a dollar', documentOf({ $natural: new Int32(1) })],
    ['an empty path', documentOf({ '': new Int32(1) })],
    ['an empty name in a path', documentOf({ 'a..b': new Int32(1) })],
  ])('is refused as %s', (_name, sort) => {
    expect(() => parseSort(sort)).toThrow(expect.objectContaining({ code: 2 }))
  })

  it('puts nothing and null first, then numbers, texts, documents, lists by their elements', () => {
    const up = [{ a: [] }, {}, { a: -1 }, { a: 2 }, { a: '1' }, { a: { x: 1 } }, { a: true }, { a: new Date(0) }]
    expect(order({ a: 1 }, ...up.toReversed())).toEqual(up)
    expect(order({ a: -1 }, ...up)).toEqual(up.toReversed())
  })

  it('takes the least element of a list going up and the greatest going down', () => {
    const [wide, narrow] = [{ a: [1, 9] }, { a: [4, 5] }]
    expect(order({ a: 1 }, narrow, wide)).toEqual([wide, narrow])
    expect(order({ a: -1 }, narrow, wide)).toEqual([wide, narrow])
  })

  it('looks into the documents of a list', () => {
    const [first, second] = [{ a: [{ b: 5 }, { b: 1 }] }, { a: { b: 3 } }]
    expect(order({ 'a.b': 1 }, second, first)).toEqual([first, second])
    expect(order({ 'a.b': -1 }, second, first)).toEqual([first, second])
  })

  it('goes by the second field where the first is equal, whatever the type of the number', () => {
    const rows = [
      { a: 1, b: 2 },
      { a: 1.0, b: 1 },
      { a: 0, b: 9 },
    ]
    expect(order({ a: 1, b: 1 }, ...rows)).toEqual([rows[2], rows[1], rows[0]])
    expect(order({ a: -1, b: 1 }, ...rows)).toEqual([rows[1], rows[0], rows[2]])
  })
})

describe('the key of an order', () => {
  const EMPTY = 'an empty list'
  type Part = Value | typeof EMPTY
  /** Everything a document offers for a path, elements of lists one by one. */
  const offered = (node: Value | undefined, parts: string[]): Part[] => {
    const [part, ...rest] = parts
    if (part === undefined) return Array.isArray(node) ? (node.length === 0 ? [EMPTY] : node) : [node ?? null]
    if (node instanceof Map) return offered(node.get(part), rest)
    if (Array.isArray(node)) return node.flatMap((element) => (element instanceof Map ? offered(element, parts) : []))
    return [null]
  }
  const compareParts = (left: Part, right: Part): number =>
    Number(right === EMPTY) - Number(left === EMPTY) || (left === EMPTY ? 0 : compareValues(left, right as Value))
  const partOf = (document: Document, path: string, direction: number): Part =>
    offered(document, path.split('.')).sort((left, right) => compareParts(left, right) * direction)[0] ?? null

  it('orders as comparing field by field would, in 20,000 pairs', () => {
    const list = fc.array(arbitraryValue(1), { maxLength: 3 }) as fc.Arbitrary<Value>
    const inner = fc
      .record({ b: fc.oneof(arbitraryValue(1), list) }, { requiredKeys: [] })
      .map((fields) => documentOf(fields as never))
    const value = fc.oneof(arbitraryValue(1), list, inner, fc.array(inner, { maxLength: 3 }) as fc.Arbitrary<Value>)
    const document = fc
      .record({ a: value, c: arbitraryValue(0) }, { requiredKeys: [] })
      .map((fields) => documentOf(fields as never))
    const direction = fc.constantFrom<1 | -1>(1, -1)
    const path = fc.constantFrom('a', 'a.b', 'c', 'a.b.c')
    fc.assert(
      fc.property(
        document,
        document,
        fc.uniqueArray(path, { minLength: 1, maxLength: 2 }),
        direction,
        direction,
        (left, right, paths, ...directions) => {
          const fields = paths.map((one, at) => ({ path: one, parts: one.split('.'), direction: directions[at] ?? 1 }))
          let expected = 0
          for (const { path: one, direction: way } of fields)
            expected ||= compareParts(partOf(left, one, way), partOf(right, one, way)) * way
          expect(Math.sign(Buffer.compare(sortKeyOf(left, fields), sortKeyOf(right, fields))) + 0).toBe(expected + 0)
        },
      ),
      { numRuns: 20_000, seed: 1 },
    )
  })
})
