import { describe, expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { checksItself } from './checksItself.ts'

const self: OwedDuty = {
  ...{ key: 'self', title: '每周自查', what: 'visit', modes: ['selfCheck'], checklist: 'village', who: { kind: 'target' } },
  about: { kind: 'lists', targetLists: ['upper'] },
  when: { kind: 'cycle', every: 'week' },
}
const asks = (over: Partial<OwedDuty>, list = 'upper', checklist = 'village') =>
  checksItself({ ...smallPlan(), duties: { owed: [{ ...self, ...over }] } }, list, checklist)

describe('a target checks itself', () => {
  it('by the checklist of a visit that it owes on its list', () => {
    expect(asks({})).toBe(true)
    const { checklist: _, ...open } = self
    expect(checksItself({ ...smallPlan(), duties: { owed: [open] } }, 'upper', 'another'), 'left open which').toBe(true)
  })

  it.each<[string, boolean]>([
    ['on another list', asks({}, 'lower')],
    ['by another checklist', asks({}, 'upper', 'household')],
    ['where a team owes the visit', asks({ who: { kind: 'team' } })],
    ['where it owes a report', asks({ what: 'report' })],
    ['where the duty is about all of a kind', asks({ about: { kind: 'targets', targetKind: 'village' } })],
    ['by a plan without such a duty', checksItself(smallPlan(), 'upper', 'village')],
  ])('not %s', (_, found) => {
    expect(found).toBe(false)
  })
})
