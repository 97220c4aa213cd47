import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { decided, type KeptStanding, keptStanding } from '../designation/standing.ts'
import { leftPlaces, releaseVisits } from './releaseVisits.ts'

const on = (list: string, from: string, target = 'v-1'): KeptStanding =>
  keptStanding({
    ...{ plan: world.plan, target, targetName: '某村', place: '某县某乡', kind: 'village', list, designatedOn: from },
    ...{ regionCode: world.village, regionPath: [world.province, world.city, world.county, world.township, world.village] },
    ...{ reasons: [], printed: { attributes: { poor: 600 }, annex: null }, team: null },
  })
const released = (place: KeptStanding, day: string): KeptStanding =>
  decided(place, {
    ...{ verb: 'release', today: { ...place, designatedOn: day }, reason: '已脱贫出列', by: '岗位', grounds: '' },
  }) as KeptStanding // a release of what stands changes it

describe('the places that a target left', () => {
  const [upper, lower] = [on('provincial', '2020-03-05'), on('municipal', '2020-03-05')]

  it('are those of its last day on any list, as it stood there', () => {
    expect(leftPlaces([released(upper, '2020-04-01')])).toMatchObject([
      { list: 'provincial', designatedOn: '2020-03-05', releasedOn: '2020-04-01', printed: { attributes: { poor: 600 } } },
    ])
    const lists = (...places: KeptStanding[]) => leftPlaces(places).map(({ list }) => list)
    expect(lists(released(upper, '2020-04-01'), released(lower, '2020-04-08'))).toEqual(['municipal'])
    expect(lists(released(upper, '2020-04-08'), released(lower, '2020-04-08'))).toEqual(['provincial', 'municipal'])
    expect(lists(released(upper, '2020-04-01'), released(on('municipal', '2020-03-05', 'v-2'), '2020-04-08'))).toHaveLength(2)
  })

  it('are none while it stands on a list, or was never on one, or is in the register no longer', () => {
    expect(leftPlaces([upper])).toEqual([])
    expect(leftPlaces([released(upper, '2020-04-01'), lower])).toEqual([])
    expect(leftPlaces([{ ...upper, stands: false }])).toEqual([])
    expect(leftPlaces([{ ...released(upper, '2020-04-01'), retiredOn: '2020-04-01' }])).toEqual([])
  })

  it('that a duty looks back at are visited once, by the checklist and the team that it names', () => {
    const plan: Plan = readPlan(packs[0]!.plan)
    const own: Plan = {
      ...plan,
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
    const left = leftPlaces([released(upper, '2020-04-01'), released(on('municipal', '2020-03-05', 'v-2'), '2020-04-01')])
    const visitsOn = (day: string) => releaseVisits(own, left, { range: { from: day, to: day }, around: { places: new Map() } })
    expect(visitsOn('2020-04-02')).toMatchObject([
      {
        ...{ id: `${own.code}:owed.back:v-1:release-2020-04-01:1`, list: 'provincial', checklist: 'village', status: 'due' },
        ...{ start: '2020-04-02', dueOn: '2020-04-11', target: 'v-1' },
      },
    ])
    expect([visitsOn('2020-04-01'), visitsOn('2020-04-12')]).toEqual([[], []])
  })
})
