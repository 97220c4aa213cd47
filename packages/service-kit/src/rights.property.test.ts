import { type Actor, policy, Role, type Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concerns, grantsAt, grantsFor, may, reach, targetsFor, visible } from './rights.ts'

/** A small country: two provinces, each with two cities of two counties of two townships, all told by their digits. */
const two = [1, 2]
const regions = two.flatMap((province) => [
  `9${province}`,
  ...two.flatMap((city) => [
    `9${province}0${city}`,
    ...two.flatMap((county) => [
      `9${province}0${city}2${county}`,
      ...two.map((township) => `9${province}0${city}2${county}10${township}`),
    ]),
  ]),
])
const code = (digits: string) => digits.padEnd(12, '0')
const plans = ['p-1', 'p-10', 'p-2']
const verbs = Object.keys(policy) as Verb[] // the keys of a literal table

const anyRegion = fc.constantFrom(...regions)
const anyGrant = fc.record({ role: fc.constantFrom(...Role.options), digits: anyRegion, plan: fc.constantFrom('*', ...plans) })
interface TestGrant {
  role: Role
  digits: string
  plan: string
}
const anyGrants = fc.array(anyGrant, { maxLength: 5 })
const anyVerb = fc.constantFrom(...verbs)
const anyPlan = fc.constantFrom(...plans)

const actor = (grants: readonly TestGrant[]): Actor => ({
  id: 'p-1',
  account: 'someone',
  title: '岗位',
  grants: grants.map(({ role, digits, plan }) => ({ role, region: code(digits), plan })),
})
const place = (plan: string, digits: string) => ({ plan, regionPath: regionPath(regionCode(code(digits))) })

/** What the policy says, written out: the grant's role is in the verb's row, its plan fits, its digits begin the place's. */
function isGranted(grants: readonly TestGrant[], verb: Verb, plan: string, digits: string): boolean {
  for (const grant of grants) {
    const row: readonly string[] = policy[verb]
    const fitsPlan = grant.plan === '*' || grant.plan === plan
    if (row.includes(grant.role) && fitsPlan && digits.startsWith(grant.digits)) return true
  }
  return false
}

describe('rights, for any grants', () => {
  it('are what the policy, the plan and the digits of the regions say', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, anyRegion, (grants, verb, plan, digits) => {
        expect(may(actor(grants), verb, place(plan, digits))).toBe(isGranted(grants, verb, plan, digits))
      }),
      { numRuns: 400 },
    )
  })

  it('are found alike by asking of a place and by asking for the reach', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, anyRegion, (grants, verb, plan, digits) => {
        const where = place(plan, digits)
        const isReached = reach(actor(grants), verb, plan).some((region) => where.regionPath.some((above) => above === region))
        expect(isReached).toBe(may(actor(grants), verb, where))
      }),
      { numRuns: 200 },
    )
  })

  it('reach down: whoever may at a place may at every place within it', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, (grants, verb, plan) => {
        const held = regions.filter((digits) => may(actor(grants), verb, place(plan, digits)))
        for (const lower of regions)
          if (held.some((upper) => lower.startsWith(upper))) expect(held, `${lower} of ${held.join(' ')}`).toContain(lower)
      }),
    )
  })

  it('only grow with another grant, and by no more than that grant gives alone', () => {
    fc.assert(
      fc.property(anyGrants, anyGrant, anyVerb, anyPlan, anyRegion, (grants, more, verb, plan, digits) => {
        const where = place(plan, digits)
        const [before, alone] = [may(actor(grants), verb, where), may(actor([more]), verb, where)]
        expect(may(actor([...grants, more]), verb, where)).toBe(before || alone)
      }),
      { numRuns: 200 },
    )
  })

  it('do not hang on the order of the grants, and name no region twice', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, (grants, verb, plan) => {
        const [forwards, backwards] = [grants, [...grants].reverse()].map((one) => reach(actor(one), verb, plan))
        expect(forwards?.toSorted()).toEqual(backwards?.toSorted())
        expect(new Set(forwards).size).toBe(forwards?.length)
      }),
    )
  })

  it('for one plan are among those for any', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, (grants, verb, plan) => {
        const all = grantsFor(actor(grants), verb)
        for (const grant of grantsFor(actor(grants), verb, plan)) expect(all).toContainEqual(grant)
      }),
    )
  })

  it('of a service are none of a person’s, and the other way round', () => {
    const ofServices = verbs.filter((verb) => policy[verb].length === 1 && (policy[verb] as readonly Role[])[0] === 'service')
    expect(ofServices.length).toBeGreaterThan(5)
    fc.assert(
      fc.property(anyGrants, fc.constantFrom(...ofServices), anyPlan, anyRegion, (grants, verb, plan, digits) => {
        const persons = grants.filter(({ role }) => role !== 'service')
        expect(may(actor(persons), verb, place(plan, digits))).toBe(false)
      }),
    )
  })
})

describe('a plan', () => {
  it('concerns who holds the verb above its jurisdiction or within it, and nobody beside it', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, anyRegion, (grants, verb, plan, digits) => {
        const row: readonly string[] = policy[verb]
        const expected = grants.some(
          (grant) =>
            row.includes(grant.role) &&
            (grant.plan === '*' || grant.plan === plan) &&
            (digits.startsWith(grant.digits) || grant.digits.startsWith(digits)),
        )
        expect(concerns(actor(grants), verb, { plan, jurisdiction: code(digits) })).toBe(expected)
      }),
      { numRuns: 400 },
    )
  })

  it('concerns whoever may do the same within its jurisdiction', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, (grants, verb, plan) => {
        for (const digits of regions.filter((each) => may(actor(grants), verb, place(plan, each))))
          expect(concerns(actor(grants), verb, { plan, jurisdiction: code(digits) }), digits).toBe(true)
      }),
    )
  })
})

describe('a thing that is asked for', () => {
  it('is answered where it may be seen, and otherwise exactly as what is not there', () => {
    fc.assert(
      fc.property(anyGrants, anyVerb, anyPlan, anyRegion, (grants, verb, plan, digits) => {
        const thing = { ...place(plan, digits), secret: '户主姓名' }
        const answerTo = (asked: typeof thing | null) => {
          try {
            return visible(actor(grants), verb, asked, 'target.absent')
          } catch (error) {
            return error
          }
        }
        const nothing = answerTo(null)
        expect(nothing).toEqual(new Problem('absent', 'target.absent'))
        if (isGranted(grants, verb, plan, digits)) expect(answerTo(thing)).toBe(thing)
        else expect(answerTo(thing)).toEqual(nothing)
        expect(JSON.stringify(nothing)).not.toContain('户主')
      }),
      { numRuns: 300 },
    )
  })
})

describe('a grant of one target or body, for any grants beside it', () => {
  const narrowed = fc.record({
    role: fc.constantFrom(...Role.options),
    digits: anyRegion,
    plan: fc.constantFrom('*', ...plans),
    name: fc.constantFrom({}, { target: 't-1' }, { target: 't-2' }, { body: 'b-1' }),
  })
  const named = (grants: readonly (TestGrant & { name: object })[]): Actor => ({
    ...actor(grants),
    grants: grants.map(({ role, digits, plan, name }) => ({ role, region: code(digits), plan, ...name })),
  })
  const anything = fc.record({
    target: fc.constantFrom(undefined, 't-1', 't-2'),
    bodies: fc.constantFrom<(string[] | undefined)[]>(undefined, [], ['b-1'], ['b-2', 'b-1']),
  })

  it('never gives more than the same grant of the whole region, but to a body what the plan gives it', () => {
    fc.assert(
      fc.property(
        fc.array(narrowed, { maxLength: 4 }),
        anyVerb,
        anyPlan,
        anyRegion,
        anything,
        (grants, verb, plan, digits, what) => {
          const where = { ...place(plan, digits), ...what }
          const [narrow, whole] = [named(grants), actor(grants)]
          const isGiven = grants.some(({ name }) => 'body' in name) && what.bodies?.includes('b-1')
          if (may(narrow, verb, where) && !isGiven) expect(may(whole, verb, where)).toBe(true)
          for (const { target, body } of grantsAt(narrow, verb, where)) {
            if (target !== undefined) expect(what.target).toBe(target)
            if (body !== undefined) expect(what.bodies).toContain(body)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is found by region or by name whenever a place of one target is reached', () => {
    fc.assert(
      fc.property(
        fc.array(narrowed, { maxLength: 4 }),
        anyVerb,
        anyPlan,
        anyRegion,
        anything,
        (grants, verb, plan, digits, { target }) => {
          const one = named(grants)
          const where = { ...place(plan, digits), target }
          const isFound =
            reach(one, verb, plan).some((region) => where.regionPath.some((above) => above === region)) ||
            (target !== undefined && targetsFor(one, verb, plan).includes(target))
          if (may(one, verb, where)) expect(isFound).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})
