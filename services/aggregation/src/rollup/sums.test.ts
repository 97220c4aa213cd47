import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/fact.repository.ts'
import type { Sums } from './rollup.repository.ts'
import { merge, mergeAll, sumsOfTargets } from './sums.ts'

const count = fc.integer({ min: 0, max: 50 })
const byKey = <Value>(keys: readonly string[], value: fc.Arbitrary<Value>, key: string) =>
  fc.dictionary(fc.constantFrom(...keys), value).map((all) =>
    Object.keys(all)
      .sort()
      .map((one) => ({ [key]: one, ...all[one] })),
  )
const tallies = byKey(['a.b', 'a.c', 'd.e'], fc.record({ good: count, bad: count, na: count }), 'path')
const checklists = byKey(['household', 'village'], fc.record({ targets: count, tallies }), 'checklist')
const sums = fc.record({ coverage: fc.record({ visited: count, designated: count }), checklists }) as fc.Arbitrary<Sums>
const nothing: Sums = { coverage: { visited: 0, designated: 0 }, checklists: [] }

const isAssociative = (how: typeof merge) =>
  fc.property(sums, sums, sums, (a, b, c) => void expect(how(how(a, b), c)).toEqual(how(a, how(b, c))))
const isCommutative = (how: typeof merge) => fc.property(sums, sums, (a, b) => void expect(how(a, b)).toEqual(how(b, a)))

describe('the sums of regions', () => {
  it('come to the same in whatever groups they are added', () => fc.assert(isAssociative(merge)))
  it('come to the same in whatever order they are added', () => fc.assert(isCommutative(merge)))
  it('are unchanged by a region that came to nothing', () => {
    fc.assert(fc.property(sums, (a) => void expect([merge(a, nothing), merge(nothing, a)]).toEqual([a, a])))
    expect(mergeAll([])).toEqual(nothing)
  })

  it('add up: nothing is lost, nothing counted twice', () => {
    const total = ({ coverage, checklists: all }: Sums) =>
      coverage.visited +
      coverage.designated +
      all.flatMap((one) => one.tallies).reduce((sum, { good, bad, na }) => sum + good + bad + na, 0)
    fc.assert(
      fc.property(
        fc.array(sums, { maxLength: 6 }),
        (all) => void expect(total(mergeAll(all))).toBe(all.reduce((sum, one) => sum + total(one), 0)),
      ),
    )
  })

  it('of mutants that are no such thing, the same properties catch every one', () => {
    const later: typeof merge = (_, b) => b
    const forgetful: typeof merge = (a, b) => ({ ...merge(a, b), checklists: a.checklists })
    const lopsided: typeof merge = (a, b) => {
      const sum = merge(a, b)
      return { ...sum, coverage: { ...sum.coverage, visited: a.coverage.visited + b.coverage.visited * 2 } }
    }
    const unsorted: typeof merge = (a, b) => {
      const sum = merge(a, b)
      const isNew = b.checklists.some(({ checklist }) => a.checklists.every((one) => one.checklist !== checklist))
      return isNew ? { ...sum, checklists: [...sum.checklists].reverse() } : sum
    }
    for (const [name, mutant] of Object.entries({ later, forgetful, lopsided, unsorted }))
      expect(() => fc.assert(isCommutative(mutant), { numRuns: 500 }), name).toThrow()
    const averaging: typeof merge = (a, b) => {
      const visited = (a.coverage.visited + b.coverage.visited) / 2
      return { ...merge(a, b), coverage: { visited, designated: 0 } }
    }
    expect(() => fc.assert(isAssociative(averaging), { numRuns: 500 })).toThrow()
  })
})

const fact = (target: string, results: Fact['results'], checklist = 'village'): Fact => ({
  plan: 'p',
  checklist,
  window: '2020-03',
  target,
  targetName: target,
  place: '',
  region: 'r',
  regionPath: ['r'],
  submission: `s-${target}`,
  no: 0,
  at: new Date(0),
  results,
})

describe('what targets of a region came to', () => {
  it('counts the designated, the visited among them, and every judged answer', () => {
    const facts = [
      fact('v-1', [
        { path: 'a.b', result: 'good' },
        { path: 'a.c', result: 'na' },
      ]),
      fact('v-2', [
        { path: 'a.b', result: 'bad' },
        { path: 'a.c', result: 'unanswered' },
      ]),
      fact('v-1', [{ path: 'x.y', result: 'good' }], 'household'),
    ]
    expect(sumsOfTargets(['v-1', 'v-2', 'v-3'], facts)).toEqual({
      coverage: { visited: 2, designated: 3 },
      checklists: [
        { checklist: 'household', targets: 1, tallies: [{ path: 'x.y', good: 1, bad: 0, na: 0 }] },
        {
          checklist: 'village',
          targets: 2,
          tallies: [
            { path: 'a.b', good: 1, bad: 1, na: 0 },
            { path: 'a.c', good: 0, bad: 0, na: 1 },
          ],
        },
      ],
    })
  })

  it('does not count as visited who is not designated, nor as collected what was not answered', () => {
    const sum = sumsOfTargets([], [fact('v-9', [{ path: 'a.b', result: 'unanswered' }])])
    expect(sum.coverage).toEqual({ visited: 0, designated: 0 })
    expect(sum.checklists).toEqual([{ checklist: 'village', targets: 1, tallies: [] }])
    expect(sumsOfTargets(['v-1'], [])).toEqual({ coverage: { visited: 0, designated: 1 }, checklists: [] })
  })
})
