import type { DesignationEvent } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { aDesignation } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { lookedBackAt } from './lookedBackAt.ts'

const document = packs[0]!.plan as Plan // every pack's plan is checked by its own tests
const plan: Plan = {
  ...document,
  duties: {
    owed: [
      {
        ...{ key: 'back', title: '摘牌回头看', what: 'visit', modes: ['lookBack'], checklist: 'village' },
        ...{ who: { kind: 'team', team: 'cityFixed' }, about: { kind: 'lists', targetLists: ['provincial'] } },
        when: { kind: 'release', within: 10, unit: 'day' },
      },
    ],
  },
}
const released = (over: Partial<DesignationEvent> = {}): DesignationEvent =>
  aDesignation({ plan: plan.code, target: 'v-1', list: 'provincial', releasedOn: '2020-04-01', ...over })
const due = `${plan.code}:owed.back:v-1:release-2020-04-01:1`
const day = '2020-04-05'
const record = { due, checklist: 'village' }

describe('a target that was released', () => {
  it('is filled in about by the visit that looks back at it, by its checklist, as if it stood on the list', () => {
    expect(lookedBackAt(released(), plan, { day, record })).toEqual(released({ releasedOn: null }))
    expect(lookedBackAt(released(), plan, { day }).releasedOn, 'a photo names no visit').toBeNull()
  })

  it.each<[string, DesignationEvent, Plan | null, { day: string; record?: { due?: string; checklist: string } }]>([
    ['no visit named', released(), plan, { day, record: { checklist: 'village' } }],
    ['another visit named', released(), plan, { day, record: { ...record, due: due.replace('v-1', 'v-2') } }],
    ['a visit after an earlier release', released(), plan, { day, record: { ...record, due: due.replace('04-01', '03-01') } }],
    ['another plan’s visit', released(), plan, { day, record: { ...record, due: `x${due}` } }],
    ['another checklist', released(), plan, { day, record: { due, checklist: 'relocation' } }],
    ['a day before', released(), plan, { day: '2020-04-01' }],
    ['a day after', released(), plan, { day: '2020-04-12', record }],
    ['another list left', released({ list: 'municipal' }), plan, { day, record }],
    ['a list on which it stands', released({ also: [{ list: 'municipal', team: null }] }), plan, { day, record }],
    ['a plan without such visits', released(), document, { day, record }],
    ['no plan', released(), null, { day, record }],
  ])('with %s stays released', (_, designation, own, asked) => {
    expect(lookedBackAt(designation, own, asked)).toBe(designation)
  })

  it('and one that stands is answered as it is', () => {
    const standing = aDesignation({ list: 'provincial', releasedOn: null })
    expect(lookedBackAt(standing, plan, { day, record })).toBe(standing)
  })
})
