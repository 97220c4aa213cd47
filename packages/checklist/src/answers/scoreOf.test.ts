import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { kindShapes } from '../kind/kindShapes.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { sectionOf, sectionsOf } from '../test/sections.ts'
import { observationsOf } from './observationsOf.ts'
import { isScored, scoreOf } from './scoreOf.ts'

const deducting = kindShapes.score.example // 10 points: 2 for each heap of litter, 1.5 for each stream of sewage
const given = (title: string, maximum: number, more: object = {}): SubSchema => ({
  type: 'object',
  title,
  'x-item': { kind: 'score', step: 0.5, ...more },
  properties: { value: { type: 'number', minimum: 0, maximum, 'x-decimals': 1, title } },
  required: ['value'],
  additionalProperties: false,
})
const grades = [
  { title: '优秀', from: 18 },
  { title: '合格', from: 12 },
]
const checklist = sectionsOf(
  {
    site: sectionOf('环境', { cleaning: deducting, greening: given('绿化', 10) }),
    service: sectionOf('服务', { attitude: given('态度', 10), honours: given('加分项', 5, { bonus: true }) }, ['honours']),
  },
  { 'x-score': { grades } },
)
const outline = outlineOf(checklist)
const deducted = (litter: number, sewage = 0) => ({ cleaning: { deductions: { litter, sewage } }, greening: { value: 8.5 } })

describe('the points of a record', () => {
  it('are given, or the most less what each reason costs, by section and in all', () => {
    expect(gateFilling(checklist)).toEqual([])
    expect(scoreOf(outline, { site: deducted(2, 1), service: { attitude: { value: 6 }, honours: { value: 2.5 } } })).toEqual({
      points: 21.5,
      max: 30,
      bonus: 2.5,
      grade: '优秀',
      sections: [
        { key: 'site', title: '环境', points: 13, max: 20 },
        { key: 'service', title: '服务', points: 8.5, max: 10 },
      ],
    })
  })

  it('of one item are taken off until nothing is left, never below', () => {
    expect(scoreOf(outline, { site: { cleaning: { deductions: { litter: 9, sewage: 9 } } } })?.points).toBe(0)
    expect(scoreOf(outline, { site: { cleaning: { deductions: {} } } })).toMatchObject({ points: 10, max: 10 })
  })

  it('leave out what was not asked or not given, as points and as points to be had', () => {
    expect(scoreOf(outline, { service: { attitude: { value: 6 } } })).toMatchObject({ points: 6, max: 10, bonus: 0 })
    expect(scoreOf(outline, {})).toBeNull()
    expect(isScored(outline)).toBe(true)
  })

  it.each([
    [18, '优秀'],
    [17.5, '合格'],
    [12, '合格'],
    [11.5, undefined],
  ])('of %d have the grade %s', (points, grade) => {
    const answers = { site: { greening: { value: 10 } }, service: { attitude: { value: points - 10 } } }
    expect(scoreOf(outline, answers)?.grade).toBe(grade)
  })

  it('are observed by section, in all and with their grade', () => {
    const answers = { site: deducted(0), service: { attitude: { value: 6 } } }
    expect(observationsOf(outline, answers).filter(({ path }) => !path.includes('.'))).toEqual([
      { path: 'site', number: 18.5 },
      { path: 'service', number: 6 },
      { path: 'score', number: 24.5, choices: ['优秀'] },
    ])
  })

  it('add up, without the dust of fractions, whatever is given', () => {
    const tenths = fc.integer({ min: 0, max: 100 }).map((tenth) => tenth / 10)
    fc.assert(
      fc.property(tenths, tenths, tenths, fc.nat(4), (greening, attitude, bonus, litter) => {
        const answers = {
          site: { cleaning: { deductions: { litter } }, greening: { value: greening } },
          service: { attitude: { value: attitude }, honours: { value: bonus / 2 } },
        }
        const score = scoreOf(outline, answers)
        const tenthsOf = (points: number) => Math.round(points * 100)
        const expected = tenthsOf(greening) + tenthsOf(attitude) + tenthsOf(bonus / 2) + tenthsOf(Math.max(0, 10 - 2 * litter))
        expect(score?.points).toBe(expected / 100)
        expect(score?.sections.reduce((sum, { points }) => sum + tenthsOf(points), 0)).toBe(expected)
      }),
    )
  })
})

describe('the gate of scores', () => {
  const refused = (item: SubSchema, more: object = {}) =>
    gateFilling({ ...sectionsOf({ site: sectionOf('环境', { item }) }), ...more }).map(({ rule, detail }) => [rule, detail])

  it('refuses deductions without a greatest score, reasons without a cost, and two ways at once', () => {
    expect(refused({ ...deducting, 'x-item': { kind: 'score' } })).toEqual([['item.option-value', 'max']])
    const free = {
      type: 'object',
      title: '扣分',
      properties: { a: { type: 'integer', minimum: 0, title: '甲' } },
      additionalProperties: false,
    }
    expect(refused({ ...deducting, properties: { deductions: free as SubSchema } })).toEqual([['item.option-value', 'max']])
    const both = { ...deducting, properties: { ...deducting.properties, ...given('分', 5).properties } }
    expect(refused(both)).toEqual([['item.option-value', 'max']])
  })

  it('refuses a section whose points would be taken for the total', () => {
    const named = sectionsOf({ score: sectionOf('环境', { item: deducting }) })
    expect(gateFilling(named).map(({ rule }) => rule)).toEqual(['score.section'])
    expect(gateFilling(sectionsOf({ score: sectionOf('环境', { item: kindShapes.number.example }) }))).toEqual([])
  })

  it('refuses thresholds where nothing gives points, and thresholds that are none', () => {
    expect(refused(kindShapes.number.example, { 'x-score': { grades } }).map(([rule]) => rule)).toEqual(['score.unused'])
    const wrong = { grades: [{ title: '优秀' }] }
    expect(refused(deducting, { 'x-score': wrong }).map(([rule]) => rule)).toEqual(['annotation.value'])
  })
})
