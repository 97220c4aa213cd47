import type { Accumulators } from '@duzhan/rollup'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/fact.repository.ts'
import type { Sums } from './rollup.repository.ts'
import { merge, mergeAll, sumsOfTargets } from './sums.ts'

const count = fc.integer({ min: 0, max: 50 })
const sorted = <Value>(held: Record<string, Value>) =>
  Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
const counts = fc.dictionary(fc.constantFrom('差', '良好'), fc.integer({ min: 1, max: 9 })).map(sorted)
/** What is kept of a question: of a judgement, of a number, of a choice. */
const accumulators: fc.Arbitrary<Accumulators> = fc.oneof(
  fc.record({ share: fc.record({ good: count, bad: count, na: count }) }),
  fc.record({ sum: fc.record({ total: fc.integer().map(String), targets: count }) }),
  fc.record({ distribution: fc.record({ counts, targets: count }) }),
)
const keys = ['a.b 1', 'a.b 2', 'a.c 1', 'd.e 0']
const places = fc.dictionary(fc.constantFrom(...keys), accumulators).map(sorted)
const checklists = fc
  .dictionary(fc.constantFrom('household', 'village'), fc.record({ targets: count, places }))
  .map((all) => Object.entries(sorted(all)).map(([checklist, sums]) => ({ checklist, ...sums })))
const sums: fc.Arbitrary<Sums> = fc.record({ coverage: fc.record({ visited: count, designated: count }), checklists })
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
      all
        .flatMap((one) => Object.values(one.places))
        .reduce((sum, { share: { good, bad, na } = { good: 0, bad: 0, na: 0 } }) => sum + good + bad + na, 0)
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

const fact = (target: string, observations: Fact['observations'], checklist = 'village'): Fact => ({
  plan: 'p',
  checklist,
  window: '2020-03',
  target,
  targetName: target,
  place: '',
  region: 'r',
  regionPath: ['r'],
  submission: `s-${target}`,
  revision: 1,
  no: 0,
  at: new Date(0),
  observations,
})

describe('what targets of a region came to', () => {
  it('counts the designated, the visited among them, and every judged answer', () => {
    const facts = [
      fact('v-1', [
        { path: 'a.b', kind: 'judgement', result: 'good' },
        { path: 'a.c', kind: 'judgement', result: 'na' },
      ]),
      fact('v-2', [
        { path: 'a.b', kind: 'judgement', result: 'bad' },
        { path: 'a.c', kind: 'judgement', result: 'unanswered' },
      ]),
      fact('v-1', [{ path: 'x.y', kind: 'judgement', result: 'good' }], 'household'),
    ]
    expect(sumsOfTargets(['v-1', 'v-2', 'v-3'], facts)).toEqual({
      coverage: { visited: 2, designated: 3 },
      checklists: [
        { checklist: 'household', targets: 1, places: { 'x.y 1': { share: { good: 1, bad: 0, na: 0 } } } },
        {
          checklist: 'village',
          targets: 2,
          places: {
            'a.b 1': { share: { good: 1, bad: 1, na: 0 } },
            'a.c 1': { share: { good: 0, bad: 0, na: 1 } },
          },
        },
      ],
    })
  })

  it('feeds every measure by what was observed, and never adds what one revision asks to what another asks', () => {
    const money = (target: string, unit: string, number: number) => fact(target, [{ path: 'a.m', kind: 'number', unit, number }])
    const facts = [
      money('v-1', '万元', 0.1),
      money('v-2', '万元', 0.2),
      { ...money('v-3', '元', 3000), revision: 2 },
      fact('v-4', [
        { path: 'a.g', kind: 'grade', result: 'bad', choices: ['差'] },
        { path: 'a.r', kind: 'computed', unit: '%', parts: { numerator: 1, denominator: 4 } },
      ]),
    ]
    expect(sumsOfTargets([], facts).checklists[0]?.places).toEqual({
      'a.g 1': { share: { good: 0, bad: 1, na: 0 }, distribution: { counts: { 差: 1 }, targets: 1 } },
      'a.m 1': {
        sum: { total: '0.3', targets: 2 },
        mean: { total: '0.3', targets: 2 },
        min: { value: 0.1, targets: 2 },
        max: { value: 0.2, targets: 2 },
      },
      'a.m 2': {
        sum: { total: '3000', targets: 1 },
        mean: { total: '3000', targets: 1 },
        min: { value: 3000, targets: 1 },
        max: { value: 3000, targets: 1 },
      },
      'a.r 1': { ratio: { numerator: '1', denominator: '4', targets: 1 } },
    })
  })

  it('does not count as visited who is not designated, nor as collected what was not answered', () => {
    const sum = sumsOfTargets([], [fact('v-9', [{ path: 'a.b', kind: 'judgement', result: 'unanswered' }])])
    expect(sum.coverage).toEqual({ visited: 0, designated: 0 })
    expect(sum.checklists).toEqual([{ checklist: 'village', targets: 1, places: {} }])
    expect(sumsOfTargets(['v-1'], [])).toEqual({ coverage: { visited: 0, designated: 1 }, checklists: [] })
  })
})
