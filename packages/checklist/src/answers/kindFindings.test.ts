import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import type { ItemKind } from '../kind/itemKinds.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { FindingRule } from '../schema/itemAnnotation.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { findingRule, sectionOf, sectionsOf } from '../test/sections.ts'
import { findingsOf } from './findingsOf.ts'
import { observationsOf } from './observationsOf.ts'

type At = 'item' | 'field' | 'row'

/** A checklist of one item of a kind, with a finding rule on the item, on its answer, or on each of its rows. */
function withRule(kind: ItemKind, rule: FindingRule, at: At, field = 'value') {
  const example = kindShapes[kind].example
  const part: SubSchema = example.properties?.[field] ?? {}
  const ruled = at === 'row' ? { ...part, items: { ...part.items, 'x-finding': rule } } : { ...part, 'x-finding': rule }
  const item =
    at === 'item' ? { ...example, 'x-finding': rule } : { ...example, properties: { ...example.properties, [field]: ruled } }
  return sectionsOf({ duty: sectionOf('责任', { asked: item }) })
}
const found = (schema: SubSchema, given: unknown) =>
  findingsOf(outlineOf(schema), { duty: { asked: given } }).map(({ clausePath, title }) => [clausePath, title])
const resultOf = (schema: SubSchema, given: unknown) =>
  observationsOf(outlineOf(schema), { duty: { asked: given } }).find(({ path }) => path === 'duty.asked')?.result

describe('a finding rule', () => {
  it.each<[ItemKind, SubSchema, object, object, string]>([
    ['number', { minimum: 1 }, { value: 3 }, { value: 0 }, '漏水点 3'],
    ['grade', { const: '差' }, { value: '差' }, { value: '好' }, '漏水点 差'],
    ['choice', { enum: ['水井'] }, { value: '水井' }, { value: '自来水' }, '漏水点 水井'],
    ['date', { pattern: '^2020', maxLength: 10 }, { value: '2020-03-05' }, { value: '2019-12-31' }, '漏水点 2020年3月5日'],
  ])('fires on the value of a %s, with the answer in its title', (kind, when, bad, good, title) => {
    const schema = withRule(kind, findingRule(when, '漏水点 {answer}'), 'field')
    expect(gateFilling(schema)).toEqual([])
    expect(found(schema, bad)).toEqual([['duty.asked.value', title]])
    expect(found(schema, good)).toEqual([])
    expect([resultOf(schema, bad), resultOf(schema, good), resultOf(schema, undefined)]).toEqual(['bad', 'good', 'unanswered'])
  })

  it('fires on the item as a whole: its answer, what was written and what was photographed', () => {
    const rule = findingRule({ properties: { value: { minimum: 1 } }, required: ['value', 'note'] }, '有漏水点')
    const schema = withRule('number', rule, 'item')
    expect(gateFilling(schema)).toEqual([])
    expect(found(schema, { value: 2, note: '三组' })).toEqual([['duty.asked', '有漏水点']])
    expect(found(schema, { value: 2 })).toEqual([])
  })

  it('fires on few points, whichever way they are counted', () => {
    const rule = findingRule({ properties: { litter: { minimum: 2 } }, required: ['litter'] }, '垃圾堆放（得{answer}）')
    const schema = withRule('score', rule, 'field', 'deductions')
    expect(gateFilling(schema)).toEqual([])
    expect(found(schema, { deductions: { litter: 2, sewage: 0 } })).toEqual([['duty.asked.deductions', '垃圾堆放（得6分）']])
    expect(found(schema, { deductions: { litter: 1, sewage: 9 } })).toEqual([])
  })

  it.each<ItemKind>(['table', 'household'])('fires once for each row of a %s that meets it, naming the row', (kind) => {
    const rule = findingRule({ properties: { state: { const: 'D级' } }, required: ['state'] }, '{answer}住房为D级危房')
    const schema = withRule(kind, rule, 'row', 'rows')
    expect(gateFilling(schema)).toEqual([])
    const row = (name: string, state: string) => ({ name, state })
    expect(found(schema, { rows: [row('张三', 'D级'), row('李四', 'A级'), row('王五', 'D级')] })).toEqual([
      ['duty.asked.rows.0', '张三住房为D级危房'],
      ['duty.asked.rows.2', '王五住房为D级危房'],
    ])
    expect(resultOf(schema, { rows: [row('李四', 'A级')] })).toBe('good')
  })

  it('carries the note and the photos of its item', () => {
    const schema = withRule('number', findingRule({ minimum: 1 }), 'field')
    const given = { duty: { asked: { value: 1, note: '三组水管', photos: ['a'.repeat(64)] } } }
    expect(findingsOf(outlineOf(schema), given)).toMatchObject([
      { note: '三组水管', photos: ['a'.repeat(64)], limit: { within: 15, unit: 'day' } },
    ])
  })

  it('is refused where no answer could meet it', () => {
    expect(gateFilling(withRule('number', findingRule({ minimum: 1_001 }), 'field'))).toMatchObject([
      { rule: 'bound.impossible' },
    ])
    expect(gateFilling(withRule('grade', findingRule({ const: '很差' }), 'field'))).toMatchObject([{ rule: 'value.impossible' }])
    const cell = kindShapes.table.example.properties?.['rows']?.items?.properties?.['state'] ?? {}
    const table = withRule('table', findingRule({ required: ['name'] }), 'item')
    const rows = { ...table.properties?.['duty']?.properties?.['asked']?.properties?.['rows'] }
    const column = {
      ...rows,
      items: {
        ...rows.items,
        properties: { ...rows.items?.properties, state: { ...cell, 'x-finding': findingRule({ const: 'D级' }) } },
      },
    }
    const asked = { ...kindShapes.table.example, properties: { rows: column as SubSchema }, 'x-item': { kind: 'table' } }
    expect(gateFilling(sectionsOf({ duty: sectionOf('责任', { asked }) })).map(({ rule }) => rule)).toContain('finding.place')
  })

  it('is not needed where a grade is bad by itself', () => {
    const schema = sectionsOf({ duty: sectionOf('责任', { asked: kindShapes.grade.example }) })
    expect([resultOf(schema, { value: '差' }), resultOf(schema, { value: '一般' })]).toEqual(['bad', 'good'])
    expect(found(schema, { value: '差' })).toEqual([])
  })
})
