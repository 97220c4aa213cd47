import type { PlanSummary } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { landingPlan, lastPlan, rememberPlan } from './landingPlan.ts'

const plan = (code: string, status: PlanSummary['status'] = 'published'): PlanSummary => ({
  plan: code,
  revision: 1,
  title: code,
  jurisdiction: '430300000000',
  status,
  period: { start: '2020-01-01', end: '2020-12-31' },
})
const person = (...plans: string[]) => ({
  grants: plans.map((named) => ({ role: 'viewer' as const, region: '430000000000', plan: named })),
})

describe('the plan that work begins in', () => {
  it('is the only one there is, closed or not', () => {
    expect(landingPlan(person('*'), [plan('a')], null)).toBe('a')
    expect(landingPlan(person('*'), [plan('a', 'closed')], null)).toBe('a')
    expect(landingPlan(person('*'), [], null)).toBeNull()
  })

  it('is the one in force among several', () => {
    expect(landingPlan(person('*'), [plan('a', 'closed'), plan('b'), plan('c', 'draft')], null)).toBe('b')
  })

  it('is the one that the post names, whatever else it may see', () => {
    expect(landingPlan(person('*', 'b'), [plan('a'), plan('b')], null)).toBe('b')
  })

  it('is the first of several in force', () => {
    expect(landingPlan(person('*'), [plan('a'), plan('b')], null)).toBe('a')
  })

  it('is the one of last time, as long as it may still be seen', () => {
    expect(landingPlan(person('*'), [plan('a'), plan('b')], 'b')).toBe('b')
    expect(landingPlan(person('*'), [plan('a'), plan('b')], 'gone')).toBe('a')
  })

  it('is remembered for each account on its own', () => {
    rememberPlan('one', 'a')
    expect([lastPlan('one'), lastPlan('other')]).toEqual(['a', null])
  })
})
