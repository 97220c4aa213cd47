import { describe, expect, it } from 'vitest'
import { schemaLimits } from '../schema/schemaLimits.ts'
import { keywordValues } from './keywordValues.ts'
import type { GateRule } from './refusalSentences.ts'

interface Row {
  good: readonly unknown[]
  /** What is refused, by the rule that says so. */
  bad: Partial<Record<GateRule, readonly unknown[]>>
}
const long = (length: number) => '长'.repeat(length)
const many = (count: number) => Array.from({ length: count }, (_, index) => index)
const counts: Row = { good: [0, 1, 4_000], bad: { 'keyword.value': [-1, 0.5, '1', null, Number.MAX_VALUE, undefined, []] } }
const numbers: Row = {
  good: [0, -1, 0.5, 1e300],
  bad: { 'keyword.value': ['1', null, Number.NaN, Number.POSITIVE_INFINITY, true] },
}
const flags: Row = { good: [true, false], bad: { 'keyword.value': ['true', 1, null] } }
const records: Row = { good: [{}, { a: 1 }], bad: { 'keyword.value': [[], 'a', 1, null, true] } }
/** What a schema says of another is walked by itself. */
const schemas: Row = { good: [{}, true, null, 'a', []], bad: {} }
const branches: Row = {
  good: [[{}], Array(schemaLimits.branches).fill({})],
  bad: { 'combinators.branches': [[], Array(schemaLimits.branches + 1).fill({}), {}, 'a', null] },
}
const names: Row = {
  good: [[], ['a'], ['a', 'hasLitter', 'a_1']],
  bad: {
    'keyword.value': ['a', ['a', 'a'], ['村'], [''], ['__proto__'], [1], ['a.b'], null],
    'properties.count': [many(301).map((no) => `a${no}`)],
  },
}

/** What each keyword may say and what it may not; one that is forgotten here fails below. */
const table: Readonly<Record<string, Row>> = {
  $schema: {
    good: ['https://json-schema.org/draft/2020-12/schema'],
    bad: { 'keyword.value': ['http://json-schema.org/draft-07/schema#', '', null] },
  },
  $defs: records,
  $ref: {
    good: ['#/$defs/photo', '#/$defs/a_1', `#/$defs/${'a'.repeat(64)}`],
    bad: {
      'ref.form': [
        '#',
        '#/properties/a',
        'https://a.test/b',
        '#/$defs/',
        '#/$defs/1a',
        '#/$defs/a/b',
        `#/$defs/${'a'.repeat(65)}`,
        1,
      ],
    },
  },
  $comment: { good: ['供填表人参考'], bad: { 'text.plain': ['<b>粗</b>', 7, 'a\u0000b'] } },
  type: {
    good: ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null', ['string', 'null']],
    bad: { 'keyword.value': ['text', '', [], ['string', 'string'], ['string', 'text'], null, 7] },
  },
  title: { good: ['村容村貌', 'a'], bad: { 'text.plain': ['<b>粗</b>', 7, null] } },
  description: { good: ['村容村貌', ''], bad: { 'text.plain': ['<script>', 7, null] } },
  default: schemas,
  examples: { good: [[], ['a']], bad: { 'keyword.value': ['a', {}, null] } },
  readOnly: flags,
  writeOnly: flags,
  const: {
    good: ['a', 0, true, null, long(schemaLimits.text)],
    bad: { 'enum.scalar': [[], {}, Number.NaN, long(schemaLimits.text + 1), undefined] },
  },
  enum: {
    good: [['a'], [1, 'a', null, true], many(schemaLimits.enumPerList)],
    bad: {
      'keyword.value': ['a', {}, null],
      'enum.length': [[], many(schemaLimits.enumPerList + 1)],
      'enum.scalar': [['a', 'a'], [1, 1], [{}], [['a']], [long(schemaLimits.text + 1)]],
    },
  },
  minLength: counts,
  maxLength: {
    good: [0, 1, schemaLimits.maxLength],
    bad: { 'keyword.value': [-1, 0.5, '1', null], 'shape.maxLength': [schemaLimits.maxLength + 1] },
  },
  pattern: { good: ['^a$', ''], bad: { 'keyword.value': [/a/, 1, null] } }, // whether it is one that may run is the parser's to say
  format: {
    good: ['date', 'time'],
    bad: { 'keyword.value': ['hostname', 'uri-reference', 'regex', '', 'toString', '__proto__', null] },
  },
  minimum: numbers,
  maximum: numbers,
  exclusiveMinimum: numbers,
  exclusiveMaximum: numbers,
  multipleOf: { good: [1, 5, 100], bad: { 'keyword.value': [0, -1, 0.1, '1', null] } }, // tenths are what x-decimals is for
  'x-decimals': { good: [0, 2, 10], bad: { 'keyword.value': [-1, 11, 0.5, '2', null] } },
  properties: records,
  required: names,
  additionalProperties: { good: [false], bad: { 'shape.closed': [true, {}, null, 0] } },
  minProperties: counts,
  maxProperties: counts,
  dependentRequired: {
    good: [{}, { a: [] }, { a: ['b', 'c'] }],
    bad: { 'keyword.value': [[], { a: 'b' }, { a: ['b', 'b'] }, { 村: ['b'] }, { a: ['村'] }, null] },
  },
  items: schemas,
  minItems: counts,
  maxItems: {
    good: [0, schemaLimits.maxItems],
    bad: { 'keyword.value': [-1, '1', null], 'shape.maxItems': [schemaLimits.maxItems + 1] },
  },
  uniqueItems: flags,
  allOf: branches,
  anyOf: branches,
  oneOf: branches,
  not: schemas,
  if: schemas,
  then: schemas,
  else: schemas,
  'x-item': records,
  'x-indicator': records,
  'x-finding': records,
  'x-evidence': records,
  'x-shown-if': schemas,
  'x-score': records,
  'x-hold': { good: ['fixed', 'floor', 'open'], bad: { 'annotation.value': ['loose', '', true, null] } },
  'x-source': records,
  'x-unit': {
    good: ['万元', '平方米', long(20)],
    bad: { 'annotation.value': [long(21)], 'text.plain': ['<i>元</i>', 7] },
  },
}

describe('the allow-list of keywords', () => {
  it('is tried here as a whole', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(keywordValues).sort())
  })

  it.each(Object.entries(table))('lets “%s” say what it is for', (keyword, { good }) => {
    for (const value of good) expect(keywordValues[keyword]?.(value), JSON.stringify(value)).toBeNull()
  })

  it.each(Object.entries(table))('says by which rule “%s” may not say anything else', (keyword, { bad }) => {
    for (const [rule, values = []] of Object.entries(bad))
      for (const value of values) expect(keywordValues[keyword]?.(value), String(JSON.stringify(value)).slice(0, 60)).toBe(rule)
  })

  it('holds nothing that a browser and a server would read otherwise, or that loads anything', () => {
    const outside = [
      '$id',
      '$anchor',
      '$dynamicRef',
      'contentMediaType',
      'propertyNames',
      'patternProperties',
      'unevaluatedProperties',
    ]
    for (const keyword of [...outside, 'contains', 'dependentSchemas', 'constructor', '__proto__', 'hasOwnProperty'])
      expect(Object.hasOwn(keywordValues, keyword), keyword).toBe(false)
  })
})
