import { describe, expect, it } from 'vitest'
import { hasType, isRecord } from './typeOf.ts'

const names = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const

describe('the type of a value, as a schema names it', () => {
  it.each<[unknown, (typeof names)[number][]]>([
    [{}, ['object']],
    [Object.create(null), ['object']],
    [[], ['array']],
    ['', ['string']],
    [0, ['number', 'integer']],
    [-0, ['number', 'integer']],
    [1.5, ['number']],
    [2 ** 60, ['number', 'integer']],
    [Number.NaN, []],
    [Number.POSITIVE_INFINITY, []],
    [true, ['boolean']],
    [null, ['null']],
    [undefined, []],
  ])('%j is %j and nothing else', (value, types) => {
    expect(names.filter((name) => hasType(name, value))).toEqual(types)
    expect(hasType(['string', 'null'], value)).toBe(types.some((type) => type === 'string' || type === 'null'))
    expect(hasType([], value)).toBe(false)
    expect(isRecord(value)).toBe(types.includes('object'))
  })
})
