import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import type { TargetList } from '../schema/planParts.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { checkPlan } from './checkPlan.ts'

function faults(list: Partial<TargetList>): [string, string][] {
  const plan = smallPlan()
  const { rules: _, ...first } = plan.targetLists[0]!
  try {
    const { excludes: __, ...second } = plan.targetLists[1]!
    checkPlan({ ...plan, targetLists: [{ ...first, ...list }, second] })
    return []
  } catch (error) {
    const { faults: found } = (error as Problem).details as { faults: { code: string; path: string }[] } // of plan.invalid
    return found.map(({ code, path }) => [code, path])
  }
}
const all = { everyone: true }
const ranked = { count: 3, by: 'poor', first: 'highest' as const }

describe('how a list is made', () => {
  it.each<[string, Partial<TargetList>]>([
    ['by name', { names: ['v-1'] }],
    ['of everyone', all],
    ['of the rest', { rest: true }],
    ['by a draw of so many', { ...all, draw: { count: 3 } }],
    [
      'by a draw of a share, divided by an attribute, each month',
      { ...all, draw: { percent: 20, stratify: 'status', cycle: 'month' } },
    ],
    ['by rank alone', { atLeast: ranked }],
    ['by rank of a ratio', { atLeast: { ...ranked, by: 'rate' } }],
  ])('%s is right', (_, list) => {
    expect(faults(list)).toEqual([])
  })

  it.each<[string, Partial<TargetList>, [string, string]]>([
    ['in no way', {}, ['list.without-rule', 'targetLists.0.rules']],
    ['by a draw from nobody', { draw: { count: 3 } }, ['list.without-rule', 'targetLists.0.rules']],
    ['by a draw without a size', { ...all, draw: {} }, ['list.draw-size', 'targetLists.0.draw']],
    ['by a draw of two sizes', { ...all, draw: { count: 3, percent: 20 } }, ['list.draw-size', 'targetLists.0.draw']],
    ['by lot and by rank', { ...all, draw: { count: 3 }, atLeast: ranked }, ['list.drawn-and-ranked', 'targetLists.0.atLeast']],
    [
      'divided by what nobody keeps',
      { ...all, draw: { count: 3, stratify: 'none' } },
      ['list.attribute-unknown', 'targetLists.0.draw.stratify'],
    ],
    ['ranked by a word', { atLeast: { ...ranked, by: 'status' } }, ['list.attribute-no-figure', 'targetLists.0.atLeast.by']],
    [
      'ranked by what nobody keeps',
      { atLeast: { ...ranked, by: 'none' } },
      ['list.attribute-no-figure', 'targetLists.0.atLeast.by'],
    ],
    [
      'each turn of a cycle that there is not',
      { ...all, draw: { count: 3, cycle: 'none' } },
      ['reference.unknown', 'targetLists.0.draw.cycle'],
    ],
  ])('%s is refused', (_, list, expected) => {
    expect(faults(list)).toEqual([expected])
  })

  it.each<[string, unknown]>([
    ['nobody', { count: 0 }],
    ['half a target', { count: 0.5 }],
    ['more than all', { percent: 101 }],
    ['no share', { percent: 0 }],
  ])('by a draw of %s has no such shape', (_, draw) => {
    expect(() => checkPlan({ ...smallPlan(), targetLists: [{ ...smallPlan().targetLists[0], draw }] })).toThrow(Problem)
  })
})

describe('a list that is told from its seat up', () => {
  it('is refused while a duty tells its members, with the name of that duty', () => {
    expect(faults({ ...all, told: 'fromSeat' })).toEqual([['list.told-by-duty', 'targetLists.0.told']])
    expect(faults({ ...all, told: 'open' })).toEqual([])
  })

  it('is right where every visit to it is unannounced', () => {
    const plan = smallPlan()
    const [first, ...rest] = plan.targetLists
    const visits = plan.duties.visits!.map((one) => ({ ...one, unannounced: true }))
    const quiet = {
      ...plan,
      targetLists: [{ ...first!, told: 'fromSeat' as const }, ...rest],
      duties: { ...plan.duties, visits },
    }
    expect(() => checkPlan(quiet)).not.toThrow()
  })
})
