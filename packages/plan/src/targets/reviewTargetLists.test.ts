import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { evaluateTargetLists } from './evaluateTargetLists.ts'
import { reviewTargetLists } from './reviewTargetLists.ts'
import type { Target } from './target.ts'

const kind = {
  ...{ key: 'village', title: '村', level: 'village' as const },
  attributes: {
    type: 'object' as const,
    properties: { poor: { type: 'integer' as const, title: '贫困人口', minimum: 0, 'x-unit': '人' } },
    required: [],
    additionalProperties: false as const,
  },
}
const list = (key: string, least: number, more: Partial<TargetList> = {}): TargetList => ({
  ...{ key, title: key, level: 'city', targetKinds: ['village'] },
  rules: [
    { key: 'many', title: '人数', where: { type: 'object', properties: { poor: { minimum: least } }, required: ['poor'] } },
  ],
  ...more,
})
const planWith = (...targetLists: TargetList[]): Plan => ({ ...(smallPlan() as Plan), targetKinds: [kind], targetLists })
const plan = planWith(list('upper', 500), list('lower', 100, { excludes: ['upper'] }))
const village = (poor: number, id = 'v-1'): Target => ({
  ...{ id, name: '某村', kind: 'village', regionCode: '990121100200', attributes: { poor } },
})
const standing = (on: Plan, ...targets: Target[]) =>
  evaluateTargetLists(on, targets).map(({ targetId, list: key, reasons }) => ({ target: targetId, list: key, reasons }))
const review = (now: Plan, was: number, is: number, then = plan) =>
  reviewTargetLists(now, [village(is)], standing(then, village(was)))[0]

describe('holding the lists of today against where targets stand', () => {
  it.each([
    ['stays', 600, 700, { change: null, from: 'upper', list: 'upper', lost: [] }],
    ['goes off', 600, 20, { change: 'off', from: 'upper', list: null, reasons: [] }],
    ['moves', 600, 120, { change: 'move', from: 'upper', list: 'lower' }],
    ['comes on', 20, 120, { change: 'on', from: null, list: 'lower', lost: [] }],
    ['stays off', 20, 30, { change: null, from: null, list: null }],
  ])('a target %s when %i become %i', (_, was, is, expected) => {
    expect(review(plan, was, is)).toMatchObject(expected)
  })

  it('says what holds no longer with today’s figure', () => {
    expect(review(plan, 600, 20)?.lost).toEqual([expect.stringMatching(/500 人（实为 20 人）$/)])
  })

  it('says of a list that the plan no longer has what it said then', () => {
    expect(review(planWith(list('other', 900)), 600, 600)).toMatchObject({
      ...{ change: 'off', lost: [expect.stringMatching(/500 人（实为 600 人）$/)] },
    })
  })

  it('a target that still meets its list stays on it though it meets a higher one too', () => {
    const open = planWith(list('upper', 500), list('lower', 100))
    expect(review(open, 120, 600, open)).toMatchObject({ change: null, list: 'lower', meets: ['upper', 'lower'] })
  })

  it('proposes nothing of what follows its proposals, in whatever order the register comes', () => {
    const poor = fc.array(fc.constantFrom(20, 120, 600), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(poor, poor, (was, is) => {
        const now = is.map((figure, index) => village(figure, `v-${index}`))
        const stood = standing(plan, ...was.map((figure, index) => village(figure, `v-${index}`)))
        const verdicts = reviewTargetLists(plan, now, stood)
        const follows = verdicts.flatMap(({ target, list: key, reasons }) =>
          key === null ? [] : [{ target, list: key, reasons }],
        )
        expect(reviewTargetLists(plan, now, follows).filter(({ change }) => change !== null)).toEqual([])
        expect(reviewTargetLists(plan, now.toReversed(), stood.toReversed())).toEqual(verdicts.toReversed())
      }),
    )
  })
})

describe('a review of open lists beside a secret one', () => {
  const lots = list('lots', 0, { draw: { count: 1 } })
  const both = planWith(list('upper', 500), lots, list('lower', 100, { excludes: ['upper'] }))
  const drawn = (id: string) => [{ list: 'lots', on: '2020-03-20', population: 9, drawn: [id] }]
  const stands = (key: string, id = 'v-1') => ({ target: id, list: key, reasons: [] })
  const openOf = (id: string, poor: number, held: string[]) =>
    reviewTargetLists(
      both,
      [village(poor)],
      held.map((key) => stands(key)),
      { made: drawn(id), secret: ['lots'] },
    ).filter(({ from, list: key }) => from !== 'lots' && key !== 'lots' && (from ?? key) !== null)
  const told = (id: string, poor: number, held: string[]) => openOf(id, poor, held).map(({ meets: _, ...verdict }) => verdict)

  it('says the same of them on whomever the lots fell', () => {
    const figures = fc.constantFrom(20, 120, 600)
    const places = fc.subarray(['upper', 'lower'])
    fc.assert(
      fc.property(figures, places, fc.boolean(), (poor, held, stood) => {
        const withLots = [...held, ...(stood ? ['lots'] : [])]
        expect(told('v-1', poor, withLots)).toEqual(told('v-2', poor, held))
      }),
    )
  })

  it('moves nobody from an open list to a secret one', () => {
    const verdicts = reviewTargetLists(both, [village(20)], [stands('upper')], { made: drawn('v-1'), secret: ['lots'] })
    expect(verdicts.map(({ change, from, list: key }) => [change, from, key])).toEqual([
      ['off', 'upper', null],
      ['on', null, 'lots'],
    ])
  })

  it('tells the reasons of a secret list with that list alone', () => {
    const verdicts = reviewTargetLists(both, [village(600)], [], { made: drawn('v-1'), secret: ['lots'] })
    const lists = (key: string) => [...new Set(verdicts.find((one) => one.list === key)?.reasons.map((reason) => reason.list))]
    expect(lists('upper')).not.toContain('lots')
    expect(lists('lots')).toContain('lots')
  })
})
