import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedPlan } from '../inherit/derivedPlan.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import type { Hold } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { changed, tightenings, weakenings } from '../test/planChanges.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'
import { findingIn } from './conformanceFinding.ts'
import { conformPlan } from './conformPlan.ts'
import { comparisonIn } from './planComparison.ts'

const parts = ['phases', 'milestones', 'targetLists', 'checklists', 'units'] as const
const holds: readonly Hold[] = ['open', 'floor', 'fixed']

/** A plan that holds all its elements in one way. */
const held = (plan: Plan, hold: Hold): Plan => ({
  ...plan,
  ...Object.fromEntries(parts.map((part) => [part, plan[part].map((element) => ({ ...element, hold }))])),
  duties: { ...plan.duties, visits: (plan.duties.visits ?? []).map((visit) => ({ ...visit, hold })) },
})
const identity = { code: 'county', title: '某县方案', jurisdiction: '430321000000', document: { issuer: '某县领导小组' } }

describe('any plan', () => {
  it.each(holds)('conforms to itself, all of it being %s', (hold) => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(comparePlans(held(plan, hold), held(plan, hold))).toEqual([])
        expect(conformPlan(held(plan, hold), held(plan, hold))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('is conformed to by whoever says nothing of their own', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...holds), (plan, hold) => {
        const superior = held({ ...plan, removes: [] }, hold)
        expect(conformPlan(mergePlans(superior, derivedPlan(superior, identity)), superior)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('that leaves everything open is broken by nothing but an earlier end', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (lower, upper) => {
        const breaches = conformPlan(held(lower, 'open'), held(upper, 'open')).filter(({ path }) =>
          parts.some((part) => path.startsWith(part)),
        )
        expect(breaches).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('that holds a floor or fixes is broken by whoever leaves an element out, and by that element', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...parts), fc.constantFrom('floor' as const, 'fixed' as const), (plan, part, hold) => {
        const upper = held(plan, hold)
        for (const { key } of upper[part]) {
          const lower = { ...upper, [part]: upper[part].filter((element) => element.key !== key) }
          const found = conformPlan(lower, upper)
          expect(found.map(({ path }) => path)).toContain(`${part}.${key}`)
          expect(found.find(({ path }) => path === `${part}.${key}`)?.verdict).toBe('removed')
        }
      }),
      { numRuns: 40 },
    )
  })

  it('that holds a floor is not broken by elements of one’s own', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom('units' as const, 'phases' as const), (plan, part) => {
        const upper = held(plan, 'floor')
        const own = { key: 'ofOurOwn', title: '自定', start: '2020-02-01', end: '2020-02-02' }
        const lower = { ...upper, [part]: [...upper[part], own] } as Plan // units take no dates, and nothing compares them
        expect(conformPlan(lower, upper)).toEqual([])
        expect(comparePlans(lower, upper).map(({ path, verdict }) => [path, verdict])).toEqual([[`${part}.ofOurOwn`, 'added']])
      }),
      { numRuns: 30 },
    )
  })

  it('fixed is broken in more places than held as a floor, and that in more than open', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (lower, upper) => {
        const [open, floor, fixed] = holds.map(
          (hold) => new Set(conformPlan(held(lower, hold), held(upper, hold)).map(({ path }) => path)),
        )
        for (const path of open ?? []) expect(floor).toContain(path)
        for (const path of floor ?? []) expect(fixed).toContain(path)
      }),
      { numRuns: 40 },
    )
  })

  it('is told from another in whole sentences, in either language', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, fc.constantFrom(...holds), (lower, upper, hold) => {
        const [below, above] = [held(lower, hold), held(upper, hold)]
        for (const language of ['zh', 'en'] as const) {
          const told = [
            ...comparePlans(below, above).flatMap((one) => {
              const { label, upper: was, lower: is } = comparisonIn(one, language)
              return [label, was, is]
            }),
            ...conformPlan(below, above).map((one) => findingIn(one, language).message),
          ]
          for (const text of told) expect(text).not.toMatch(/undefined|NaN|\[object|\{\w*\}|null/)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('a comparison read the other way round', () => {
  const mirrored: Readonly<Record<string, readonly string[]>> = {
    added: ['removed'],
    // a question that no longer must be answered counts as left out
    removed: ['added', 'tightened'],
    tightened: ['weakened', 'cannotTell', 'removed'],
    // two ways of which neither holds all of the other are less than it, read from either side
    weakened: ['tightened', 'weakened', 'cannotTell'],
    cannotTell: ['cannotTell', 'tightened', 'weakened', 'reworded'],
    reworded: ['reworded', 'cannotTell'],
  }
  it.each([...tightenings, ...weakenings].map((change) => [change.what, change] as const))('when %s', (_what, change) => {
    const [plan, other] = [changed(change), smallPlan()]
    const there = comparePlans(plan, other)
    const back = comparePlans(other, plan)
    if (change.what.startsWith('an element binds')) return
    expect(new Set(back.map(({ path }) => path))).toEqual(new Set(there.map(({ path }) => path)))
    for (const { path, verdict, upper, lower } of there) {
      const turned = back.find((one) => one.path === path && mirrored[verdict]?.includes(one.verdict))
      expect(turned, `${path} ${verdict}`).toBeDefined()
      if (!path.startsWith('checklists')) expect([turned?.upper, turned?.lower]).toEqual([lower, upper])
    }
  })
})

describe('a question that may be left blank', () => {
  interface Section {
    required: string[]
    properties: Record<string, unknown>
  }
  const optional = (hold: Hold = 'floor'): Plan & { section: Section } => {
    const plan = held(smallPlan(), hold)
    const [checklist] = plan.checklists
    const { health: section } = (checklist?.schema as { properties: { health: Section } } | undefined)?.properties ?? {} // as the small plan has it
    if (!section) throw new Error('the small plan has a section')
    section.required = ['clinic']
    return Object.defineProperty({ ...plan, section }, 'section', { enumerable: false })
  }
  const at = 'checklists.village.schema.properties.health.properties.doctor'

  it.each(holds)('in both plans is no difference, be it %s', (hold) => {
    expect(comparePlans(optional(hold), optional(hold))).toEqual([])
    expect(conformPlan(optional(hold), optional(hold))).toEqual([])
  })

  it('and must be answered below is a tightening, which only what is fixed forbids', () => {
    const demanded = (hold: Hold) => held(smallPlan(), hold)
    expect(comparePlans(demanded('floor'), optional()).map(({ path, verdict }) => [path, verdict])).toEqual([[at, 'tightened']])
    expect(conformPlan(demanded('floor'), optional())).toEqual([])
    expect(conformPlan(demanded('fixed'), optional('fixed')).map(({ path, code }) => [path, code])).toEqual([
      [at, 'fixed.changed'],
    ])
  })

  it('and is left out below is left out all the same', () => {
    const without = optional()
    delete without.section.properties['doctor']
    expect(conformPlan(without, optional()).map(({ path, code }) => [path, code])).toEqual([[at, 'floor.removed']])
  })
})

describe('several weakenings at once', () => {
  it('are each found, whatever else is done', () => {
    const apart = weakenings.filter(({ at }) => !weakenings.some((other) => other.at !== at && at.startsWith(other.at)))
    const byPart = (at: string) => at.split('.').slice(0, 2).join('.')
    for (const first of apart)
      for (const second of apart) {
        if (byPart(first.at) === byPart(second.at)) continue
        const paths = conformPlan(changed(first, second), smallPlan()).map(({ path }) => path)
        expect(paths, `${first.what}, ${second.what}`).toEqual(expect.arrayContaining([first.at, second.at]))
      }
  })
})
