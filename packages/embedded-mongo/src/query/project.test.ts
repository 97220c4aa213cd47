import { Int32 } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { decodeDocument } from '../bson/decode.ts'
import { encodeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import type { Document, Value } from '../bson/value.ts'
import { compileProjection } from './project.ts'

type Fields = Record<string, unknown>
const project = (spec: Fields, document: Fields) =>
  plain(compileProjection(literal(spec))?.apply(literal(document)) ?? literal(document))

const village: Fields = {
  _id: 1,
  name: '潭桥村',
  at: { county: 'a', town: 'b' },
  visits: [{ day: 1, by: 'x' }, { day: 2 }, 'note'],
  n: 3,
}

const cases: [string, Fields, Fields][] = [
  ['nothing asked', {}, village],
  ['a field', { name: 1 }, { _id: 1, name: '潭桥村' }],
  ['a field without the identity', { name: 1, _id: 0 }, { name: '潭桥村' }],
  ['the identity alone', { _id: 1 }, { _id: 1 }],
  ['all but the identity', { _id: 0 }, Object.fromEntries(Object.entries(village).filter(([name]) => name !== '_id'))],
  ['a part of a document', { 'at.town': true }, { _id: 1, at: { town: 'b' } }],
  ['the same, nested', { at: { town: 1 } }, { _id: 1, at: { town: 'b' } }],
  ['a part of the documents in a list, scalars left out', { 'visits.day': 1 }, { _id: 1, visits: [{ day: 1 }, { day: 2 }] }],
  ['a field that is missing', { absent: 1, 'name.deeper': 1 }, { _id: 1 }],
  ['fields left out', { at: 0, visits: 0, n: 0 }, { _id: 1, name: '潭桥村' }],
  ['a part left out in a list', { 'visits.by': 0, name: 0, at: 0, n: 0 }, { _id: 1, visits: [{ day: 1 }, { day: 2 }, 'note'] }],
]

describe('a projection', () => {
  it.each(cases)('shows %s', (_name, spec, expected) => {
    expect(project(spec, village)).toEqual(expected)
  })

  it('keeps the order of the document', () => {
    expect(Object.keys(project({ n: 1, name: 1 }, village))).toEqual(['_id', 'name', 'n'])
  })

  it('says which fields it needs', () => {
    expect([...(compileProjection(literal({ 'at.town': 1 }))?.fields?.keys() ?? [])]).toEqual(['at', '_id'])
    expect(compileProjection(literal({ a: 0 }))?.fields).toBeUndefined()
  })

  it.each<[string, Fields, number]>([
    ['fields shown and left out', { a: 1, b: 0 }, 31254],
    ['a renamed field', { a: '$b' }, 72],
    ['a text in the place of a field', { a: 1, b: 'x' }, 72],
    ['a list', { pair: ['$n'] }, 72],
    ['a path and its own part', { a: 1, 'a.b': 1 }, 31249],
    ['a part and its own path', { 'a.b': 1, a: 1 }, 31250],
    ['an empty name', { 'a..b': 1 }, 40353],
    ['the positional operator', { 'a.$': 1 }, 16410],
    ['a computed field inside another', { 'sum.n': '$n' }, 72],
    ['arithmetic', { a: { $add: ['$n', 1] } }, 72],
    ['$slice', { a: { $slice: 1 } }, 72],
    ['$elemMatch', { a: { $elemMatch: { b: 1 } } }, 72],
    ['$meta', { a: { $meta: 'textScore' } }, 72],
  ])('refuses %s', (_name, spec, code) => {
    let refusal: unknown
    try {
      compileProjection(literal(spec))
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(MongoError)
    expect((refusal as MongoError).code).toBe(code)
  })
})

describe('what a projection shows and what it leaves out', () => {
  const scalar: fc.Arbitrary<Value> = fc.integer({ min: 0, max: 9 }).map((n): Value => new Int32(n))
  const nested = (depth: number): fc.Arbitrary<Value> => {
    if (depth === 0) return scalar
    const list = fc.array(nested(depth - 1), { maxLength: 3 }) as fc.Arbitrary<Value>
    const fields = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), nested(depth - 1)), { maxLength: 3 })
    return fc.oneof(scalar, list, { weight: 2, arbitrary: fields.map((all): Value => new Map(all)) })
  }
  const document = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), nested(3)), { maxLength: 3, selector: ([name]) => name })
    .map((fields): Document => new Map(fields))
  const path = fc.constantFrom('a', 'b', 'c.a', 'c.b', 'c.c.a', 'c.c.b', 'd')
  const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 4 })
  const flagged = (names: string[], flag: number) => new Map<string, Value>(names.map((name) => [name, new Int32(flag)]))
  const including = (names: string[]) => compileProjection(flagged(names, 1).set('_id', new Int32(0)))!
  const excluding = (names: string[]) => compileProjection(flagged(names, 0))!
  /** Every number with the names that lead to it; places in lists are no names. */
  const leaves = (node: Value, at = ''): string[] =>
    node instanceof Map
      ? [...node].flatMap(([name, value]) => leaves(value, `${at}.${name}`))
      : Array.isArray(node)
        ? node.flatMap((element) => leaves(element, at))
        : [`${at}=${String(node)}`]
  const RUNS = { numRuns: 5000, seed: 1 }

  it('make up the document together, with nothing twice', () => {
    let shown = 0
    fc.assert(
      fc.property(document, paths, (one, names) => {
        const taken = leaves(including(names).apply(one))
        shown += taken.length
        expect([...taken, ...leaves(excluding(names).apply(one))].sort()).toEqual(leaves(one).sort())
      }),
      RUNS,
    )
    expect(shown).toBeGreaterThan(2000)
  })

  it('lie at the paths that were named, and elsewhere', () => {
    const isUnder = (leaf: string, names: string[]) =>
      names.some((name) => leaf.startsWith(`.${name}.`) || leaf.startsWith(`.${name}=`))
    fc.assert(
      fc.property(document, paths, (one, names) => {
        for (const leaf of leaves(including(names).apply(one))) expect(isUnder(leaf, names), leaf).toBe(true)
        for (const leaf of leaves(excluding(names).apply(one))) expect(isUnder(leaf, names), leaf).toBe(false)
      }),
      RUNS,
    )
  })

  it('are the same when they are asked for again, in the order of the document', () => {
    fc.assert(
      fc.property(document, paths, (one, names) => {
        for (const { apply } of [including(names), excluding(names)]) {
          const once = apply(one)
          expect(apply(once)).toEqual(once)
          expect([...once.keys()]).toEqual([...one.keys()].filter((name) => once.has(name)))
        }
      }),
      RUNS,
    )
  })

  it('need no other fields than those the projection names', () => {
    fc.assert(
      fc.property(document, paths, (one, names) => {
        const { apply, fields } = including(names)
        const part = new Map([...one].filter(([name]) => fields?.has(name)))
        expect(apply(part)).toEqual(apply(one))
      }),
      RUNS,
    )
  })
})

describe('what a projection reads of the stored bytes', () => {
  it.each(cases)('comes to the same as reading all of it: %s', (_name, spec, _expected) => {
    const projection = compileProjection(literal(spec))
    const read = decodeDocument(encodeDocument(literal(village)), projection?.fields)
    expect(plain(projection?.apply(read) ?? read)).toEqual(project(spec, village))
  })

  it('is only what it takes, however deep: what lies beside is stepped over', () => {
    const bytes = encodeDocument(literal({ at: { county: 'abc', town: 'b' } }))
    bytes[bytes.indexOf('abc') + 3] = 0x78 // a string that does not end where it says
    expect(() => decodeDocument(bytes)).toThrow('a string without an end')
    const projection = compileProjection(literal({ 'at.town': 1 }))
    expect(plain(decodeDocument(bytes, projection?.fields))).toEqual({ at: { town: 'b' } })
  })

  it('is nothing of a text that a path leads through: of a long one it would cost what the text costs', () => {
    const bytes = encodeDocument(literal({ at: 'abc', code: 7 }))
    bytes[bytes.indexOf('abc') + 3] = 0x78 // a string that does not end where it says
    const projection = compileProjection(literal({ 'at.town': 1, code: 1 }))
    expect(plain(decodeDocument(bytes, projection?.fields))).toEqual({ code: 7 })
  })
})
