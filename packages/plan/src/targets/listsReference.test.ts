import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { evaluateTargetLists } from './evaluateTargetLists.ts'
import { listOrder } from './listOrder.ts'

const keys = ['a', 'b', 'c', 'd']
const poor = (minimum: number) => ({ properties: { poor: { minimum } }, required: ['poor'] })
const anyList = (key: string): fc.Arbitrary<TargetList> =>
  fc
    .record({
      bound: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 5 }),
      isRest: fc.integer({ min: 0, max: 4 }),
      excludes: fc.subarray(keys.filter((other) => other !== key)),
    })
    .map(({ bound, isRest, excludes }) => ({
      key,
      title: `名单${key}`,
      level: 'county' as const,
      targetKinds: ['village'],
      ...(isRest === 0 ? { rest: true } : {}),
      ...(bound === null ? {} : { rules: [{ key: 'r', title: '规则', where: poor(bound) }] }),
      ...(excludes.length > 0 ? { excludes } : {}),
    }))
const anyLists = fc.tuple(...keys.map(anyList)).chain((lists) => fc.shuffledSubarray([...lists], { minLength: 1 }))
/** Lists that can be decided: whichever exclude each other in a circle are refused when a plan is published. */
const decidable = anyLists.filter((lists) => listOrder(lists) !== null)
const anyTargets = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 8 })
const planOf = (targetLists: TargetList[]): Plan => ({ ...smallPlan(), targetLists })
const placed = (lists: TargetList[], figures: readonly number[]) =>
  evaluateTargetLists(
    planOf(lists),
    figures.map((figure, index) => village(`v${index}`, figure)),
  ).map(({ targetId, list }) => `${targetId} ${list}`)

/** Where one village stands, told by the definition alone: it meets a list, and stands on none that the list excludes. */
function standsOn(lists: TargetList[], figure: number): Set<string> {
  const held = new Set<string>()
  const meets = ({ rules, rest }: TargetList) =>
    (rest && !rules) || (rules ?? []).some(({ where }) => figure >= (where as ReturnType<typeof poor>).properties.poor.minimum)
  for (const isRest of [false, true]) {
    let waiting = lists.filter(({ rest }) => (rest === true) === isRest)
    while (waiting.length > 0) {
      const next = waiting.find(({ excludes }) => !excludes?.some((key) => waiting.some((other) => other.key === key)))
      if (!next) return held
      waiting = waiting.filter((one) => one !== next)
      if (meets(next) && !next.excludes?.some((key) => held.has(key)) && !(isRest && held.size > 0)) held.add(next.key)
    }
  }
  return held
}

describe('lists of any kind', () => {
  it('hold whom their definition says', () => {
    fc.assert(
      fc.property(decidable, anyTargets, (lists, figures) => {
        const expected = figures.flatMap((figure, index) => [...standsOn(lists, figure)].map((list) => `v${index} ${list}`))
        expect(placed(lists, figures).toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 300 },
    )
  })

  it('decide each village by itself: who else is in the register changes nothing', () => {
    fc.assert(
      fc.property(decidable, anyTargets, (lists, figures) => {
        const together = placed(lists, figures).map((line) => line.replace(/^v\d+ /, ''))
        const alone = figures.flatMap((figure) => placed(lists, [figure]).map((line) => line.replace(/^v\d+ /, '')))
        expect(together).toEqual(alone)
      }),
      { numRuns: 60 },
    )
  })

  it('put nobody twice on one, and give every reason as a whole sentence', () => {
    fc.assert(
      fc.property(decidable, anyTargets, fc.constantFrom('zh' as const, 'en' as const), (lists, figures, language) => {
        const targets = figures.map((figure, index) => village(`v${index}`, figure))
        const found = evaluateTargetLists(planOf(lists), targets, language)
        const stands = found.map(({ targetId, list }) => `${targetId} ${list}`)
        expect(new Set(stands).size).toBe(stands.length)
        for (const { list, reasons } of found) {
          expect(reasons.map((reason) => reason.list)).toContain(list)
          for (const { sentence } of reasons) expect(sentence).toMatch(/^(?!.*(undefined|NaN|null|\{)).+$/)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('of which one excludes another never both hold a village', () => {
    fc.assert(
      fc.property(decidable, anyTargets, (lists, figures) => {
        const stands = new Set(placed(lists, figures))
        for (const { key, excludes = [] } of lists)
          for (const other of excludes)
            for (const index of figures.keys())
              expect(stands.has(`v${index} ${key}`) && stands.has(`v${index} ${other}`), `${key} ${other}`).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the order of lists', () => {
  it('is of all of them, each after those that it excludes, and of the rest after all others; or there is a circle', () => {
    fc.assert(
      fc.property(anyLists, (lists) => {
        const ordered = listOrder(lists)
        if (ordered === null) return
        expect(ordered.map(({ key }) => key).toSorted()).toEqual(lists.map(({ key }) => key).toSorted())
        const at = new Map(ordered.map(({ key }, index) => [key, index]))
        for (const { key, excludes = [], rest } of lists) {
          for (const other of excludes) if (at.has(other)) expect(at.get(key)).toBeGreaterThan(at.get(other) ?? 0)
          if (!rest) for (const last of lists.filter((one) => one.rest)) expect(at.get(key)).toBeLessThan(at.get(last.key) ?? 0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
