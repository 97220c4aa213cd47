import { describe, expect, it } from 'vitest'
import { refusalText } from '../gate/refusalText.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { assessedBy } from '../test/assessed.ts'
import { numberItem, sectionOf, sectionsOf } from '../test/sections.ts'
import { gateFilling } from './gateFilling.ts'

const one = numberItem('户数', '户')
const theirs = assessedBy('health', numberItem('床位', '张'))
const placed = (schema: unknown) => gateFilling(schema).map(({ rule, path }) => [rule, path])
const sum = (of: string[]): SubSchema => ({
  ...kindShapes.computed.example,
  'x-item': { kind: 'computed', function: 'sum', of },
})
const answered = (value: Record<string, SubSchema>): SubSchema => ({
  properties: { duty: { properties: value, required: Object.keys(value) } },
  required: ['duty'],
})
const hasMany = { properties: { value: { minimum: 3 } }, required: ['value'] }

describe('who fills in a part', () => {
  it('may be said of a section and of an item, of every kind', () => {
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one, theirs }) }))).toEqual([])
    expect(placed(sectionsOf({ duty: assessedBy('health', sectionOf('责任', { one, theirs })) }))).toEqual([])
    for (const [kind, { example }] of Object.entries(kindShapes)) {
      if (kind === 'computed' || kind === 'info') continue
      expect([kind, placed(sectionsOf({ duty: sectionOf('责任', { one, two: assessedBy('health', example) }) }))]).toEqual([
        kind,
        [],
      ])
    }
  })

  it('is refused on the checklist, a clause, a column and a reason for a deduction', () => {
    const said = { kind: 'clause', assessedBy: 'health' }
    const root = { 'x-item': { kind: 'section', assessedBy: 'health' } }
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one }) }, root))).toEqual([['part.place', '/x-item/assessedBy']])
    const { judgement, table } = kindShapes
    const answer = judgement.example.properties?.['answer']
    const clause = {
      ...judgement.example,
      properties: { ...judgement.example.properties, answer: { ...answer, 'x-item': { ...answer?.['x-item'], ...said } } },
    }
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one, clause }) }))).toEqual([
      ['part.place', '/properties/duty/properties/clause/properties/answer/x-item/assessedBy'],
    ])
    const rows = table.example.properties?.['rows']
    const area = rows?.items?.properties?.['area']
    const columns = { ...rows?.items?.properties, area: { ...area, 'x-item': { kind: 'number', assessedBy: 'health' } } }
    const list = {
      ...table.example,
      properties: { ...table.example.properties, rows: { ...rows, items: { ...rows?.items, properties: columns } } },
    }
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one, list }) }))).toEqual([
      ['part.place', '/properties/duty/properties/list/properties/rows/items/properties/area/x-item/assessedBy'],
    ])
  })

  it('is a key, as teams have one', () => {
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one, two: assessedBy('卫健委', one) }) }))).toEqual([
      ['annotation.value', '/properties/duty/properties/two/x-item'],
    ])
  })

  it('has something to fill in, and so has everybody else', () => {
    const text = kindShapes.info.example
    const [refusal, ...others] = gateFilling(
      sectionsOf({ duty: sectionOf('责任', { one, two: assessedBy('health', text) }, ['two']) }),
    )
    expect([refusal?.rule, refusal?.path, others]).toEqual(['part.unanswerable', '/properties/duty/properties/two', []])
    expect(refusal && refusalText(refusal, 'zh')).toContain('督战队“health”')
    expect(placed(sectionsOf({ duty: sectionOf('责任', { theirs, two: text }, ['two']) }))).toEqual([
      ['part.main-unanswerable', '/properties/duty/properties/two'],
    ])
    expect(placed(sectionsOf({ duty: assessedBy('health', sectionOf('责任', { theirs, two: text }, ['two'])) }))).toEqual([])
  })
})

describe('what looks into the part of another', () => {
  it('is refused of an item that is shown only if, by the name of what it looks at', () => {
    const two = { ...one, 'x-shown-if': answered({ theirs: hasMany }) }
    const [refusal] = gateFilling(sectionsOf({ duty: sectionOf('责任', { theirs, two }, ['two']) }))
    expect([refusal?.rule, refusal && refusalText(refusal, 'zh')]).toEqual(['part.shown', expect.stringContaining('“theirs”')])
    const own = { ...assessedBy('health', one), 'x-shown-if': answered({ theirs: hasMany }) }
    expect(placed(sectionsOf({ duty: sectionOf('责任', { theirs, one, own }, ['own']) }))).toEqual([])
  })

  it('is refused of a section that is shown only if, for any part of it', () => {
    const shown = { ...sectionOf('服务', { one, theirs }), 'x-shown-if': answered({ one: hasMany }) }
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one }), service: shown }, {}, ['service']))).toEqual([
      ['part.shown', '/properties/service/x-shown-if/required'],
    ])
  })

  it('is refused of a computed figure', () => {
    const mixed = sectionsOf({ duty: sectionOf('责任', { one, theirs, total: sum(['duty.one', 'duty.theirs']) }, ['total']) })
    expect(placed(mixed)).toContainEqual(['part.computed', '/properties/duty/properties/total'])
    const own = sectionsOf({
      duty: sectionOf('责任', { one, two: one, theirs, total: sum(['duty.one', 'duty.two']) }, ['total']),
    })
    expect(placed(own)).toEqual([])
    const foreign = assessedBy('health', sum(['duty.one', 'duty.two']))
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one, two: one, theirs, total: foreign }, ['total']) }))).toEqual([
      ['part.computed', '/properties/duty/properties/total'],
    ])
  })

  it.each<[string, SubSchema]>([
    ['anyOf', { anyOf: [{ required: ['one'] }, { required: ['theirs'] }] }],
    ['dependentRequired', { dependentRequired: { one: ['theirs'] } }],
    ['minProperties', { minProperties: 1 }],
    ['x-evidence', { 'x-evidence': { position: true } }],
  ])('is refused of %s on a section that is not one team’s', (keyword, rule) => {
    const section = { ...sectionOf('责任', { one, theirs }), ...rule }
    expect(placed(sectionsOf({ duty: section }))).toEqual([['part.rule', `/properties/duty/${keyword}`]])
    const whole = { ...sectionOf('责任', { one, theirs: numberItem('床位', '张') }), ...rule }
    expect(placed(sectionsOf({ duty: assessedBy('health', whole), other: sectionOf('其他', { one }) }))).toEqual([])
  })

  it('is refused of a rule over all sections', () => {
    expect(placed(sectionsOf({ duty: sectionOf('责任', { one, theirs }) }, { minProperties: 1 }))).toEqual([
      ['part.rule', '/minProperties'],
    ])
  })
})
