import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../kind/itemKinds.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { sectionOf, sectionsOf } from '../test/sections.ts'
import { compareChecklists } from './compareChecklists.ts'

const of = (item: SubSchema) => sectionsOf({ duty: sectionOf('责任', { asked: item }) })
function verdict(before: SubSchema, after: SubSchema) {
  const [change] = compareChecklists(of(before), of(after))
  return [change?.verdict, change?.counts]
}
const kinds = Object.keys(kindShapes) as ItemKind[] // the keys of a record of kinds
const annotated = (item: SubSchema, more: object) =>
  ({ ...item, 'x-item': { kind: '', ...item['x-item'], ...more } }) as SubSchema
const valued = (item: SubSchema, more: SubSchema, field = 'value'): SubSchema => ({
  ...item,
  properties: { ...item.properties, [field]: { ...item.properties?.[field], ...more } },
})
const { number, grade, choice, choices, score, table, computed, signature } = kindShapes

describe('two revisions of an item', () => {
  it.each(kinds)('of the kind %s ask the same where nothing changed, and where only words did', (kind) => {
    const { example } = kindShapes[kind]
    expect(verdict(example, example)).toEqual(['same', true])
    expect(verdict(example, { ...example, title: '换一种说法' })).toEqual(['reworded', true])
  })

  it.each(kinds.filter((kind) => kind !== 'number'))('that turned from a number into the kind %s do not', (kind) => {
    expect(verdict(number.example, kindShapes[kind].example)).toEqual(['changed', false])
  })

  it.each<[string, SubSchema, SubSchema]>([
    ['another unit', annotated(number.example, { unit: '万元' }), annotated(number.example, { unit: '元' })],
    [
      'a unit written elsewhere, but another',
      valued(number.example, { 'x-unit': '万元' }),
      annotated(number.example, { unit: '元' }),
    ],
    ['other grades', grade.example, valued(grade.example, { enum: ['好', '较好', '一般', '差'] })],
    ['grades in another order', grade.example, valued(grade.example, { enum: ['差', '一般', '好'] })],
    ['other bad grades', grade.example, annotated(grade.example, { bad: ['差', '一般'] })],
    ['other choices', choice.example, valued(choice.example, { enum: ['自来水', '其他'] })],
    ['other choices of several', choices.example, valued(choices.example, { items: { type: 'string', enum: ['因病'] } })],
    ['other points', score.example, annotated(score.example, { max: 20 })],
    ['points beside the total', score.example, annotated(score.example, { bonus: true })],
    ['other places computed of', computed.example, annotated(computed.example, { of: ['first.one', 'first.three'] })],
    ['another who signs', signature.example, annotated(signature.example, { by: '乡镇干部' })],
  ])('do not ask the same with %s', (_what, before, after) => {
    expect(verdict(before, after)).toEqual(['changed', false])
  })

  it('do not ask the same with other columns, and do with columns reworded', () => {
    const rows = table.example.properties?.['rows'] ?? {}
    const change = (columns: Record<string, SubSchema>) =>
      valued(table.example, { items: { ...rows.items, properties: columns } }, 'rows')
    const columns = rows.items?.properties ?? {}
    const { area: _, ...fewer } = columns
    expect(verdict(table.example, change(fewer))).toEqual(['changed', false])
    const { area, ...others } = columns
    expect(verdict(table.example, change({ ...others, area: { ...area, title: '住房面积' } }))).toEqual(['reworded', true])
    expect(verdict(table.example, change({ ...others, area: { ...area, 'x-item': { kind: 'number', unit: '亩' } } }))).toEqual([
      'changed',
      false,
    ])
  })

  it('ask the same in another order of choices, and when they are shown at another moment, which is said', () => {
    expect(verdict(choice.example, valued(choice.example, { enum: ['水井', '自来水', '其他'] }))).toEqual(['same', true])
    expect(verdict(number.example, { ...number.example, 'x-shown-if': {} })).toEqual(['reworded', true])
  })
})
