import { describe, expect, it } from 'vitest'
import { derivedPlan } from '../inherit/derivedPlan.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import type { Plan } from '../schema/planSchema.ts'
import { changed, item, poor, rule, visit, weakenings } from '../test/planChanges.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { isBreach } from './conformanceFinding.ts'
import { conformPlan } from './conformPlan.ts'

describe('a conformance finding', () => {
  it('names place, rule, both values and a sentence', () => {
    const lower = changed(weakenings.find((change) => change.what === 'visits are quarterly')!)
    expect(conformPlan(lower, smallPlan())).toEqual([
      {
        code: 'floor.weakened',
        verdict: 'weakened',
        path: 'duties.visits.monthly.cycle',
        hold: 'floor',
        upper: '每月1次',
        lower: '每季度1次',
        message: '“每月督导”督战频次由每月1次放宽为每季度1次，低于上级要求',
        details: {
          title: '每月督导',
          label: { zh: '督战频次', en: 'visit frequency' },
          upper: { zh: '每月1次', en: 'once a month' },
          lower: { zh: '每季度1次', en: 'once a quarter' },
        },
      },
    ])
  })

  it.each([
    ['three visits a quarter for one a month', (plan: Plan) => Object.assign(visit(plan), { cycle: 'quarter', times: 3 })],
    ['another unit of money', (plan: Plan) => Object.assign(plan.resources[0]!, { unit: '元' })],
    [
      'a goal in another unit',
      (plan: Plan) => Object.assign(plan.indicators[0]!, { goal: { comparator: '>=', value: 90, unit: '个' } }),
    ],
    ['another measure', (plan: Plan) => Object.assign(plan.indicators[0]!, { measure: { kind: 'sum' } })],
    ['a question worded otherwise', (plan: Plan) => Object.assign(item(plan).properties.answer, { title: '是否有诊所' })],
    ['a condition that the builder does not offer', (plan: Plan) => Object.assign(rule(plan), { where: { not: poor(5) } })],
  ])('says that it cannot tell of %s, and that is no pass', (_what, to) => {
    const lower = smallPlan()
    to(lower)
    const findings = conformPlan(lower, smallPlan())
    expect(findings.map((finding) => finding.code)).toEqual(['floor.unclear'])
    expect(findings.filter(isBreach), 'a person is to settle it').toEqual([])
    expect(findings[0]!.message).toMatch(/无法判断是否低于上级要求，请人工核对$/)
  })

  it('is a breach where something is changed, lowered or left out', () => {
    const codes = ['fixed.changed', 'floor.weakened', 'floor.removed', 'floor.unclear'] as const
    expect(codes.filter((code) => isBreach({ code }))).toEqual(['fixed.changed', 'floor.weakened', 'floor.removed'])
  })

  it('is not raised where another rule of the list covers what was dropped', () => {
    const upper = smallPlan()
    upper.targetLists[1]!.rules!.push({ key: 'more', title: '400人以上', where: poor(400) })
    const lower = structuredClone(upper)
    lower.targetLists[1]!.rules!.pop()
    expect(conformPlan(lower, upper)).toEqual([])
  })

  it('follows a rule of a lower plan through the merge', () => {
    const local = derivedPlan(smallPlan(), {
      code: 'county',
      title: '某县',
      jurisdiction: '430321000000',
      document: { issuer: '某县' },
    })
    expect(conformPlan(mergePlans(smallPlan(), local), smallPlan())).toEqual([])
    local.removes = ['duties.filings.plans']
    expect(conformPlan(mergePlans(smallPlan(), local), smallPlan()).map((finding) => finding.message)).toEqual([
      '删去备案“备案”，低于上级要求',
    ])
  })
})
