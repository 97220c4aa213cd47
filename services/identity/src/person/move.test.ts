import type { Grant } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPerson } from '../test/memory.ts'
import { isUnchanged, lost, type Move, outcomeOf, takenOver } from './move.ts'
import { doesTheSame } from './reach.ts'

const grant = (over: Partial<Grant> = {}): Grant => ({ role: 'inspector', region: world.county, plan: world.plan, ...over })
const moveTo = (grants: Grant[] | null, was: Grant[]): Move => ({
  ...{ grants, was, from: '2020-04-01', reason: '调到市里工作', successor: null },
  ...{ by: '县管理员', at: '2020-03-20T01:00:00.000Z' },
})

const anyGrant: fc.Arbitrary<Grant> = fc
  .record({
    role: fc.constantFrom('inspector' as const, 'unit' as const, 'viewer' as const),
    region: fc.constantFrom(world.county, world.township, world.city),
    plan: fc.constantFrom('*', world.plan),
    body: fc.option(fc.constantFrom('education', 'housing'), { nil: undefined }),
  })
  .map(({ body, ...rest }) => ({ ...rest, ...(body !== undefined && { body }) }))
const anyGrants = fc.uniqueArray(anyGrant, { maxLength: 6, selector: (one) => JSON.stringify(one) })
const anyId = fc.constantFrom('p-1', 'p-2', 'p-3', 'p-4')

describe('what somebody loses who takes another post', () => {
  it('is what they had and have no more, told apart by every field', () => {
    const narrowed = grant({ body: 'education' })
    expect(lost([grant(), narrowed], [grant()])).toEqual([narrowed])
    expect(lost([grant()], [narrowed])).toEqual([grant()])
    expect(lost([grant()], [grant({ plan: '*' })])).toEqual([grant()])
  })

  it('is nothing where nothing changes, in whatever order', () => {
    fc.assert(
      fc.property(anyGrants, (grants) => {
        expect(isUnchanged(grants, [...grants].reverse())).toBe(true)
        expect(lost(grants, grants)).toEqual([])
      }),
    )
  })

  it('with what they keep is all that they had', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, (before, after) => {
        const gone = lost(before, after)
        expect(isUnchanged(before, [...gone, ...before.filter((one) => !gone.includes(one))])).toBe(true)
        for (const one of gone) expect(after).not.toContainEqual(one)
      }),
    )
  })
})

describe('what a person may do once their move has taken effect', () => {
  it('is what was decided, and what they were given since, which is handed to nobody', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, anyGrants, (was, after, since) => {
        const given = lost(since, was)
        const person = aPerson('leaving', { grants: [...was, ...given] })
        const outcome = outcomeOf(person, moveTo(after, was)) ?? []
        for (const one of [...after, ...given]) expect(outcome).toContainEqual(one)
        expect(outcome.length).toBeLessThanOrEqual(after.length + given.length)
        const { grants } = takenOver(aPerson('heir'), person, moveTo(after, was))
        expect(isUnchanged(grants, lost(was, [...after, ...given]))).toBe(true)
      }),
    )
  })

  it('is nothing for who leaves, unless somebody gave them something after that was decided', () => {
    const given = grant({ role: 'decider' })
    expect(outcomeOf({ grants: [grant()] }, moveTo(null, [grant()]))).toBeNull()
    expect(outcomeOf({ grants: [] }, moveTo(null, [grant()]))).toBeNull()
    expect(outcomeOf({ grants: [grant(), given] }, moveTo(null, [grant()]))).toEqual([given])
  })
})

describe('what a successor has', () => {
  it('is all of theirs and all that is handed over, each once, so that nothing is nobody’s', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, anyGrants, (own, before, after) => {
        const person = aPerson('leaving', { grants: before })
        const { grants } = takenOver(aPerson('heir', { grants: own }), person, moveTo(after, before))
        for (const one of [...own, ...lost(before, after)]) expect(grants).toContainEqual(one)
        expect(new Set(grants.map((one) => JSON.stringify(one))).size).toBe(grants.length)
        expect(grants.length).toBeLessThanOrEqual(own.length + lost(before, after).length)
      }),
    )
  })

  it('is the same when it is handed over again: a platform that died between does it twice', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, fc.array(anyId, { maxLength: 4 }), (own, before, standsFor) => {
        const heir = aPerson('heir', { grants: own, standsFor: [...new Set(standsFor)] })
        const person = aPerson('leaving', { grants: before, standsFor: ['p-0'] })
        const once = takenOver(heir, person, moveTo(null, before))
        expect(takenOver({ ...heir, ...once }, person, moveTo(null, before))).toEqual(once)
      }),
    )
  })

  it('is what was theirs by name, and their predecessors’ before, but never their own', () => {
    const heir = aPerson('heir', { standsFor: ['p-a'] })
    const person = aPerson('leaving', { standsFor: ['p-b', 'p-heir', 'p-a'] })
    expect(takenOver(heir, person, moveTo([], [])).standsFor).toEqual(['p-b', 'p-a', 'p-leaving'])
    const many = Array.from({ length: 30 }, (_, at) => `p-${at}`)
    expect(takenOver(aPerson('heir', { standsFor: many }), person, moveTo([], [])).standsFor).toHaveLength(20)
  })
})

describe('a grant that does the same', () => {
  it('holds in all that lies within its region and for its plan, in the same role, and is narrowed to nothing else', () => {
    const at = grant({ region: world.township })
    expect(doesTheSame(grant(), at)).toBe(true)
    expect(doesTheSame(at, grant())).toBe(false)
    expect(doesTheSame(grant({ plan: '*' }), at)).toBe(true)
    expect(doesTheSame(grant({ plan: 'other' }), at)).toBe(false)
    expect(doesTheSame(grant({ role: 'viewer' }), at)).toBe(false)
    expect(doesTheSame(grant({ region: world.otherCounty }), at)).toBe(false)
    expect(doesTheSame(grant(), grant({ body: 'education' }))).toBe(true)
    expect(doesTheSame(grant({ body: 'education' }), grant({ body: 'education' }))).toBe(true)
    expect(doesTheSame(grant({ body: 'education' }), grant())).toBe(false)
    expect(doesTheSame(grant({ team: 'one' }), grant({ team: 'two' }))).toBe(false)
  })

  it('does the same as itself, and as whatever does the same as that does', () => {
    fc.assert(
      fc.property(anyGrant, anyGrant, anyGrant, (one, other, third) => {
        expect(doesTheSame(one, one)).toBe(true)
        if (doesTheSame(one, other) && doesTheSame(other, third)) expect(doesTheSame(one, third)).toBe(true)
      }),
    )
  })
})
