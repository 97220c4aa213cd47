import { describe, expect, it } from 'vitest'
import type { PlanExtension, PlanLimit } from '../schema/findings.ts'
import type { Hold } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { conformPlan } from './conformPlan.ts'

const week: PlanExtension = { key: 'week', title: '延期一周', times: 1, within: 7, unit: 'day' }

/** The small plan with extensions, and with its checklists held: the rules in them set their limits themselves. */
const planOf = (extensions: PlanExtension[], hold: Hold = 'floor', limits: PlanLimit[] = []): Plan => {
  const plan = smallPlan()
  return { ...plan, checklists: plan.checklists.map((one) => ({ ...one, hold })), findings: { limits, extensions } }
}
/** The same plan, whose checklists leave the limit to the plan. */
const leftToPlan = (plan: Plan): Plan => JSON.parse(JSON.stringify(plan).replaceAll(/"days":\d+,/g, '')) as Plan

const breaches = (lower: Plan, upper: Plan) =>
  conformPlan(lower, upper)
    .filter(({ path }) => path.startsWith('findings.extensions'))
    .map(({ code, path, upper, lower }) => [code, path, upper, lower])

describe('an extension of findings that only the lower plan has', () => {
  it('weakens a limit that its superior holds', () => {
    const broken = [['floor.weakened', 'findings.extensions.week.within', '无', '7日内']]
    expect(breaches(planOf([week]), planOf([]))).toEqual(broken)
  })

  it.each([
    ['fixed', ['fixed.changed']],
    ['floor', ['floor.weakened']],
    ['open', []],
  ] as const)('is held as the checklist whose rule sets the limit: %s', (hold, codes) => {
    expect(breaches(planOf([week], hold), planOf([], hold)).map(([code]) => code)).toEqual(codes)
  })

  it.each([
    ['fixed', ['fixed.changed']],
    ['floor', ['floor.weakened']],
    ['open', []],
  ] as const)('is held as what the superior says of the limit where no rule sets it: %s', (hold, codes) => {
    const limit: PlanLimit = { key: 'all', title: '各类问题', hold, within: 15, unit: 'day' }
    const [lower, upper] = [planOf([week], 'open', [limit]), planOf([], 'open', [limit])].map(leftToPlan)
    expect(breaches(lower!, upper!).map(([code]) => code)).toEqual(codes)
  })

  it('breaks nothing where it is said of findings that no rule of the superior opens', () => {
    expect(breaches(planOf([{ ...week, severity: 'serious' }]), planOf([]))).toEqual([])
    expect(breaches(planOf([{ ...week, severity: 'general' }]), planOf([]))).toHaveLength(1)
  })

  it('breaks nothing where the superior gives as often more time for the same findings, and less of it', () => {
    const closer = { ...week, key: 'closer', severity: 'general' as const }
    const given = (over: Partial<PlanExtension>) => breaches(planOf([week, { ...closer, ...over }]), planOf([week]))
    expect(given({ within: 3 })).toEqual([])
    expect(given({})).toEqual([])
    expect(given({ within: 8 })).toEqual([['floor.weakened', 'findings.extensions.closer.within', '7日内', '8日内']])
    expect(given({ within: 3, times: 2 })).toHaveLength(1)
  })

  it('is left to the comparison of fields where both have it', () => {
    const longer = { ...week, within: 9 }
    expect(breaches(planOf([longer]), planOf([week]))).toEqual([])
    const held: PlanExtension = { ...week, hold: 'floor' }
    expect(breaches(planOf([{ ...held, within: 9 }]), planOf([held]))).toHaveLength(1)
  })
})
