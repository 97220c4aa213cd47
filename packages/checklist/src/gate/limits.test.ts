import { describe, expect, it } from 'vitest'
import { closed, many, named, nested, text, withField, withItem } from '../test/hostileKit.ts'
import { judgementItem } from '../test/judgementItem.ts'
import { said } from '../test/said.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { gate, gateCondition } from './gate.ts'
import { refusalText } from './refusalText.ts'

const pattern = (source: string, maxLength = 20) => ({ ...text, maxLength, pattern: source })
const atLimit: Readonly<Record<string, unknown>> = {
  'a title of 2,000 characters': withField({ ...text, title: '长'.repeat(2_000) }),
  'a text of 4,000 characters': withField({ ...text, maxLength: 4_000 }),
  'a list of 200': withField({ type: 'array', items: text, maxItems: 200 }),
  'an enum of 500': withField({ enum: many(500, (index) => index) }),
  '5,000 choices in all': {
    ...smallChecklist,
    properties: named(11, () => closed(named(1, () => ({ enum: many(454, (index) => index) })))),
    required: [],
  },
  '300 properties in one object': withItem(closed(named(300, () => ({ type: 'boolean' })))),
  'anyOf of 20': withField({ ...text, anyOf: many(20, () => ({})) }),
  'conditions two deep': withField({ ...text, allOf: [{ anyOf: [{ minLength: 1 }, { maxLength: 0 }] }] }),
  // the root, the section, the item and the field are four of the ten
  'objects ten deep in all': withField(nested(6, (inner) => closed({ a: inner }), text)),
  '100 definitions': { ...smallChecklist, $defs: named(100, () => text) },
  'a pattern of 200 characters': withField(pattern(`^${'[ab]'.repeat(49)}a$`, 200)),
  'a repeat of 100': withField(pattern('(ab|c){100}'.replace('(ab|c)', '[a-c]'), 200)),
  '100 patterns, that of the photos among them': withItem(closed(named(99, (index) => pattern(`^a${index}$`)))),
  'a property name of 64 letters': withItem(closed({ ['a'.repeat(64)]: text })),
  'a name in Chinese characters by their codes': withField(pattern('^[\\u4e00-\\u9fa5]{2,4}$')),
  'a set of scalars': withField({
    type: 'array',
    items: { type: ['string', 'null'], maxLength: 5 },
    maxItems: 200,
    uniqueItems: true,
  }),
  'a pattern beside an enum': withField({ type: 'string', enum: ['a'], pattern: '^(a|b)$' }),
  'ten decimals': withField({ type: 'number', 'x-decimals': 10 }),
  'limits that meet': withField({ type: 'number', minimum: 1, maximum: 1 }),
  'every annotation': withField({
    type: 'string',
    enum: ['yes', 'no', 'na'],
    'x-item': { kind: 'clause', good: 'yes', no: '1', na: true },
    'x-indicator': { code: 'a.b-c', polarity: 'higher' },
    'x-finding': {
      when: { enum: ['no'] },
      category: 'a',
      severity: 'serious',
      responsible: { level: 'county', unit: 'housing' },
      days: 15,
      title: '没有落实',
    },
    'x-evidence': { photos: 1, position: true, when: { const: 'no' } },
    'x-hold': 'floor',
    'x-source': { text: '是否落实；', line: 167 },
    'x-unit': '人',
  }),
}

describe('the gate admits', () => {
  it.each(Object.entries(atLimit))('%s', (_, schema) => {
    expect(gate(schema)).toEqual([])
  })

  it('a checklist of 300 items in the full shape', () => {
    const section = (no: number) => ({
      type: 'object',
      title: '责任落实',
      'x-item': { kind: 'section', no: String(no) },
      properties: named(30, (index) =>
        judgementItem(String(index), '主体责任和帮扶责任是否落实', { answer: { title: '责任是否落实' } }),
      ),
      required: many(30, (index) => `p${index}`),
      additionalProperties: false,
    })
    expect(gate({ type: 'object', title: '清单', properties: named(10, section), additionalProperties: false })).toEqual([])
  })

  it('3,000 properties in all, and not one more', () => {
    const section = (more: number) => closed(named(299 + more, () => ({ type: 'boolean' })))
    const checklist = (more: number) => ({ ...closed(named(10, (index) => section(index === 0 ? more : 0))) })
    expect(gate(checklist(0))).toEqual([])
    expect(gate(checklist(1))).toMatchObject([{ rule: 'properties.total' }])
  })

  it('200,000 visits by the validator, and not one more', () => {
    const list = (maxItems: number, items: unknown) => ({ type: 'array', maxItems, items })
    const flag = { type: 'boolean' }
    // 1 for the root, 1 + 200 + 200 × 200 for each of four tables, 1 + 197 + 197 × 197 for the fifth, 1 for each of 188 flags
    const tables = { ...named(4, () => list(200, list(200, flag))), fifth: list(197, list(197, flag)) }
    const checklist = (flags: number) =>
      closed({ ...tables, ...Object.fromEntries(many(flags, (index) => [`flag${index}`, flag])) })
    expect(gate(checklist(188))).toEqual([])
    expect(gate(checklist(189))).toMatchObject([{ rule: 'schema.visits' }])
  })

  it('a condition that bounds nothing, because what it judges is bounded elsewhere', () => {
    const condition = { type: 'object', properties: { name: { type: 'string' }, list: { type: 'array' } }, required: ['other'] }
    expect(gateCondition(condition)).toEqual([])
    expect(gate(condition)).not.toEqual([])
  })

  it('one and the same schema in many places', () => {
    const shared = { ...text }
    expect(gate(withItem(closed(named(50, () => shared))))).toEqual([])
  })
})

describe('the days of a finding', () => {
  const within = (days: number) => {
    const finding = { when: {}, category: 'a', severity: 'general', responsible: { level: 'city' }, days, title: '没有落实' }
    return gate(withField({ enum: ['yes'], 'x-finding': finding })).length === 0
  }

  it('are whole, from the same day to a year', () => {
    expect([0, 1, 366].map(within)).toEqual([true, true, true])
    expect([-1, 367, 1.5].map(within)).toEqual([false, false, false])
  })
})

describe('the gate tells', () => {
  it('the place, the rule and the name of what it refuses', () => {
    expect(said(gate(withField({ ...text, nullable: true, format: 'regex' })))).toEqual([
      {
        path: '/properties/duty/properties/survey/properties/text',
        rule: 'keyword.unknown',
        detail: 'nullable',
        message: '不支持关键字“nullable”',
      },
      {
        path: '/properties/duty/properties/survey/properties/text/format',
        rule: 'keyword.value',
        detail: 'format',
        message: '关键字“format”的值不对',
      },
    ])
  })

  it('no more than 20 refusals, each once', () => {
    const refusals = gate(withItem(closed(named(100, () => ({ type: 'string', nullable: true })))))
    expect(refusals).toHaveLength(20)
    expect(new Set(refusals.map(({ path, rule }) => `${path} ${rule}`)).size).toBe(20)
  })

  it('long names only in part', () => {
    const [refusal] = gate({ ...smallChecklist, ['x'.repeat(5_000)]: 1 })
    expect(refusal && refusalText(refusal, 'zh').length).toBeLessThan(120)
  })

  it('a definition that is spoiled once, however often it is used', () => {
    const schema = withItem(closed(named(20, () => ({ $ref: '#/$defs/A' }))), { $defs: { A: { type: 'string' } } })
    expect(gate(schema)).toMatchObject([{ path: '/$defs/A', rule: 'shape.maxLength' }])
  })
})
