import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanLimit } from '../schema/findings.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { countsHours, findingRules } from './findingRules.ts'
import { extensionInPlan, limitInPlan, saidLimit } from './planLimit.ts'

const said = (key: string, over: Partial<PlanLimit> = {}): PlanLimit => ({ key, title: key, within: 7, unit: 'day', ...over })
const all = said('all')
const serious = said('serious', { severity: 'serious', within: 24, unit: 'hour' })
const health = said('health', { category: 'health', within: 3, unit: 'workingDay' })
const both = said('both', { category: 'health', severity: 'serious', within: 2, unit: 'hour' })
const chosen = (limits: PlanLimit[], severity: 'general' | 'serious', category: string) =>
  saidLimit({ findings: { limits } }, { severity, category })?.key ?? null

describe('what a plan says of the limit of a finding', () => {
  it.each([
    ['serious', 'health', 'both'],
    ['general', 'health', 'health'],
    ['serious', 'water', 'serious'],
    ['general', 'water', 'all'],
  ] as const)('of a %s one of %s is what is said most closely: %s', (severity, category, key) => {
    expect(chosen([all, serious, health, both], severity, category)).toBe(key)
    expect(chosen([both, health, serious, all], severity, category)).toBe(key)
  })

  it('is the first of what is said as closely, and nothing where nothing is said of such findings', () => {
    expect(chosen([said('first'), said('second')], 'general', 'water')).toBe('first')
    expect(chosen([serious, health], 'general', 'water')).toBeNull()
    expect(limitInPlan({}, { severity: 'general', category: 'water' })).toBeNull()
    expect(limitInPlan({ findings: { limits: [serious] } }, { severity: 'serious', category: 'water' })).toEqual({
      within: 24,
      unit: 'hour',
    })
  })

  it('holds of the finding, whatever else is said', () => {
    const one = fc.record(
      { severity: fc.constantFrom('general' as const, 'serious' as const), category: fc.constantFrom('health', 'water') },
      { requiredKeys: [] },
    )
    const kind = fc.record({
      severity: fc.constantFrom('general' as const, 'serious' as const),
      category: fc.constantFrom('health', 'water'),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), kind, (every, wanted) => {
        const limits = every.map((each, at) => said(`l${at}`, each))
        const found = saidLimit({ findings: { limits } }, wanted)
        const holding = limits.filter(
          ({ severity = wanted.severity, category = wanted.category }) =>
            severity === wanted.severity && category === wanted.category,
        )
        expect(found === null).toBe(holding.length === 0)
        if (found) expect(holding).toContain(found)
      }),
    )
  })
})

describe('what a plan says of extensions', () => {
  it('is told of a finding in the same way', () => {
    const once = { ...all, times: 1 }
    const twice = { ...serious, times: 2 }
    const plan = { findings: { extensions: [once, twice] } }
    expect(extensionInPlan(plan, { severity: 'serious', category: 'water' })).toEqual(twice)
    expect(extensionInPlan(plan, { severity: 'general', category: 'water' })).toEqual(once)
    expect(extensionInPlan({}, { severity: 'general', category: 'water' })).toBeNull()
  })
})

describe('the rules of the checklists', () => {
  it('are found with their place, kind and own limit', () => {
    const [rule] = findingRules(smallPlan())
    expect(rule).toMatchObject({ kind: { severity: 'general' }, limit: { unit: 'day' } })
    expect(rule?.path).toMatch(/^checklists\.0\.schema\..*\.x-finding$/)
  })

  it('count hours where one of them, or the plan, does', () => {
    const plan = smallPlan()
    expect(countsHours(plan)).toBe(false)
    expect(countsHours({ ...plan, findings: { limits: [serious] } })).toBe(true)
    expect(countsHours({ ...plan, findings: { extensions: [{ ...serious, times: 1 }] } })).toBe(true)
    expect(countsHours(withLimit(plan, { within: 5, unit: 'hour' }))).toBe(true)
  })
})

/** The plan with another limit in every rule. */
function withLimit(plan: Plan, limit: object): Plan {
  const text = JSON.stringify(plan).replaceAll(/"days":\d+/g, JSON.stringify(limit).slice(1, -1))
  return JSON.parse(text) as Plan
}
