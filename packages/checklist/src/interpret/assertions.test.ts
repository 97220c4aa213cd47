import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubSchema } from '../schema/subSchema.ts'
import { assertions } from './assertions.ts'
import { faultsOf, isValid } from './interpret.ts'

/** Each keyword that judges a value by itself: a schema, what just meets it, what just does not. */
const table: Readonly<Record<string, readonly [schema: SubSchema, holds: readonly unknown[], breaks: readonly unknown[]][]>> = {
  const: [
    [{ const: 'yes' }, ['yes'], ['no', 'YES', ['yes'], null]],
    [{ const: 0 }, [0, -0], ['0', false, null]],
    [{ const: null }, [null], [0, '', false]],
  ],
  enum: [[{ enum: ['是', 1, null] }, ['是', 1, null], ['1', '是 ', false, undefined, []]]],
  minLength: [[{ minLength: 2 }, ['两个', '𠮷𠮷', 'ab'], ['一', '𠮷', '']]],
  maxLength: [[{ maxLength: 2 }, ['', '两个', '𠮷𠮷'], ['三个字', '𠮷𠮷𠮷']]],
  pattern: [[{ pattern: '^[0-9]{2}$' }, ['12'], ['1', '123', 'ab', '1２']]],
  format: [[{ format: 'date' }, ['2020-02-29'], ['2021-02-29', '']]],
  minimum: [[{ minimum: 0 }, [0, -0, 1], [-1, -0.000_001]]],
  maximum: [[{ maximum: 10 }, [10, -5], [10.000_001]]],
  exclusiveMinimum: [[{ exclusiveMinimum: 0 }, [0.000_001], [0, -0, -1]]],
  exclusiveMaximum: [[{ exclusiveMaximum: 1 }, [0.999], [1]]],
  multipleOf: [[{ multipleOf: 5 }, [0, 5, -10], [1, 2.5]]],
  'x-decimals': [
    [{ 'x-decimals': 2 }, [0.25, 1, -3.5], [0.125]],
    [{ 'x-decimals': 0 }, [7], [7.1]],
  ],
  minItems: [[{ minItems: 1 }, [[1]], [[]]]],
  maxItems: [[{ maxItems: 1 }, [[], [1]], [[1, 2]]]],
  uniqueItems: [
    [
      { uniqueItems: true },
      [[], [1, '1'], [null, 0]],
      [
        [1, 1],
        ['a', 'b', 'a'],
      ],
    ],
  ],
  minProperties: [[{ minProperties: 1 }, [{ a: 1 }], [{}]]],
  maxProperties: [[{ maxProperties: 1 }, [{}, { a: 1 }], [{ a: 1, b: 2 }]]],
}
/** Values of a kind that a keyword does not speak of: they pass, as JSON Schema has it. */
const strangers: Readonly<Record<string, readonly unknown[]>> = {
  text: [7, null, true, [], {}],
  number: ['7', null, true, [], {}],
  list: ['a', 7, null, {}],
  record: ['a', 7, null],
}
const about: Readonly<Record<string, keyof typeof strangers>> = {
  ...{ minLength: 'text', maxLength: 'text', pattern: 'text', format: 'text' },
  ...{ minimum: 'number', maximum: 'number', exclusiveMinimum: 'number', exclusiveMaximum: 'number' },
  ...{ multipleOf: 'number', 'x-decimals': 'number' },
  ...{ minItems: 'list', maxItems: 'list', uniqueItems: 'list', minProperties: 'record', maxProperties: 'record' },
}

describe.each(Object.keys(assertions))('the keyword %s', (keyword) => {
  const rows = table[keyword] ?? []

  it('holds and breaks at its bound, and tells of nothing but itself', () => {
    expect(rows.length, 'has a row in this table').toBeGreaterThan(0)
    for (const [schema, holds, breaks] of rows) {
      for (const value of holds) expect(isValid(schema, value), `${JSON.stringify(schema)} ${JSON.stringify(value)}`).toBe(true)
      for (const value of breaks) {
        expect(isValid(schema, value), `${JSON.stringify(schema)} ${JSON.stringify(value)}`).toBe(false)
        expect(faultsOf(schema, value).map((fault) => fault.keyword)).toEqual([keyword])
      }
    }
  })

  it('says nothing of values of another kind', () => {
    const others = strangers[about[keyword] ?? ''] ?? []
    for (const [schema] of rows) for (const value of others) expect(faultsOf(schema, value)).toEqual([])
  })
})

describe('a list without repeats', () => {
  it('leaves entries of the wrong type to the schema of its entries', () => {
    const schema: SubSchema = { type: 'array', items: { type: 'string', maxLength: 5 }, uniqueItems: true }
    expect(faultsOf(schema, [1, 1]).map(({ keyword }) => keyword)).toEqual(['type', 'type'])
    expect(faultsOf(schema, ['a', 'a', 1]).map(({ keyword }) => keyword)).toEqual(['uniqueItems', 'type'])
    expect(isValid({ ...schema, uniqueItems: false }, ['a', 'a'])).toBe(true)
  })
})

describe('a text that is too long', () => {
  it('is not searched for its pattern as well', () => {
    const schema: SubSchema = { type: 'string', maxLength: 3, pattern: '^a+$' }
    expect(faultsOf(schema, 'bbbb').map(({ keyword }) => keyword)).toEqual(['maxLength'])
    expect(faultsOf(schema, 'bbb').map(({ keyword }) => keyword)).toEqual(['pattern'])
  })
})

describe('branches', () => {
  const low: SubSchema = { maximum: 3 }
  const high: SubSchema = { minimum: 7 }
  it.each<[string, SubSchema, readonly number[], readonly number[]]>([
    ['all of them', { allOf: [{ minimum: 1 }, low] }, [1, 3], [0, 4]],
    ['any of them', { anyOf: [low, high] }, [3, 7], [5]],
    ['one of them', { oneOf: [{ minimum: 1 }, { maximum: 5 }] }, [0, 6], [3]],
    ['none of it', { not: low }, [4], [3]],
    ['one if the other', { if: high, then: { multipleOf: 2 } }, [8, 5], [9]],
    ['one or else the other', { if: high, else: low }, [7, 3], [5]],
  ])('of which %s must hold', (_, schema, holds, breaks) => {
    for (const value of holds) expect(isValid(schema, value), String(value)).toBe(true)
    for (const value of breaks) expect(isValid(schema, value), String(value)).toBe(false)
  })

  it('hold as logic has it, whatever is put into them', () => {
    const leaf = fc.oneof(
      fc.integer({ min: 0, max: 6 }).map((minimum): SubSchema => ({ minimum })),
      fc.integer({ min: 0, max: 6 }).map((maximum): SubSchema => ({ maximum })),
    )
    fc.assert(
      fc.property(leaf, leaf, fc.integer({ min: 0, max: 6 }), (a, b, value) => {
        const [isA, isB] = [isValid(a, value), isValid(b, value)]
        expect(isValid({ allOf: [a, b] }, value)).toBe(isA && isB)
        expect(isValid({ anyOf: [a, b] }, value)).toBe(isA || isB)
        expect(isValid({ oneOf: [a, b] }, value)).toBe(isA !== isB)
        expect(isValid({ not: a }, value)).toBe(!isA)
        expect(isValid({ if: a, then: b }, value)).toBe(!isA || isB)
        expect(isValid({ if: a, then: b, else: { not: b } }, value)).toBe(isA === isB)
      }),
    )
  })

  it('tell the faults of what must hold, and of alternatives only that none does', () => {
    const schema: SubSchema = { properties: { a: { allOf: [low], anyOf: [{ const: 1 }, { const: 2 }] } } }
    expect(faultsOf(schema, { a: 9 }).map(({ path, keyword }) => `${path.join('.')} ${keyword}`)).toEqual([
      'a maximum',
      'a anyOf',
    ])
  })
})

describe('the properties of an object', () => {
  const schema: SubSchema = {
    type: 'object',
    properties: { a: { type: 'string', maxLength: 2 }, b: { type: 'integer' } },
    required: ['a', 'c'],
    dependentRequired: { b: ['d'] },
    additionalProperties: false,
  }
  const told = (value: unknown) => faultsOf(schema, value).map(({ path, keyword }) => `${path.join('.')} ${keyword}`)

  it('are each asked for, judged, and followed by what they bring', () => {
    expect(told({})).toEqual(['a required', 'c required'])
    expect(told({ a: '三个字', b: 1 })).toEqual(['a maxLength', 'c required', 'd dependentRequired'])
    expect(told({ a: 'x', e: 1 })).toEqual(['c required', 'e additionalProperties'])
    expect(told({ a: undefined })).toContain('a required')
  })

  it('are its own: what it inherits is not there', () => {
    const inherited: unknown = Object.create({ a: 'x', c: 1 })
    expect(told(inherited)).toEqual(['a required', 'c required'])
    expect(isValid({ required: ['toString'] }, {})).toBe(false)
  })

  it('are told up to as many faults as are asked for, in the order of the schema', () => {
    const many: SubSchema = { properties: Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, { maximum: 0 }])) }
    const all = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, 1]))
    expect(faultsOf(many, all)).toHaveLength(30)
    expect(faultsOf(many, all, 5).map(({ path }) => path[0])).toEqual(['p0', 'p1', 'p2', 'p3', 'p4'])
  })
})
