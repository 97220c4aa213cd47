import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/checkPlan.ts'
import { readPlan } from '../check/readPlan.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { derivedPlan } from './derivedPlan.ts'
import { mergePlans } from './mergePlans.ts'
import { blankPlan, copiedPlan } from './newPlan.ts'

const identity = {
  code: 'county-2025',
  title: '某县方案',
  jurisdiction: '430321000000',
  period: { start: '2025-01-01', end: '2025-12-31' },
  document: { issuer: '某县领导小组' },
}

describe('a new plan', () => {
  it('that is blank says what it is and nothing else, and is a plan already', () => {
    const plan = blankPlan(identity)
    expect(readPlan(plan)).toEqual(plan)
    expect(checkPlan(plan).plan).toMatchObject({ ...identity, revision: 1 })
    expect(
      Object.values(plan)
        .flat()
        .filter((part) => Array.isArray(part)),
    ).toEqual([])
  })

  it('that is a copy says all that the other says, as the first revision of its own', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const copy = copiedPlan(plan, identity)
        const { code, title, jurisdiction, period, document, revision, extends: _, removes: __, ...parts } = plan
        expect(copy).toEqual({ ...parts, ...identity, revision: 1 })
      }),
      { numRuns: 40 },
    )
  })

  it('that is the copy of a lower plan as it runs is bound to nobody', () => {
    const lower = { ...derivedPlan(smallPlan(), identity), removes: ['ladder.none'] }
    const copy = copiedPlan(mergePlans(smallPlan(), lower), identity)
    expect(copy).not.toHaveProperty('extends')
    expect(copy).not.toHaveProperty('removes')
    expect(copy.phases).toEqual(smallPlan().phases)
  })

  it('that is derived takes the days of its superior unless it has its own', () => {
    const { period: _, ...undated } = identity
    expect(derivedPlan(smallPlan(), undated).period).toEqual(smallPlan().period)
    expect(derivedPlan(smallPlan(), identity)).toMatchObject({ period: identity.period, extends: { code: 'small', revision: 1 } })
  })
})
