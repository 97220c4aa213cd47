import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget } from './designation.repository.ts'
import { placesTold } from './designationTold.ts'
import { isOpenTo, openPlace, secrecyOf, toldLists, toldPlace } from './secrecy.ts'
import { type Decision, decided, type KeptStanding, keptStanding } from './standing.ts'

const covert = { path: [world.province, world.city], by: '' }
const placeOn = (list: string, over: Partial<DesignatedTarget> = {}): DesignatedTarget => ({
  ...{ plan: world.plan, target: 'v-1', targetName: '某村', place: '某县某乡', kind: 'village' },
  ...{ regionCode: world.village, regionPath: [world.province, world.city, world.village], list, reasons: [] },
  ...{ printed: null, team: null, designatedOn: '2020-03-05' },
  ...over,
})
const open = keptStanding(placeOn('open'))
const secret = keptStanding(placeOn('lots', { covert }))
const [above, below] = [
  { id: 'p-1', regions: [world.province] },
  { id: 'p-2', regions: [world.county] },
]
function after(was: KeptStanding | null, verb: Decision['verb'], today: DesignatedTarget): KeptStanding {
  const made = decided(was, { verb, today, reason: '按抽取结果', by: '市扶贫办', grounds: 'g' })
  if (made === null) throw new Error('nothing was decided')
  return made
}

describe('whom a place on a list is told', () => {
  it('is everybody of an open one, and of a secret one the seat, those above it and the platform', () => {
    expect([above, below, 'platform' as const].map((asking) => isOpenTo(asking, open))).toEqual([true, true, true])
    expect([above, below, 'platform' as const].map((asking) => isOpenTo(asking, secret))).toEqual([true, false, true])
    expect(isOpenTo({ id: 'p-3', regions: [] }, secret), 'who holds nothing').toBe(false)
  })

  it('says the plan in force of its lists', () => {
    const plan = packs[0]!.plan as Plan // every pack's plan is checked by its own tests
    const [first] = plan.targetLists
    const withSecret = { ...plan, targetLists: [{ ...first!, told: 'fromSeat' as const }, ...plan.targetLists.slice(1)] }
    expect(secrecyOf(withSecret)(first!.key)).toEqual({ path: ['430000000000', '430300000000'], by: '' })
    expect(secrecyOf(withSecret)('municipal')).toBeNull()
    const isTold = toldLists({ id: 'p-1', regions: ['430381000000'] }, withSecret)
    expect([first!.key, 'municipal', null].map(isTold)).toEqual([false, true, true])
  })

  it('is told spell by spell: what ended in secret stays so, what was open stays open', () => {
    const released = after(secret, 'release', placeOn('lots', { designatedOn: '2020-04-01' }))
    expect(toldPlace(below, released)).toBeNull()
    expect(toldPlace(above, released)).toEqual(released)
    const openNow = after(released, 'designate', placeOn('open', { designatedOn: '2020-05-01' }))
    expect(openNow.covert).toBeNull()
    expect(toldPlace(below, openNow)).toMatchObject({ stands: true, list: 'open', past: [] })
    expect(toldPlace(above, openNow)?.past).toHaveLength(1)
    const secretNow = after(open, 'designate', placeOn('lots', { covert, designatedOn: '2020-04-01' }))
    expect(toldPlace(below, secretNow)).toMatchObject({
      stands: false,
      list: 'open',
      past: [{ list: 'open', until: '2020-04-01' }],
    })
    expect(toldPlace(above, secretNow)).toMatchObject({ stands: true, list: 'lots' })
  })

  it('is the same place where nothing of it is left out', () => {
    for (const asking of [above, below, 'platform' as const]) expect(toldPlace(asking, open)).toBe(open)
    expect(openPlace([secret, open])).toBe(open)
    expect(openPlace([secret])).toBe(secret)
  })
})

describe('what is told of a change of one place', () => {
  it('of an open one is the others that are open, and to other services all', () => {
    const other = keptStanding(placeOn('other'))
    const { change, toServices } = placesTold(open, [open, secret, other])
    expect(change.also).toEqual([{ list: 'other', team: null }])
    expect(toServices).toEqual({
      ...change,
      also: [
        { list: 'lots', team: null, covert },
        { list: 'other', team: null },
      ],
    })
    expect(placesTold(open, [open, other])).toEqual({ change: { ...change } })
  })

  it('of a secret one is all of it, and to other services by the open one first, as they knew it', () => {
    const { change, toServices } = placesTold(secret, [open, secret])
    expect(change).toMatchObject({ list: 'lots', covert, also: [{ list: 'open', team: null }] })
    expect(toServices).toMatchObject({ list: 'open', also: [{ list: 'lots', team: null, covert }] })
    expect(toServices).not.toHaveProperty('covert')
    expect(placesTold(secret, [secret])).toEqual({ change: expect.objectContaining({ list: 'lots', covert }) })
  })

  it('of one that was open before keeps for other services that it was', () => {
    const again = after(open, 'designate', placeOn('lots', { covert, designatedOn: '2020-04-01' }))
    const { toServices } = placesTold(again, [again])
    expect(toServices).toMatchObject({ list: 'open', releasedOn: '2020-04-01', also: [{ list: 'lots', covert }] })
  })
})
