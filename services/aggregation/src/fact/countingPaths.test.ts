import type { ChecklistSchema, SubSchema } from '@duzhan/checklist'
import { describe, expect, it } from 'vitest'
import { everyKindChecklist } from '../test/everyKind.ts'
import { countingPaths } from './countingPaths.ts'

const now = everyKindChecklist()
/** The checklist as an earlier revision had it: one item otherwise. */
function earlier(section: string, key: string, change: (item: SubSchema) => SubSchema, of = now): ChecklistSchema {
  const { [section]: was = {} } = of.properties
  const { [key]: item = {} } = was.properties ?? {}
  return {
    ...of,
    properties: { ...of.properties, [section]: { ...was, properties: { ...was.properties, [key]: change(item) } } },
  }
}
const all = countingPaths(now, now)
/** What does not count of records that were filled by an earlier revision. */
const lost = (before: ChecklistSchema) => [...all].filter((path) => !countingPaths(before, now).has(path))
const withProperty = (item: SubSchema, key: string, change: (field: SubSchema) => SubSchema): SubSchema => ({
  ...item,
  properties: { ...item.properties, [key]: change(item.properties?.[key] ?? {}) },
})

describe('what records of an earlier revision count for', () => {
  it('is everything where nothing changed, points and columns included', () => {
    expect(lost(everyKindChecklist())).toEqual([])
    expect([...all]).toEqual(
      expect.arrayContaining(['score', 'base', 'base.clinic.answer', 'proof.houses.area', 'proof.funds.roof']),
    )
  })

  it('is everything where only words changed', () => {
    expect(lost(earlier('base', 'money', (item) => ({ ...item, title: '到户产业资金' })))).toEqual([])
  })

  it.each<[string, string, string, (item: SubSchema) => SubSchema, string[]]>([
    ['another unit', 'base', 'money', (item) => ({ ...item, 'x-item': { kind: 'number', unit: '元' } }), ['base.money']],
    [
      'other choices',
      'base',
      'source',
      (item) => withProperty(item, 'value', (value) => ({ ...value, enum: ['自来水', '河水', '其他'] })),
      ['base.source'],
    ],
    [
      'the other answer as the good one: item and clause',
      'base',
      'clinic',
      (item) => withProperty(item, 'answer', (clause) => ({ ...clause, 'x-item': { kind: 'clause', good: 'no' } })),
      ['base.clinic', 'base.clinic.answer'],
    ],
    [
      'another unit in a column: the table and all its columns',
      'proof',
      'funds',
      (item) => withProperty(item, 'planned', (column) => ({ ...column, 'x-item': { kind: 'number', unit: '元' } })),
      ['proof.funds', 'proof.funds.planned', 'proof.funds.arrived', 'proof.funds.roof'],
    ],
    [
      'other points: the item, its section and the total',
      'base',
      'tidy',
      (item) => ({ ...item, 'x-item': { kind: 'score', max: 20 } }),
      ['score', 'base', 'base.tidy'],
    ],
  ])('is not what was asked with %s', (_, section, key, change, expected) => {
    expect(lost(earlier(section, key, change)).sort()).toEqual([...expected].sort())
  })

  it('is not a total of other grades, though the points stand', () => {
    expect(lost({ ...now, 'x-score': { grades: [{ title: '合格', from: 6 }] } })).toEqual(['score'])
  })

  it('is not a total to which something was added that gives points', () => {
    const { extra: _, ...fewer } = now.properties['base']?.properties ?? {}
    const before = { ...now, properties: { ...now.properties, base: { ...now.properties['base'], properties: fewer } } }
    expect(lost(before).sort()).toEqual(['base', 'base.extra', 'score'])
  })
})
