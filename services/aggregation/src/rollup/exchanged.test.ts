import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/fact.repository.ts'
import type { ObservedAt } from '../fact/observedAt.ts'
import { exchanged } from './exchanged.ts'
import type { Sums } from './rollup.repository.ts'
import { merge, nothing, sumsOfTargets } from './sums.ts'

const observation: fc.Arbitrary<ObservedAt> = fc.oneof(
  fc.record({
    path: fc.constantFrom('a.b', 'a.c'),
    kind: fc.constant('judgement'),
    result: fc.constantFrom('good' as const, 'bad' as const, 'na' as const, 'unanswered' as const),
  }),
  fc.record({ path: fc.constant('a.m'), kind: fc.constant('number'), number: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ path: fc.constant('a.k'), kind: fc.constant('choices'), choices: fc.array(fc.constantFrom('水', '电')) }),
)
const facts = fc.array(
  fc.record({
    checklist: fc.constantFrom('household', 'village'),
    revision: fc.constantFrom(1, 2),
    target: fc.constantFrom('v-1', 'v-2', 'v-3'),
    observations: fc.uniqueArray(observation, { selector: ({ path }) => path, maxLength: 3 }),
  }),
  { maxLength: 4 },
)
const factOf = (one: Pick<Fact, 'checklist' | 'revision' | 'target' | 'observations'>): Fact => ({
  ...one,
  ...{ plan: 'p', window: '2020-03', targetName: '某村', place: '', region: 'r', regionPath: ['r'] },
  ...{ submission: `s-${one.target}`, no: 0, at: new Date(0) },
})
/** What some targets came to. */
const sums: fc.Arbitrary<Sums> = fc
  .tuple(fc.subarray(['v-1', 'v-2', 'v-3']), facts)
  .map(([designated, found]) => sumsOfTargets(designated, found.map(factOf)))

const asText = (one: Sums) => JSON.stringify({ coverage: one.coverage, checklists: one.checklists })
const agrees = (how: typeof exchanged) =>
  fc.property(sums, sums, sums, (others, before, after) => {
    const made = how(merge(others, before), before, after)
    if (made !== null) expect(asText(made)).toBe(asText(merge(others, after)))
  })

describe('sums of which one part comes to something else', () => {
  it('are those of all parts merged anew, to the last byte, whenever they can be told', () => {
    fc.assert(agrees(exchanged), { numRuns: 500 })
  })

  it('can always be told when a part comes in, and where it stays as it was', () => {
    fc.assert(
      fc.property(sums, sums, (others, part) => {
        const all = merge(others, part)
        expect(exchanged(others, nothing, part)).toEqual(all)
        expect(exchanged(all, part, structuredClone(part))).toEqual(all)
        expect(exchanged(all, part, part)).toBe(all)
      }),
    )
  })

  it('are nothing when everybody has gone', () => {
    fc.assert(fc.property(sums, (all) => void expect(exchanged(all, all, nothing)).toEqual(nothing)))
  })

  it('cannot be told when the least number goes for a greater one', () => {
    const money = (target: string, number: number) =>
      sumsOfTargets(
        [],
        [factOf({ checklist: 'village', revision: 1, target, observations: [{ path: 'a.m', kind: 'number', number }] })],
      )
    const all = merge(money('v-1', 1), money('v-2', 5))
    expect(exchanged(all, money('v-1', 1), money('v-1', 2))).toBeNull()
    expect(exchanged(all, money('v-1', 1), money('v-1', 0))).toEqual(merge(money('v-1', 0), money('v-2', 5)))
  })

  it.each<[string, typeof exchanged]>([
    ['forgets to take out what was there before', (all, _, after) => merge(all, after)],
    ['forgets to add what comes', (all, before) => exchanged(all, before, nothing)],
    [
      'keeps a checklist that nobody fills in any more',
      (all, before, after) => {
        const made = exchanged(all, before, after)
        const kept = all.checklists.filter(({ checklist }) => !made?.checklists.some((one) => one.checklist === checklist))
        return made && { ...made, checklists: [...made.checklists, ...kept] }
      },
    ],
  ])('by whoever %s are caught by the same property', (_, mistake) => {
    expect(() => fc.assert(agrees(mistake), { numRuns: 500 })).toThrow()
  })
})
