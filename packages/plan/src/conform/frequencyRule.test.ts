import { describe, expect, it } from 'vitest'
import { visit } from '../test/planChanges.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'

describe('a visit frequency', () => {
  const against = (upper: [string, number], lower: [string, number]) => {
    const [above, below] = [smallPlan(), smallPlan()]
    Object.assign(visit(above), { cycle: upper[0], times: upper[1] })
    Object.assign(visit(below), { cycle: lower[0], times: lower[1] })
    return comparePlans(below, above).map((comparison) => `${comparison.verdict} ${comparison.upper}→${comparison.lower}`)
  }

  it.each([
    [['month', 1], ['week', 1], ['tightened 每月1次→每周1次']],
    [['month', 3], ['week', 1], ['tightened 每月3次→每周1次']],
    [['month', 4], ['week', 1], ['cannotTell 每月4次→每周1次']],
    [['quarter', 3], ['month', 1], ['tightened 每季度3次→每月1次']],
    [['quarter', 4], ['month', 1], ['weakened 每季度4次→每月1次']],
    [['quarter', 1], ['month', 1], ['tightened 每季度1次→每月1次']],
    [['week', 1], ['month', 3], ['weakened 每周1次→每月3次']],
    [['week', 1], ['month', 5], ['cannotTell 每周1次→每月5次']],
    [['month', 2], ['month', 1], ['weakened 每月2次→每月1次']],
    [['month', 1], ['none', 1], ['weakened 每月1次→不定期']],
    [['none', 1], ['month', 1], ['tightened 不定期→每月1次']],
  ] as [[string, number], [string, number], string[]][])('of %j against %j', (upper, lower, verdicts) => {
    expect(against(upper, lower)).toEqual(verdicts)
  })
})
