import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import type { PlanChecklist } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { checkPlan } from './checkPlan.ts'
import { readPlan } from './readPlan.ts'
import type { WordedFault } from './wordedFault.ts'

function faultsOf(change: (plan: Plan) => unknown, read: (json: unknown) => unknown = checkPlan): string[] {
  const plan = smallPlan()
  change(plan)
  try {
    read(plan)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return (error.details['faults'] as WordedFault[]).map(({ path, message }) => `${path}：${message}`)
  }
}
const retitled = (title: string) => readPlan({ ...smallPlan(), title }).title

describe('the texts of a plan', () => {
  it('come out as an office program would have left them out', () => {
    expect(retitled('\ufeff某市\u200b挂牌督战\v方案 \u3000')).toBe('某市挂牌督战\n方案')
    expect(retitled('方案[2020](3号)')).toBe('方案[2020](3号)')
  })

  it('are made normal on both sides of a condition, and in checklists, but never in a pattern', () => {
    const plan = smallPlan()
    const rule = { properties: { status: { const: 'in\u200b' } }, required: ['status'] }
    plan.targetLists[0]!.rules![0]!.where = rule
    const defs = { A: { type: 'string', maxLength: 3, pattern: '^a\u00a0$', title: '甲\r\n乙' } }
    plan.checklists[0]!.schema['$defs'] = defs
    const read = readPlan(plan)
    expect(read.targetLists[0]?.rules?.[0]?.where).toEqual({ properties: { status: { const: 'in' } }, required: ['status'] })
    expect(read.checklists[0]?.schema['$defs']).toEqual({ A: { ...defs.A, title: '甲\n乙' } })
  })

  it('are refused when they hold what nobody sees, by character and place', () => {
    expect(faultsOf((plan) => Object.assign(plan, { title: '挂牌\u202e督战' }), readPlan)).toEqual([
      'title：只能是纯文字，不能有标记或控制字符：第 3 个字是 U+202E',
    ])
  })

  it('are refused when they are blank', () => {
    expect(faultsOf((plan) => Object.assign(plan, { title: '\u3000 ' }))).toEqual(['title：不能为空'])
    expect(faultsOf((plan) => Object.assign(plan.checklists[0]!.schema, { title: ' ' }))).toEqual([
      'checklists.0.schema.title：不能只有空白',
    ])
  })

  it('stay as they are in a plan that is plain already', () => {
    expect(readPlan(smallPlan())).toEqual(smallPlan())
  })
})

describe('the days of a plan', () => {
  it.each(['9999-12-26', '2200-01-01', '1948-12-31', '0000-01-01'])('are refused outside the years of any plan: %s', (date) => {
    expect(faultsOf((plan) => Object.assign(plan.period, { end: date }), readPlan)).toEqual([
      'period.end：日期应在 1949 年至 2199 年之间',
    ])
    expect(faultsOf((plan) => Object.assign(plan.milestones[0]!, { due: date }), readPlan)).toHaveLength(1)
  })

  it.each(['1949-01-01', '2020-02-29', '2199-12-31'])('may be %s', (date) => {
    expect(faultsOf((plan) => Object.assign(plan.milestones[0]!, { due: date }), readPlan)).toEqual([])
  })

  it.each(['2021-02-29', '2020-13-01', 'soon'])('are refused as no dates: %s', (date) => {
    expect(faultsOf((plan) => Object.assign(plan.period, { end: date }), readPlan)).toEqual(['period.end：格式不对'])
  })

  it('are ten years at most, from the start or else from the issue', () => {
    const until = (end: string, start?: string) => (plan: Plan) =>
      Object.assign(plan, { period: start ? { start, end } : { end }, phases: [], milestones: [] })
    expect(faultsOf(until('2029-12-31', '2020-01-01'))).toEqual([])
    expect(faultsOf(until('2030-01-01', '2020-01-01'))).toEqual(['period.end：方案期限最长 10 年，请缩短期限，到期后另发新方案'])
    expect(faultsOf(until('2030-01-01'))).toHaveLength(1)
  })
})

describe('the settings of a user interface', () => {
  const withUi = (uiSchema: PlanChecklist['uiSchema']) => (plan: Plan) => Object.assign(plan.checklists[0]!, { uiSchema })

  it('pass the gate before a plan is kept, draft or not', () => {
    const ui = { health: { clinic: { answer: { 'ui:widget': 'rating', 'ui:field': 'Custom' } } } }
    for (const read of [readPlan, checkPlan])
      expect(faultsOf(withUi(ui), read).sort()).toEqual([
        'checklists.0.uiSchema.health.clinic.answer.ui:widget：界面设置“ui:widget”的值不对',
        'checklists.0.uiSchema.health.clinic.answer：界面设置不支持“ui:field”',
      ])
  })

  it('are refused when they are only large', () => {
    const ui = Object.fromEntries(Array.from({ length: 11_000 }, (_one, index) => [`p${index}`, {}]))
    expect(faultsOf(withUi(ui), readPlan)).toEqual(['checklists.0.uiSchema：界面设置“”的值不对'])
  })

  it('are said to have no effect, when they pass', () => {
    const plan = smallPlan()
    withUi({ health: { 'ui:order': ['*'] } })(plan)
    expect(checkPlan(plan).warnings).toMatchObject([{ code: 'ui.without-effect', path: 'checklists.0.uiSchema' }])
    withUi({})(plan)
    expect(checkPlan(plan).warnings).toEqual([])
  })
})

describe('a condition on what a target cannot be', () => {
  const where = (condition: object) => (plan: Plan) => Object.assign(plan.targetLists[0]!.rules![0]!, { where: condition })
  const place = 'targetLists.0.rules.0.where.properties'

  it.each([
    [
      { properties: { status: { const: '没摘帽' } } },
      `${place}.status.const：“没摘帽”不在“状态”的取值之内，这个条件永远不会成立`,
    ],
    [{ properties: { poor: { const: '500' } } }, `${place}.poor.const：“500”不在“贫困人口”的取值之内，这个条件永远不会成立`],
    [
      { properties: { poor: { maximum: -1 } } },
      `${place}.poor.maximum：“贫困人口”的取值不会到 -1（maximum），这个条件永远不会成立`,
    ],
    [{ properties: { status: { minimum: 1 } } }, `${place}.status.minimum：“状态”的类型用不上 minimum，这个条件不起作用`],
  ])('is refused by name: %j', (condition, said) => {
    expect(faultsOf(where(condition))).toEqual([said])
  })

  it('is refused on a step of the ladder too', () => {
    expect(faultsOf((plan) => Object.assign(plan.ladder[0]!, { when: { properties: { rating: { const: '差' } } } }))).toEqual([
      'ladder.0.when.properties.rating.const：“差”不在“评估等次”的取值之内，这个条件永远不会成立',
    ])
  })
})
