import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryValue } from '../../test/differential/arbitraryValue.ts'
import { literal } from '../../test/literal.ts'
import { compareValues } from '../bson/compare.ts'
import { type Document, documentOf, type Value } from '../bson/value.ts'
import { parseSort, sortKeyOf } from './sortKey.ts'

type Fields = Record<string, unknown>
function order(sort: Fields, ...documents: Fields[]) {
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

describe('an order by several fields of one list', () => {
  // SortKeyGenerator takes the least of the keys of an index with the pattern of the sort.
  it('takes them from the same element', () => {
    const [first, second] = [
      {
        a: [
          { b: 1, c: 9 },
          { b: 2, c: 1 },
        ],
      },
      { a: { b: 1, c: 5 } },
    ]
    expect(order({ 'a.b': 1, 'a.c': 1 }, first, second)).toEqual([second, first])
    expect(order({ 'a.b': 1, 'a.c': -1 }, second, first)).toEqual([first, second])
    expect(order({ 'a.b': -1, 'a.c': 1 }, second, first)).toEqual([first, second])
  })

  it('counts an element that is no document as one without the field', () => {
    const [mixed, plain] = [{ a: [{ b: 5 }, 7] }, { a: { b: 1 } }]
    expect(order({ 'a.b': 1 }, plain, mixed)).toEqual([mixed, plain])
    expect(order({ 'a.b': -1 }, plain, mixed)).toEqual([mixed, plain])
  })

  it('goes by the place that a number in a path names, unless that could be a name too', () => {
    const [one, other] = [{ a: [{ b: 3 }, { b: 0 }] }, { a: [{ b: 2 }, { b: 1 }] }]
    expect(order({ 'a.0.b': 1 }, one, other)).toEqual([other, one])
    expect(order({ 'a.1.b': 1 }, other, one)).toEqual([one, other])
    expect(() => order({ 'a.0': 1 }, { a: [{ 0: 1 }] })).toThrow(expect.objectContaining({ code: 16746 }))
  })

  it('is refused for two lists side by side', () => {
    expect(() => order({ a: 1, b: 1 }, { a: [1], b: [2] })).toThrow(expect.objectContaining({ code: 2 }))
    expect(() => order({ 'a.b': 1, 'a.c': 1 }, { a: { b: [1], c: [2] } })).toThrow(expect.objectContaining({ code: 2 }))
  })
})

describe('the key of an order', () => {
  const EMPTY = 'an empty list'
  type Part = Value | typeof EMPTY
  /** An element of a list put in its place: it is not looked into again, even if it is a list itself. */
  class Element {
    readonly value: Value
    constructor(value: Value) {
      this.value = value
    }
  }
  type Node = Value | Element | undefined
  /** The names that lead to the first list on a path. */
  const listOn = (document: Document, path: string[]): string[] | undefined => {
    let node: Node = document
    for (const [at, part] of [...path, ''].entries()) {
      if (Array.isArray(node)) return path.slice(0, at)
      node = node instanceof Map ? node.get(part) : undefined
    }
    return undefined
  }
  const read = (document: Document, path: string[]): Node =>
    path.reduce<Node>((node, part) => (node instanceof Map ? node.get(part) : undefined), document)
  const put = (document: Document, [part = '', ...rest]: string[], value: Node): Document =>
    new Map(document).set(part, (rest.length === 0 ? value : put(document.get(part) as Document, rest, value)) as Value)
  const partOf = (node: Node): Part => (node instanceof Element ? node.value : node === undefined ? null : (node as Value))

  /** Every way to take one element of each list on the paths; refused where two lists lie side by side. */
  const offered = (document: Document, paths: string[][], known: (Part | undefined)[] = []): Part[][] | 'refused' => {
    // What no list stands before is known, whatever is done to the lists within it.
    const parts = paths.map((path, at) =>
      known[at] !== undefined || listOn(document, path) !== undefined ? known[at] : partOf(read(document, path)),
    )
    const lists = paths.map((path, at) => (parts[at] === undefined ? listOn(document, path) : undefined))
    const [first] = lists.filter((list) => list !== undefined).sort((left, right) => left.length - right.length)
    if (first === undefined) return [parts.map((part) => part ?? null)]
    if (lists.some((list) => list !== undefined && list.join() !== first.join())) return 'refused'
    const elements = read(document, first) as Value[]
    if (elements.length === 0)
      return [parts.map((part, at) => (part === undefined && paths[at]?.join() === first.join() ? EMPTY : (part ?? null)))]
    const ways = elements.map((element) =>
      offered(put(document, first, element instanceof Map ? element : new Element(element)), paths, parts),
    )
    return ways.some((way) => way === 'refused') ? 'refused' : (ways.flat() as Part[][])
  }
  const compareParts = (left: Part, right: Part): number =>
    Number(right === EMPTY) - Number(left === EMPTY) || (left === EMPTY ? 0 : compareValues(left, right as Value))

  it('orders as the least tuple of each document would, in 20,000 pairs', { timeout: 120_000 }, () => {
    const list = fc.array(arbitraryValue(1), { maxLength: 3 }) as fc.Arbitrary<Value>
    const inner = fc
      .record({ b: fc.oneof(arbitraryValue(1), list), c: arbitraryValue(0) }, { requiredKeys: [] })
      .map((fields) => documentOf(fields))
    const inners = fc.array(fc.oneof({ weight: 4, arbitrary: inner }, arbitraryValue(1)), { maxLength: 3 }) as fc.Arbitrary<Value>
    const document = fc
      .record({ a: fc.oneof(arbitraryValue(1), list, inner, inners, inners), c: arbitraryValue(1) }, { requiredKeys: [] })
      .map((fields) => documentOf(fields))
    const direction = fc.constantFrom<1 | -1>(1, -1)
    const path = fc.constantFrom('a', 'a.b', 'a.c', 'c', 'a.b.c')
    let [refused, several] = [0, 0]
    fc.assert(
      fc.property(
        document,
        document,
        fc.uniqueArray(path, { minLength: 1, maxLength: 2 }),
        direction,
        direction,
        (left, right, paths, ...directions) => {
          const fields = paths.map((one, at) => ({ path: one, parts: one.split('.'), direction: directions[at] ?? 1 }))
          const compare = (one: Part[], other: Part[]) =>
            fields.reduce((order, { direction: way }, at) => order || compareParts(one[at]!, other[at]!) * way, 0)
          const tuples = [left, right].map((one) =>
            offered(
              one,
              fields.map(({ parts }) => parts),
            ),
          )
          const [mine, theirs] = tuples
          if (mine === undefined || theirs === undefined || mine === 'refused' || theirs === 'refused') {
            refused++
            expect(() => [left, right].map((one) => sortKeyOf(one, fields))).toThrow('parallel arrays')
            return
          }
          if (fields.length > 1 && mine.length > 1) several++
          const expected = compare([...mine].sort(compare)[0]!, [...theirs].sort(compare)[0]!)
          expect(Math.sign(Buffer.compare(sortKeyOf(left, fields), sortKeyOf(right, fields))) + 0).toBe(Math.sign(expected) + 0)
        },
      ),
      { numRuns: 20_000, seed: 1 },
    )
    expect(Math.min(refused, several)).toBeGreaterThan(300)
  })
})
