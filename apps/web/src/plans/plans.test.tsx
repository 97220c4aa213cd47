import type { PlanStatus, PlanSummary } from '@duzhan/contracts'
import { asAuthor, asInspector, world } from '@duzhan/test-kit/personas'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aPlanSummary } from '../test/builders/aPlan.ts'
import { names } from '../test/find.ts'
import { personOf, shown } from '../test/shown.tsx'
import { authorRegions, isWithinAny } from './authorRegions.ts'
import { currentPlans } from './currentPlans.ts'
import { lastPlan, rememberPlan } from './landingPlan.ts'
import { StartPlanLink } from './StartPlanLink.tsx'

const statuses = ['draft', 'published', 'closed'] as const satisfies readonly PlanStatus[]
const revisions = fc.uniqueArray(
  fc.record({
    plan: fc.constantFrom('a', 'b', 'c'),
    revision: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom(...statuses),
  }),
  { selector: ({ plan, revision }) => `${plan} ${revision}`, maxLength: 12 },
)
const whole = (entry: Pick<PlanSummary, 'plan' | 'revision' | 'status'>) => aPlanSummary(entry)

describe('the plans to choose from', () => {
  it('are one for each plan, whatever order they come in', () => {
    fc.assert(
      fc.property(revisions, (entries) => {
        const found = currentPlans(entries.map(whole))
        expect(new Set(found.map(({ plan }) => plan))).toEqual(new Set(entries.map(({ plan }) => plan)))
        expect(found).toHaveLength(new Set(entries.map(({ plan }) => plan)).size)
        const byPlan = (plans: PlanSummary[]) => [...plans].sort((a, b) => a.plan.localeCompare(b.plan))
        expect(byPlan(currentPlans([...entries].reverse().map(whole)))).toEqual(byPlan(found))
      }),
    )
  })

  it('are the revision in force where there is one, else the last that was, else the last draft', () => {
    fc.assert(
      fc.property(revisions, (entries) => {
        for (const chosen of currentPlans(entries.map(whole))) {
          const own = entries.filter(({ plan }) => plan === chosen.plan)
          const best = (['published', 'closed', 'draft'] as const).find((status) => own.some((one) => one.status === status))
          expect(chosen.status).toBe(best)
          expect(chosen.revision).toBe(Math.max(...own.filter(({ status }) => status === best).map(({ revision }) => revision)))
        }
      }),
    )
  })
})

describe('where a person may write new plans', () => {
  const author = (...grants: (typeof asAuthor)['grants']) => personOf({ ...asAuthor, grants })
  const anyPlan = { role: 'author', region: world.city, plan: '*' } as const

  it('is where they write any plan, not where they write one', () => {
    expect(authorRegions(author(anyPlan))).toEqual([world.city])
    expect(authorRegions(personOf(asAuthor))).toEqual([])
    expect(authorRegions(author(anyPlan, { ...anyPlan, region: world.otherCounty }))).toEqual([world.city, world.otherCounty])
  })

  it('is nowhere for who writes none', () => {
    expect(authorRegions(personOf({ ...asInspector, grants: [{ role: 'inspector', region: world.city, plan: '*' }] }))).toEqual(
      [],
    )
  })

  it.each([
    [world.city, true],
    [world.county, true],
    [world.village, true],
    [world.province, false],
    [world.foreignProvince, false],
    ['', false],
    ['9901', false],
    ['上坪村', false],
  ])('%s lies in the city: %s', (region, isIn) => {
    expect(isWithinAny(region, [world.city])).toBe(isIn)
    expect(isWithinAny(region, [])).toBe(false)
  })

  it('has a way to a new plan, and nowhere else', async () => {
    await shown(<StartPlanLink />, { as: { ...asAuthor, grants: [anyPlan] } })
    expect(names('link')).toHaveLength(1)
    await shown(<StartPlanLink />, { as: asAuthor })
    expect(names('link')).toEqual([])
  })
})

describe('the plan that an account was in last', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is remembered for each account by itself', () => {
    rememberPlan('one', 'a')
    rememberPlan('two', 'b')
    expect([lastPlan('one'), lastPlan('two'), lastPlan('three')]).toEqual(['a', 'b', null])
  })

  it('is forgotten by a browser that keeps nothing, which does no harm', () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, clear: () => {} })
    expect(() => rememberPlan('one', 'a')).not.toThrow()
    expect(lastPlan('one')).toBeNull()
  })
})
