import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'
import { comparisonIn } from './planComparison.ts'

function valuesAfter(change: (plan: Plan) => unknown) {
  const lower = smallPlan()
  change(lower)
  return comparePlans(lower, smallPlan()).flatMap((comparison) => {
    const english = comparisonIn(comparison, 'en')
    return [`${comparison.upper}→${comparison.lower}`, `${english.upper}→${english.lower}`]
  })
}

describe('a value of a plan reads', () => {
  it('as its parts in order where it is a list of things with parts', () => {
    const baselines = [
      { title: '剩余贫困人口', value: 15668, unit: '人' },
      { title: '贫困村', value: 1110, unit: '个' },
    ]
    expect(valuesAfter((plan) => Object.assign(plan.goals[0]!, { baselines }))).toEqual([
      '未规定→剩余贫困人口 15668 人、贫困村 1110 个',
      'not set→"剩余贫困人口 15668 人", "贫困村 1110 个"',
    ])
  })

  it('as the plan’s own words, in English in quotation marks', () => {
    expect(valuesAfter((plan) => Object.assign(plan.phases[0]!, { title: '动员阶段' }))).toEqual([
      '部署阶段→动员阶段',
      '"部署阶段"→"动员阶段"',
    ])
  })

  it('as a demand or none', () => {
    expect(valuesAfter((plan) => Object.assign(plan.duties.visits![0]!, { unannounced: true }))).toEqual([
      '不要求→要求',
      'not required→required',
    ])
  })
})
