import { type Actor, type Grant, policy, Role } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Audience, desksFor, desksOf, isFor, tellingVerbs } from './audience.ts'

const { plan } = world
const pathOf = (region: string): string[] => [...regionPath(regionCode(region))]
const who = (...grants: (Partial<Grant> & Pick<Grant, 'role' | 'region'>)[]): Actor => ({
  ...{ id: 'p-1', account: 'someone', title: '岗位' },
  grants: grants.map((grant) => ({ plan, ...grant })),
})
const village = pathOf(world.village)
const toUnit: Audience = { rule: 'place', verb: 'finding.accept', regionPath: pathOf(world.township), target: 'v-1' }
const atCounty: Audience = { rule: 'seat', verb: 'finding.verify', region: world.county }
const atSchoolGate: Audience = { rule: 'seat', verb: 'due.handIn', region: world.county }
const toTeam: Audience = { rule: 'team', verb: 'visit.list', region: world.county, team: 'county' }
const toTarget: Audience = { rule: 'target', verb: 'finding.accept', regionPath: village, target: 'v-1' }
const toOwer: Audience = { rule: 'ower', by: `region:${world.county}`, regionPath: pathOf(world.county) }
const toAll: Audience = { rule: 'plan', verb: 'targetList.byPlan', jurisdiction: world.city }
const toBody: Audience = { rule: 'place', verb: 'visit.list', regionPath: [], bodies: ['expert'] }

describe('whom a message is for', () => {
  it.each<[string, Audience, Actor, boolean]>([
    ['the unit at its seat', toUnit, who({ role: 'unit', region: world.township }), true],
    ['a unit above it', toUnit, who({ role: 'unit', region: world.county }), true],
    ['the unit next door', toUnit, who({ role: 'unit', region: world.otherCounty }), false],
    ['the unit under another plan', toUnit, who({ role: 'unit', region: world.township, plan: 'another' }), false],
    ['the unit under every plan', toUnit, who({ role: 'unit', region: world.township, plan: '*' }), true],
    ['a reviewer where the unit is', toUnit, who({ role: 'reviewer', region: world.township }), false],
    ['whoever is granted the very target', toUnit, who({ role: 'unit', region: world.township, target: 'v-1' }), true],
    ['whoever is granted another target', toUnit, who({ role: 'unit', region: world.township, target: 'v-2' }), false],
    ['nobody, where nothing is granted', toUnit, who(), false],
    ['the reviewer at the seat that is counted for', atCounty, who({ role: 'reviewer', region: world.county }), true],
    ['the reviewer above that seat, who has a count of its own', atCounty, who({ role: 'reviewer', region: world.city }), false],
    ['an office where targets owe', atSchoolGate, who({ role: 'unit', region: world.county }), true],
    ['an inspector there, who hands in for nobody', atSchoolGate, who({ role: 'inspector', region: world.county }), false],
    ['an inspector of the team there', toTeam, who({ role: 'inspector', region: world.county, team: 'county' }), true],
    ['an inspector of another team', toTeam, who({ role: 'inspector', region: world.county, team: 'city' }), false],
    ['an inspector of any team', toTeam, who({ role: 'inspector', region: world.county }), false],
    ['the team at another seat', toTeam, who({ role: 'inspector', region: world.city, team: 'county' }), false],
    ['an author at that seat, who sees the visits too', toTeam, who({ role: 'author', region: world.county }), false],
    ['the target itself', toTarget, who({ role: 'unit', region: world.township, target: 'v-1' }), true],
    ['whoever is granted all of its township', toTarget, who({ role: 'unit', region: world.township }), false],
    ['the county that owes a report', toOwer, who({ role: 'unit', region: world.county }), true],
    ['the city above it', toOwer, who({ role: 'unit', region: world.city }), false],
    ['somebody below the plan’s jurisdiction', toAll, who({ role: 'unit', region: world.township }), true],
    ['somebody above it', toAll, who({ role: 'viewer', region: world.province }), true],
    ['somebody outside of it', toAll, who({ role: 'viewer', region: '980000000000' }), false],
    ['the body that was drawn', toBody, who({ role: 'inspector', region: world.county, body: 'expert' }), true],
    ['another body', toBody, who({ role: 'inspector', region: world.county, body: 'other' }), false],
  ])('%s', (_, audience, actor, expected) => {
    expect(isFor(actor, plan, audience)).toBe(expected)
  })

  const regions = [world.province, world.city, world.county, world.township, world.village, world.otherCounty]
  const region = fc.constantFrom(...regions)
  const target = fc.constantFrom('v-1', 'v-2')
  const body = fc.constantFrom('expert', 'education')
  const team = fc.constantFrom('county', 'city')
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 })
  const grant = fc
    .record({
      ...{ role: fc.constantFrom(...Role.options), region, plan: fc.constantFrom(plan, '*', 'another') },
      ...{ team: maybe(team), target: maybe(target), body: maybe(body) },
    })
    .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as Grant)
  const verb = fc.constantFrom(...tellingVerbs)
  const by = fc.oneof(
    region.map((code) => `region:${code}`),
    target.map((id) => `target:${id}`),
    body.map((key) => `body:${key}`),
    fc.constantFrom('team:county', `team:county@${world.county}`, 'unit:office', 'sponsor:s-1'),
  )
  const audience: fc.Arbitrary<Audience> = fc.oneof(
    fc.record({ rule: fc.constant('place' as const), verb, regionPath: region.map(pathOf), target, bodies: fc.array(body) }),
    fc.record({ rule: fc.constant('seat' as const), verb, region }),
    fc.record({ rule: fc.constant('team' as const), verb, region, team: fc.oneof(team, fc.constant('')) }),
    fc.record({ rule: fc.constant('target' as const), verb, regionPath: region.map(pathOf), target }),
    fc.record({ rule: fc.constant('ower' as const), by, regionPath: region.map(pathOf) }),
    fc.record({ rule: fc.constant('plan' as const), verb: fc.constant('targetList.byPlan' as const), jurisdiction: region }),
  )

  it('finds at a desk of theirs whatever is for them', () => {
    let told = 0
    fc.assert(
      fc.property(fc.array(grant, { minLength: 1, maxLength: 3 }), audience, (grants, to) => {
        const actor: Actor = { id: 'p-1', account: 'someone', title: '岗位', grants }
        if (!isFor(actor, plan, to)) return
        told += 1
        const lies = desksOf(to)
        expect(desksFor(actor).some((desk) => lies.includes(desk))).toBe(true)
      }),
      { numRuns: 5_000, seed: 20200320 },
    )
    expect(told, 'it was for somebody often enough').toBeGreaterThan(200)
  })

  it('is told by verbs that are in the policy, and by no service’s', () => {
    for (const one of tellingVerbs) expect(policy[one]).not.toContain('service')
  })
})
