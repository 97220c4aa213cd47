import { describe, expect, it } from 'vitest'
import { refusalText } from '../gate/refusalText.ts'
import { type ItemKind, itemKinds } from '../kind/itemKinds.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { checklistOf, everyKind } from '../test/everyKind.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { gateFilling } from './gateFilling.ts'

const place = '/properties/duty/properties/first'

/** A checklist of one section with one item. */
const withItem = (item: object, more: object = {}) => ({
  type: 'object',
  title: '清单',
  properties: {
    duty: {
      type: 'object',
      title: '责任',
      'x-item': { kind: 'section', no: '一' },
      properties: { first: item },
      required: ['first'],
      additionalProperties: false,
    },
  },
  required: ['duty'],
  additionalProperties: false,
  ...more,
})

const judgement: SubSchema = kindShapes.judgement.example
const changed = (change: object) => withItem({ ...judgement, ...change })
const withProperty = (name: string, property: object) => changed({ properties: { ...judgement.properties, [name]: property } })
const refused = (schema: unknown) =>
  gateFilling(schema).map((refusal) => [refusal.rule, refusal.path.replace(place, '@'), refusalText(refusal, 'zh')])

const placed = (schema: unknown) => refused(schema).map(([rule, path]) => [rule, path])

describe('a checklist to be filled', () => {
  it('may be of every kind that has a skeleton, in its full shape', () => {
    for (const kind of Object.keys(kindShapes)) expect([kind, gateFilling(checklistOf([kind as ItemKind]))]).toEqual([kind, []])
    expect(gateFilling(everyKind)).toEqual([])
    expect(gateFilling(smallChecklist)).toEqual([])
  })

  it('may name its items by reference', () => {
    const schema = withItem({ $ref: '#/$defs/Item' }, { $defs: { Item: judgement } })
    expect(gateFilling(schema)).toEqual([])
    const other = withItem({ $ref: '#/$defs/Item' }, { $defs: { Item: { ...judgement, 'x-item': { kind: 'slider' } } } })
    expect(placed(other)).toEqual([['item.kind-unknown', '@']])
  })

  it('is refused for what the gate refuses, before anything else', () => {
    const schema = { ...changed({ 'x-item': { kind: 'slider' } }), $async: true }
    expect(gateFilling(schema)).toMatchObject([{ rule: 'keyword.unknown' }])
  })

  const known = Object.entries(itemKinds)
    .map(([kind, { title }]) => `${title.zh}（${kind}）`)
    .join('、')
  it.each(['constructor', 'section', 'slider'])('is refused for an item of the kind “%s”', (kind) => {
    expect(refused(changed({ 'x-item': { kind, no: '1' } }))).toEqual([
      ['item.kind-unknown', '@', `本版本还不能填写此类检查项“${kind}”，请改用：${known}`],
    ])
  })

  it.each([
    ['no kind', { type: 'object', properties: {}, additionalProperties: false, title: '甲' }],
    ['no object', { type: 'string', maxLength: 5, title: '甲', 'x-item': { kind: 'text' } }],
  ])('is refused for an item of %s', (_what, item) => {
    expect(placed(withItem(item))).toEqual([['item.kind-missing', '@']])
  })

  it('is refused for entries at the root that are no sections', () => {
    expect(placed({ ...withItem(judgement), properties: { duty: judgement }, required: ['duty'] })).toEqual([
      ['section.kind', '/properties/duty'],
    ])
  })

  it.each([
    ['a judgement of nothing', { properties: {}, required: [], if: undefined, then: undefined }, 'item.clause-missing', '@'],
    ['a text without a text', { 'x-item': { kind: 'text' }, if: undefined, then: undefined }, 'item.field-missing', '@'],
  ])('is refused for %s', (_what, change, rule, at) => {
    const schema = JSON.parse(JSON.stringify(changed(change)))
    expect(refused(schema)).toContainEqual([rule, at, expect.stringMatching(/类检查项/)])
  })

  it('is refused for a field that the page does not draw, required or not', () => {
    expect(refused(withProperty('count', { type: 'integer', title: '漏水点数量' }))).toEqual([
      ['item.field-undrawn', '@/properties/count', '判断（judgement）类检查项的页面上没有“count”，填报人填不了，请删去'],
    ])
  })

  it.each([
    ['a note of choices', 'note', { type: 'string', enum: ['a'] }],
    ['a note that is a number', 'note', { type: 'integer' }],
    ['a note by a pattern', 'note', { type: 'string', maxLength: 9, pattern: '^a$' }],
    ['photos that are no hashes', 'photos', { type: 'array', items: { type: 'string', maxLength: 5 }, maxItems: 3 }],
    ['photos that are a text', 'photos', { type: 'string', maxLength: 64 }],
  ])('is refused for %s', (_what, name, property) => {
    const { if: _if, then: _then, ...plain } = judgement
    const schema = withItem({ ...plain, properties: { ...plain.properties, [name]: property } })
    expect(placed(schema)).toEqual([['item.field-form', `@/properties/${name}`]])
  })

  const rule = {
    when: { const: 'no' },
    category: 'duty',
    severity: 'general',
    responsible: { level: 'township' },
    days: 15,
    title: '责任未落实',
  }

  it('takes a finding rule on a clause and refuses it where it would never open a finding', () => {
    const clause = { ...judgement.properties?.['answer'], 'x-finding': rule }
    expect(refused(withProperty('answer', clause))).toEqual([])
    expect(placed(changed({ 'x-finding': { ...rule, when: { required: ['note'] } } }))).toEqual([
      ['finding.place', '@/x-finding'],
    ])
    const note = { type: 'string', maxLength: 9, 'x-finding': { ...rule, when: { minLength: 1 } } }
    expect(placed(withProperty('note', note))).toEqual([['finding.place', '@/properties/note/x-finding']])
    expect(placed(withItem(judgement, { 'x-finding': { ...rule, when: { required: ['duty'] } } }))).toEqual([
      ['finding.place', '/x-finding'],
    ])
  })
})

describe('a condition of a checklist', () => {
  const then = (fragment: object) => changed({ then: fragment })

  it('is refused for a field that it requires and the item does not have', () => {
    expect(refused(then({ required: ['nota'] }))).toEqual([
      ['condition.required-unknown', '@/then/required', 'then 要求的 nota 没有定义，请写进同一检查项的 properties'],
    ])
  })

  it('is refused for a field declared only inside it, required or not', () => {
    const reason = { type: 'string', maxLength: 200, title: '原因' }
    expect(placed(then({ properties: { reason }, required: ['reason'] }))).toEqual([
      ['condition.required-unknown', '@/then/required'],
    ])
    expect(placed(then({ properties: { reason } }))).toEqual([['condition.property-unknown', '@/then/properties/reason']])
  })

  it.each([
    ['else', { else: { required: ['nota'] } }, '@/else/required', 'else'],
    ['a branch', { allOf: [{ required: ['nota'] }] }, '@/allOf/0/required', 'allOf'],
    ['a branch in a branch', { allOf: [{ anyOf: [{ required: ['nota'] }] }] }, '@/allOf/0/anyOf/0/required', 'allOf'],
    ['a negation', { not: { required: ['nota'] } }, '@/not/required', 'not'],
    ['if', { if: { required: ['nota'] } }, '@/if/required', 'if'],
    ['a companion', { dependentRequired: { note: ['nota'] } }, '@/dependentRequired/note', 'dependentRequired'],
    [
      'a companion in a branch',
      { allOf: [{ dependentRequired: { nota: ['note'] } }] },
      '@/allOf/0/dependentRequired/nota',
      'allOf',
    ],
    [
      'a demand for evidence',
      { 'x-evidence': { photos: 2, when: { required: ['nota'] } } },
      '@/x-evidence/when/required',
      'x-evidence',
    ],
  ])('is refused in %s', (_what, change, path, keyword) => {
    expect(refused(changed(change))).toEqual([
      ['condition.required-unknown', path, expect.stringMatching(new RegExp(`^${keyword} .*nota`))],
    ])
  })

  it('is refused for a value that its field cannot have, by name and place', () => {
    const answer = { ...judgement.properties?.['answer'] }
    const when = { const: '否' }
    const finding = { when, category: 'a', severity: 'general', responsible: { level: 'county' }, days: 1, title: '否' }
    expect(refused(withProperty('answer', { ...answer, 'x-finding': finding }))).toEqual([
      ['value.impossible', '@/properties/answer/x-finding/when/const', '“否”不在“是否有卫生室”的取值之内，这个条件永远不会成立'],
    ])
    expect(placed(changed({ if: { properties: { answer: { enum: ['no', '否'] } } } }))).toEqual([
      ['value.impossible', '@/if/properties/answer/enum'],
    ])
  })

  it('is refused for a text longer than its field takes, which could never be given', () => {
    expect(placed(then({ required: ['note'], properties: { note: { minLength: 1001 } } }))).toEqual([
      ['bound.impossible', '@/then/properties/note/minLength'],
    ])
    expect(refused(then({ required: ['note'], properties: { note: { minLength: 1000 } } }))).toEqual([])
  })

  it('is refused for a keyword that says nothing about the type of its field', () => {
    expect(placed(changed({ if: { properties: { answer: { minimum: 1 } } } }))).toEqual([
      ['keyword.misplaced', '@/if/properties/answer/minimum'],
    ])
  })
})
