import type { Actor, DesignationEvent, Grant } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { aDesignation } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { knownTo } from './knownTo.ts'

const document = packs[0]!.plan as Plan // every pack's plan is checked by its own tests
const [province, city, county, township, village] = [
  '430000000000',
  '430300000000',
  '430381000000',
  '430381106000',
  '430381106229',
]
const about = { kind: 'lists' as const, targetLists: ['lots'] }
const plan: Plan = {
  ...document,
  targetLists: [...document.targetLists, { ...document.targetLists[0]!, key: 'lots', told: 'fromSeat' }],
  assignments: {
    teams: [
      { key: 'cityLots', title: '市暗查组', level: 'city', targetLists: ['lots'] },
      { key: 'countyLots', title: '县暗查组', level: 'county', targetLists: ['provincial'] },
    ],
  },
  duties: {
    owed: [
      { key: 'own', title: '暗查', what: 'visit', who: { kind: 'team', team: 'cityLots' }, unannounced: true, about },
      { key: 'third', title: '评估', what: 'visit', who: { kind: 'body', body: 'assessor' }, unannounced: true, about },
    ],
  },
}
const covert = { path: [province, city], by: '' }
const lots = { list: 'lots', team: { key: `cityLots@${city}`, title: '市暗查组' }, covert }
const told = (over: Partial<DesignationEvent>): DesignationEvent =>
  aDesignation({ plan: plan.code, target: 'v-1', regionPath: [province, city, county, township, village], ...over })
const hidden = told({ ...lots })
const both = told({ list: 'provincial', also: [lots] })
const who = (...grants: Partial<Grant>[]): Actor => ({
  ...{ id: 'p-1', account: 'somebody', title: '岗位' },
  grants: grants.map((grant) => ({ role: 'inspector', region: county, plan: plan.code, ...grant })),
})
const known = (actor: Actor, designation: DesignationEvent | null) => knownTo(actor, 'submission.submit', designation, plan)

describe('a designation on a list of which only a seat and those above it are told', () => {
  it.each<[string, Actor]>([
    ['its seat', who({ region: city })],
    ['above its seat', who({ region: province })],
    ['the team that visits it, in its part of the jurisdiction', who({ team: 'cityLots' })],
    ['the body that the plan gives it', who({ region: province, body: 'assessor' })],
  ])('is known to %s', (_, actor) => {
    expect(known(actor, hidden)).toEqual(hidden)
    expect(known(actor, both)).toEqual(both)
  })

  it.each<[string, Actor]>([
    ['whoever inspects below for no team', who({})],
    ['another team', who({ team: 'countyLots' })],
    ['that team elsewhere', who({ team: 'cityLots', region: '430321000000' })],
    ['another body', who({ region: province, body: 'education' })],
    ['whoever is granted the target alone', who({ target: 'v-1' })],
    ['that team under another plan', who({ team: 'cityLots', plan: 'other' })],
    ['somebody without any grant', who()],
  ])('is not known to %s: as if there were none, and beside an open one that alone', (_, actor) => {
    expect(known(actor, hidden)).toBeNull()
    expect(known(actor, both)).toEqual(told({ list: 'provincial' }))
  })

  it('is not known by a team that is formed above, and is by one formed at the place that is granted', () => {
    const formedHere = { ...hidden, team: { key: `countyLots@${county}`, title: '县暗查组' } }
    expect(known(who({}), formedHere)).toEqual(formedHere)
    expect(known(who({ region: township }), formedHere)).toBeNull()
  })

  it('leaves what was open before, and what other lists there are', () => {
    const released = told({ list: 'provincial', releasedOn: '2020-04-01', also: [lots] })
    expect(known(who({}), released)).toEqual(told({ list: 'provincial', releasedOn: '2020-04-01' }))
    const second = told({ ...lots, also: [{ list: 'municipal', team: null }] })
    expect(known(who({}), second)).toMatchObject({ list: 'municipal', releasedOn: null })
    expect(known(who({}), second)).not.toHaveProperty('also')
  })

  it('is nothing where nothing was told, and all of it where all is open', () => {
    expect(known(who({}), null)).toBeNull()
    const open = told({ list: 'provincial', also: [{ list: 'municipal', team: null }] })
    expect(known(who({}), open)).toEqual(open)
  })
})
