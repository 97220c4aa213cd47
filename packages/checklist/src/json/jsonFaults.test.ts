import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFaults } from './jsonFaults.ts'

const limits = { bytes: 1_000, depth: 5, nodes: 50 }
const limitOf = (value: unknown, over: Partial<typeof limits> = {}) =>
  jsonFaults(value, { ...limits, ...over })[0]?.params['limit']
function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

describe('a value that came from outside', () => {
  it.each([[null], [true], ['村'], [0], [-1.5], [[]], [{}], [{ a: [{ b: null }] }], [Object.create(null)]])(
    'may be %j',
    (value) => {
      expect(jsonFaults(value, limits)).toEqual([])
    },
  )

  it.each<[string, unknown, string]>([
    ['a number that is none', Number.NaN, 'number'],
    ['a number without end', Number.POSITIVE_INFINITY, 'number'],
    ['a number that loses digits', 2 ** 53, 'number'],
    ['a function', () => 1, 'json'],
    ['a symbol', Symbol('a'), 'json'],
    ['a big whole number', 10n, 'json'],
    ['a date', new Date(0), 'json'],
    ['a map', new Map(), 'json'],
    ['an object of a class', new (class Household {})(), 'json'],
    ['a pattern', /a/, 'json'],
  ])('is never %s', (_, value, limit) => {
    expect(limitOf(value)).toBe(limit)
    expect(limitOf({ a: [value] })).toBe(limit)
  })

  it.each(['__proto__', 'constructor', 'prototype'])('has no field called %s, at any depth, and says where', (name) => {
    const hostile: unknown = JSON.parse(`{"a":[{"${name}":1}]}`)
    expect(jsonFaults(hostile, limits)).toEqual([{ path: ['a', '0'], keyword: 'limit', params: { limit: 'reservedName' } }])
    expect(limitOf({ a: name }), 'a text may say so').toBeUndefined()
  })

  it('is as deep, as large and of as many parts as it may be, and not one more', () => {
    expect(limitOf(nested(5))).toBeUndefined()
    expect(limitOf(nested(6))).toBe('depth')
    expect(limitOf(Array(49).fill(0))).toBeUndefined()
    expect(limitOf(Array(50).fill(0))).toBe('nodes')
    expect(limitOf('a'.repeat(998))).toBeUndefined()
    expect(limitOf('a'.repeat(999))).toBe('bytes')
  })

  it('is measured in bytes as it travels: three for most Chinese characters, four for the rarest', () => {
    expect(limitOf('村'.repeat(332))).toBeUndefined()
    expect(limitOf('村'.repeat(333))).toBe('bytes')
    expect(limitOf('𠮷'.repeat(249))).toBeUndefined()
    expect(limitOf('𠮷'.repeat(250))).toBe('bytes')
    expect(limitOf({ ['村'.repeat(333)]: 1 }), 'names count as well').toBe('bytes')
  })

  it('that goes round in circles is refused as too deep, in no time', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(limitOf(circle)).toBe('depth')
    const list: unknown[] = []
    list.push(list)
    expect(limitOf(list)).toBe('depth')
  })

  it('of a million entries is refused before they are looked at', () => {
    expect(jsonFaults({ a: Array(1_000_000).fill(0) }, limits)).toEqual([
      { path: ['a'], keyword: 'limit', params: { limit: 'nodes' } },
    ])
  })

  it('nested a hundred thousand deep is refused without running out of stack', () => {
    expect(limitOf(nested(100_000))).toBe('depth')
  })

  it('is never estimated larger than it is written', () => {
    fc.assert(
      fc.property(strangeJson, (value) => {
        fc.pre(!/__proto__|constructor|prototype/.test(JSON.stringify(value)))
        const { length } = new TextEncoder().encode(JSON.stringify(value))
        const found = jsonFaults(value, { bytes: length, depth: 40, nodes: 20_000 })
        expect(found.filter(({ params }) => params['limit'] === 'bytes')).toEqual([])
      }),
    )
  })

  it('takes a field that says nothing for one that is not there', () => {
    expect(limitOf({ a: undefined })).toBeUndefined()
    expect(limitOf([undefined])).toBe('json')
  })
})
