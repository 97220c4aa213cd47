import { outlineOf } from '@duzhan/checklist'
import { checkPlan, taskCells } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { xiangxi } from './pack.ts'

const { plan, warnings } = checkPlan(xiangxi.plan)
const cells = taskCells(plan)
const tagged = (tag: string) => plan.indicators.filter((indicator) => indicator.tags?.includes(tag))

describe('the plan of Xiangxi', () => {
  it('warns that it began before it was issued and that nobody is named to serve its list', () => {
    expect(warnings.map((warning) => warning.code)).toEqual(['plan.begun-before-issue', 'list.without-team'])
  })

  it('has 20 tasks and 119 assignments of 34 units', () => {
    expect(plan.focusAreas).toHaveLength(20)
    expect(plan.focusAreas.map((area) => area.units!.responsible!.length)).toEqual([
      4, 8, 4, 6, 7, 4, 3, 6, 5, 8, 5, 5, 3, 16, 7, 4, 2, 3, 5, 14,
    ])
    expect(plan.focusAreas.reduce((sum, area) => sum + area.units!.responsible!.length, 0)).toBe(119)
    expect(plan.units).toHaveLength(34)
  })

  it('expands the eight counties in every task: 99 cells of single units and 160 of counties', () => {
    expect(cells.filter((cell) => cell.region === null)).toHaveLength(99)
    const ofCounties = cells.filter((cell) => cell.region !== null)
    expect(ofCounties).toHaveLength(160)
    for (const area of plan.focusAreas) expect(ofCounties.filter((cell) => cell.focusArea === area.key)).toHaveLength(8)
    expect(new Set(ofCounties.map((cell) => cell.region)).size).toBe(8)
    expect(new Set(cells.map((cell) => `${cell.focusArea} ${cell.unit} ${cell.region}`)).size).toBe(cells.length)
  })

  it('has 34 indicators: 19 explicit, 14 by wording, one without a figure', () => {
    expect(plan.indicators).toHaveLength(34)
    expect([tagged('explicit').length, tagged('coverage_wording').length, tagged('reference_limit').length]).toEqual([19, 14, 1])
    expect(tagged('baseline').map((indicator) => indicator.goal!.value)).toEqual([642067, 1110, 8])
  })

  it('gives every indicator comparator, unit and goal, but the one whose limit stands elsewhere', () => {
    for (const indicator of plan.indicators) {
      expect([indicator.key, typeof indicator.goal!.comparator, typeof indicator.unit]).toEqual([
        indicator.key,
        'string',
        'string',
      ])
      if (indicator.goal!.value === undefined) expect(indicator.goal!.reference).toBe('省定范围（未给出数值）')
    }
    expect(plan.indicators.filter((indicator) => indicator.goal!.value === undefined).map((indicator) => indicator.key)).toEqual([
      'i11_1',
    ])
  })

  it('reads each comparator as printed', () => {
    const goal = (code: string) => plan.indicators.find((indicator) => indicator.code === code)!
    expect(goal('xiangxi.3-1')).toMatchObject({ goal: { comparator: '>=', value: 60, unit: '%' }, better: 'higher' })
    expect(goal('xiangxi.5-7')).toMatchObject({ goal: { comparator: '=', value: 0, unit: '人' }, better: 'lower' })
    expect(goal('xiangxi.11-1')).toMatchObject({ goal: { comparator: '<=' }, better: 'lower' })
    expect(goal('xiangxi.G-01').goal).toEqual({ comparator: '=', value: 15668, unit: '人', by: '2020-12-31' })
    expect(goal('xiangxi.8-2')).toMatchObject({
      goal: { value: 100, unit: '%' },
      qualifies: { anyOf: [{ properties: { households: { minimum: 25 } } }, { properties: { persons: { minimum: 100 } } }] },
    })
  })

  it('asks the six things a home must have', () => {
    const outline = outlineOf(plan.checklists[0]!.schema)
    expect(outline.items.map((item) => item.title)).toEqual([
      '是否有床',
      '是否有衣柜',
      '是否有桌椅',
      '是否有碗柜',
      '是否有灶台',
      '是否有米缸',
    ])
    const codes = plan.indicators.map((indicator) => indicator.code)
    for (const clause of outline.clauses) expect(codes).toContain(clause.indicator!.code)
  })

  it('registers the eight counties and designates none, because the document names none', () => {
    expect(xiangxi.targets).toHaveLength(8)
    expect(plan.units.find((unit) => unit.group)!.group!.regions).toEqual(xiangxi.targets.map((target) => target.regionCode))
  })
})
