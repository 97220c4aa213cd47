import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { MongoError } from '../mongoError.ts'
import { compileAddFields, compileProjection } from './project.ts'

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

const CASES: [string, Fields, Fields][] = [
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
  ['a renamed field', { county: '$at.county' }, { _id: 1, county: 'a' }],
  ['a list of computed ones', { pair: ['$n', '$absent'] }, { _id: 1, pair: [3, null] }],
]

describe('a projection', () => {
  it.each(CASES)('shows %s', (_name, spec, expected) => {
    expect(project(spec, village)).toEqual(expected)
  })

  it('keeps the order of the document, computed fields behind it', () => {
    expect(Object.keys(project({ n: 1, county: '$at.county', name: 1 }, village))).toEqual(['_id', 'name', 'n', 'county'])
  })

  it('says which fields it needs, unless an expression may need any', () => {
    expect([...(compileProjection(literal({ 'at.town': 1 }))?.fields ?? [])]).toEqual(['at', '_id'])
    expect(compileProjection(literal({ a: '$b' }))?.fields).toBeUndefined()
    expect(compileProjection(literal({ a: 0 }))?.fields).toBeUndefined()
  })

  it.each<[string, Fields, number]>([
    ['fields shown and left out', { a: 1, b: 0 }, 31254],
    ['fields left out and computed', { a: 0, b: '$c' }, 31254],
    ['a path and its own part', { a: 1, 'a.b': 1 }, 31249],
    ['a part and its own path', { 'a.b': 1, a: 1 }, 31250],
    ['an empty name', { 'a..b': 1 }, 40353],
    ['the positional operator', { 'a.$': 1 }, 16410],
    ['a computed field inside another', { 'sum.n': '$n' }, 72],
    ['one field shown and computed', { 'n.a': 1, n: '$at' }, 31250],
    ['arithmetic', { a: { $add: ['$n', 1] } }, 168],
    ['$slice', { a: { $slice: 1 } }, 168],
    ['$elemMatch', { a: { $elemMatch: { b: 1 } } }, 168],
    ['$meta', { a: { $meta: 'textScore' } }, 168],
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

describe('added fields', () => {
  it('see the document as it came, not each other', () => {
    const add = compileAddFields(literal({ town: '$at.town', again: '$town', n: 7 }))
    expect(plain(add(literal({ at: { town: 'b' }, n: 1 })))).toEqual({ at: { town: 'b' }, n: 7, town: 'b' })
  })

  it('are top-level ones', () => {
    expect(() => compileAddFields(literal({ 'a.b': 2 }))).toThrow(expect.objectContaining({ code: 72 }))
    expect(() => compileAddFields(literal({ a: { b: 2 } }))).toThrow(expect.objectContaining({ code: 72 }))
  })

  it('leave the given document alone, and vanish when they come to nothing', () => {
    const document = literal({ a: 1, b: 2 })
    expect(plain(compileAddFields(literal({ a: '$absent', c: '$b' }))(document))).toEqual({ b: 2, c: 2 })
    expect(plain(document)).toEqual({ a: 1, b: 2 })
  })
})
