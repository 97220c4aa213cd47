import { type Actor, policy, Role, type Verb, verbsOf } from '@duzhan/contracts'
import { asInspector, asViewer, world } from '@duzhan/test-kit/personas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personOf } from '../test/shown.tsx'
import { homeRegion, seesWhole } from './homeRegion.ts'
import { may, under } from './me.ts'

const holding = (...grants: Actor['grants']) => personOf({ ...asInspector, grants })
const grant = (region: string, plan = world.plan as string): Actor['grants'][number] => ({ role: 'viewer', region, plan })

describe('the region in which a person’s figures begin', () => {
  it.each([
    ['their only one', [grant(world.county)], world.county],
    ['the widest of several', [grant(world.village), grant(world.city), grant(world.county)], world.city],
    ['that of a grant for any plan', [grant(world.city, '*')], world.city],
    ['the first of equals', [grant(world.otherCounty), grant(world.county)], world.otherCounty],
    ['none, where a grant is for another plan', [grant(world.city, 'other-2020')], ''],
    ['none, where there is no grant', [], ''],
    ['none, where the region is no code', [grant('somewhere')], ''],
  ])('is %s', (_, grants, home) => expect(homeRegion(holding(...grants), world.plan)).toBe(home))

  it('is as wide as any of them, whatever order they come in', () => {
    const width: Record<string, number> = { [world.province]: 0, [world.city]: 1, [world.county]: 2, [world.village]: 3 }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(width)), { minLength: 1, maxLength: 6 }), (regions) => {
        const home = homeRegion(holding(...regions.map((region) => grant(region))), world.plan)
        expect(width[home]).toBe(Math.min(...regions.map((region) => width[region] ?? 9)))
      }),
    )
  })
})

describe('whether a person is told of the whole of a plan', () => {
  const plan = { code: world.plan, jurisdiction: world.city }

  it.each([
    [world.province, true],
    [world.city, true],
    [world.county, false],
    [world.foreignProvince, false],
    ['', false],
  ])('from %s: %s', (region, whole) => expect(seesWhole(holding(grant(region)), plan)).toBe(whole))

  it('is not so under a grant for another plan', () => {
    expect(seesWhole(holding(grant(world.province, 'other-2020')), plan)).toBe(false)
  })
})

describe('whether a person may do something', () => {
  const verbs = Object.keys(policy) as Verb[] // keys of a literal table

  it.each(Role.options)('is, for a person who is %s, what the policy says', (role) => {
    const person = personOf({ ...asViewer, grants: [{ ...grant(world.city), role }] })
    expect(verbs.filter((verb) => may(person, verb))).toEqual(verbsOf({ role }))
  })

  it('is the sum of what several posts may', () => {
    const person = personOf({ ...asViewer, grants: [{ ...grant(world.city), role: 'unit' }, grant(world.city)] })
    expect(may(person, 'finding.accept')).toBe(true)
    expect(may(person, 'summary.byRegion')).toBe(true)
    expect(may(person, 'plan.publish')).toBe(false)
  })

  it('is, in a plan, what the grants that concern it hold', () => {
    const own = { plan: world.plan, jurisdiction: world.city }
    const grants = [
      { ...grant(world.county), role: 'inspector' as const },
      { ...grant(world.city, 'other-2020'), role: 'author' as const },
      { ...grant(world.foreignProvince, '*'), role: 'operator' as const },
      { ...grant(world.city, '*'), role: 'reviewer' as const, body: 'education' },
    ]
    const person = under(holding(...grants), own)
    expect(person.grants.map(({ role }) => role)).toEqual(['inspector', 'reviewer'])
    expect(may(person, 'submission.submit')).toBe(true)
    expect(may(person, 'due.receive'), 'of a body').toBe(true)
    for (const verb of ['plan.publish', 'person.create', 'filing.accept'] as const) expect(may(person, verb), verb).toBe(false)
    const other = under(holding(...grants), { plan: 'other-2020', jurisdiction: world.city })
    expect([may(other, 'plan.publish'), may(other, 'submission.submit')]).toEqual([true, false])
  })

  it('is in no plan more than it is anywhere, and under one grant that concerns it the same', () => {
    const some = fc.record({
      role: fc.constantFrom(...Role.options),
      region: fc.constantFrom(world.province, world.city, world.county, world.village, world.foreignProvince),
      plan: fc.constantFrom('*', world.plan, 'other-2020'),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), (grants) => {
        const whole = holding(...grants)
        const own = under(whole, { plan: world.plan, jurisdiction: world.city })
        expect(verbs.filter((verb) => may(own, verb) && !may(whole, verb))).toEqual([])
        expect([...own.verbs].sort()).toEqual([...new Set(own.grants.flatMap(verbsOf))].sort())
      }),
    )
  })
})
