import { describe, expect, it } from 'vitest'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { sponsorGaps } from '../targets/sponsorGaps.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { registerWarnings } from './registerWarnings.ts'

const targets = [village('big', 700), village('mid', 300), village('low', 10)]

describe('a register', () => {
  it('that fits its plan gives no warning', () => {
    const plan = smallPlan()
    plan.targetLists[0]!.printed = {
      targets: 1,
      byRule: { many: 1 },
      repeated: 0,
      byRegion: { '430321000000': 1 },
      sums: { poor: 700 },
    }
    expect(registerWarnings(plan, targets)).toEqual([])
  })

  it('is told of every printed figure that the rules do not reach', () => {
    const plan = smallPlan()
    plan.targetLists[0]!.printed = {
      targets: 2,
      byRule: { many: 3 },
      repeated: 1,
      byRegion: { '430381000000': 1 },
      sums: { poor: 701 },
    }
    expect(registerWarnings(plan, targets).map((warning) => `${warning.code} ${warning.path} ${warning.message}`)).toEqual([
      'list.printed-differs targetLists.0.printed 督战名单“省级名单”督战对象数印为 2，按条件得出 1',
      'list.printed-differs targetLists.0.printed 督战名单“省级名单”“500人以上”的对象数印为 3，按条件得出 1',
      'list.printed-differs targetLists.0.printed 督战名单“省级名单”重复数印为 1，按条件得出 0',
      'list.printed-differs targetLists.0.printed 督战名单“省级名单” 430381000000 的对象数印为 1，按条件得出 0',
      'list.printed-differs targetLists.0.printed 督战名单“省级名单”“poor”合计印为 701，按条件得出 700',
    ])
  })
})

describe('the sponsors of a plan', () => {
  it('leave nobody out when every target of the sponsored lists has one', () => {
    const plan = smallPlan()
    expect(sponsorGaps(plan, evaluateTargetLists(plan, targets))).toEqual([])
  })

  it('are checked on the sponsored lists only, and the target left out is named', () => {
    const plan = smallPlan()
    plan.assignments.sponsors = []
    expect(sponsorGaps(plan, evaluateTargetLists(plan, targets))).toEqual(['big'])
    plan.assignments = {}
    expect(sponsorGaps(plan, evaluateTargetLists(plan, targets))).toEqual([])
  })
})
