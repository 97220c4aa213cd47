import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import { type KeptStanding, keptStanding } from '../designation/standing.ts'
import type { Visit } from '../visit/visit.repository.ts'
import { disclosing } from './disclosing.ts'

const covert = { path: [world.province, world.city], by: '' }
const placeOn = (list: string, target = 'v-1', over: Partial<DesignatedTarget> = {}): KeptStanding =>
  keptStanding({
    ...{ plan: world.plan, target, targetName: '某村', place: '某县某乡', kind: 'village', regionCode: world.village },
    ...{ regionPath: [world.province, world.city, world.village], list, reasons: [], printed: null, team: null },
    ...{ designatedOn: '2020-03-05', covert },
    ...over,
  })
const visit = (over: Partial<Visit> = {}): Visit => ({
  ...{ id: 'x', plan: world.plan, regionPath: [], duty: 'lots', title: '', window: '2020-03', start: '2020-03-01' },
  ...{ until: '2020-03-31', dueOn: null, deadline: null, target: 'v-1', targetName: '', place: '', list: 'lots', checklist: '' },
  ...{ team: { key: '', title: '' }, ownTeam: '', isUnannounced: true, status: 'done', submission: 's', doneOn: '2020-03-20' },
  ...over,
})

function house(places: readonly KeptStanding[][], visits: readonly Visit[] = []) {
  const shown: string[] = []
  const disclose = disclosing({
    designations: {
      secret: async (of) =>
        places.filter(([first]) => ('plan' in of ? first?.plan === of.plan : of.targets.includes(first?.target ?? ''))),
      async disclose(all, now) {
        expect(now.every((one) => all.includes(one) && one.covert === null)).toBe(true)
        shown.push(...now.map(({ target, list }) => `${target} ${list}`))
      },
    },
    visits: { ofTarget: async (_, target) => visits.filter((one) => one.target === target) },
  })
  return { disclose, shown }
}

describe('where a target stands is told everybody', () => {
  const shownBy = async (...visits: Visit[]) => {
    const { disclose, shown } = house([[placeOn('lots'), placeOn('others')]], visits)
    await disclose.visited(['v-1', 'v-1'])
    return shown
  }

  it('once it was visited by that list in the open', async () => {
    expect(await shownBy(visit())).toEqual(['v-1 lots'])
    expect(await shownBy(visit({ duty: null })), 'though nobody owed it').toEqual(['v-1 lots'])
  })

  it('once a part of such a visit is in', async () => {
    const part = { part: null, submission: 's', record: 's', by: '', at: new Date('2020-03-20T02:00:00.000Z') }
    expect(await shownBy(visit({ status: 'due', doneOn: null, parts: [part] }))).toEqual(['v-1 lots'])
  })

  it.each<[string, Partial<Visit>]>([
    ['a visit that is due', { status: 'due', doneOn: null }],
    ['one made in secret', { covert }],
    ['one by another list', { list: 'provincial' }],
    ['one made before it came on the list', { doneOn: '2020-03-04' }],
    ['one that was cancelled', { status: 'cancelled', doneOn: null }],
  ])('and not by %s', async (_, over) => {
    expect(await shownBy(visit(over))).toEqual([])
  })

  it('and not for a spell that is over', async () => {
    const { disclose, shown } = house([[{ ...placeOn('lots'), stands: false }, placeOn('others')]], [visit()])
    await disclose.visited(['v-1'])
    expect(shown).toEqual([])
  })

  it('as soon as the plan in force keeps the list secret no longer', async () => {
    const plan = packs[0]!.plan as Plan // every pack's plan is checked by its own tests
    const of = { plan: plan.code }
    const places = [[placeOn('provincial', 'v-1', of), placeOn('municipal', 'v-1', of)], [placeOn('municipal', 'v-2', of)]]
    const { disclose, shown } = house(places)
    const [first, second] = plan.targetLists
    await disclose.opened({ ...plan, targetLists: [{ ...first!, told: 'fromSeat' }, second!] })
    expect(shown).toEqual(['v-1 municipal', 'v-2 municipal'])
  })
})
