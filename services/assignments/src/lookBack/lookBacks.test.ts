import type { Actor } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { Finding } from '../finding/finding.ts'
import { aFinding } from '../test/aFinding.ts'
import type { HeldVisit } from '../visit/visit.repository.ts'
import { lookBacks } from './lookBacks.ts'

const litter = 'environment.waste.hasLitter'
const village = '430381106229'
const pack: Plan = readPlan(packs[0]!.plan)
type Owed = NonNullable<Plan['duties']['owed']>[number]
const duty: Owed = {
  ...{ key: 'back', title: '整改回头看', what: 'visit', who: { kind: 'team', team: 'cityFixed' }, checklist: 'village' },
  ...{ modes: ['lookBack'], about: { kind: 'lists', targetLists: ['provincial'] } },
  when: { kind: 'closeOut', after: 10, within: 30, unit: 'day' },
}
const planWith = (...owed: Owed[]): Plan => ({ ...pack, duties: { ...pack.duties, owed } })
const who = (role: 'viewer' | 'unit', region = '430300000000'): Actor => ({
  ...{ id: 'p-1', account: 'p', title: '岗位' },
  grants: [{ role, region, plan: pack.code }],
})
const place = { plan: pack.code, target: 'v-1', regionPath: [...regionPath(regionCode(village))] }
const finding = (id: string, over: Partial<Finding> = {}): Finding =>
  aFinding({
    ...{ ...place, id, submissions: [id], records: [id], clausePath: litter },
    responsible: { region: village, regionPath: place.regionPath, title: '潭桥村' },
    ...over,
  })
const closed = finding('s-1', {
  state: 'closedOut',
  timeline: [
    {
      ...{ verb: 'closeOut', at: new Date('2020-03-20T01:00:00Z'), by: { id: 'p', title: '复核岗' } },
      ...{ text: null, photos: [], rectifyBy: null, submission: null },
    },
  ],
})
const visit = (over: Partial<HeldVisit> = {}): HeldVisit => ({
  ...{
    ...place,
    id: 'x:owed.back:v-1:closeOut-2020-03-20:1',
    duty: 'owed.back',
    title: '整改回头看',
    window: 'closeOut-2020-03-20',
  },
  ...{
    start: '2020-03-30',
    until: '2020-04-19',
    dueOn: '2020-04-19',
    deadline: null,
    targetName: '',
    place: '',
    list: 'provincial',
  },
  ...{ checklist: 'village', team: { key: 'cityFixed@430300000000', title: '市定点督战队' }, ownTeam: '', isUnannounced: false },
  ...{ status: 'due', submission: null, doneOn: null },
  ...over,
})
const done = (over: Partial<HeldVisit> = {}) =>
  visit({ status: 'done', submission: 's-2', record: 's-2', doneOn: '2020-04-01', ...over })

interface House {
  plan?: Plan | null
  visits?: HeldVisit[]
  all?: Finding[]
  of?: Finding
  actor?: Actor
  retiredOn?: string
}
async function told({
  plan = planWith(duty),
  visits = [],
  all = [closed],
  of = closed,
  actor = who('viewer'),
  retiredOn,
}: House) {
  let opened = 0
  const row: DesignatedTarget = {
    ...{ ...place, targetName: '潭桥村', place: '', kind: 'village', regionCode: village, list: 'provincial', reasons: [] },
    ...{ team: null, printed: null, designatedOn: '2020-03-01', ...(retiredOn !== undefined && { retiredOn }) },
  }
  const found = await lookBacks({
    plans: { latest: async () => plan },
    designations: { byTargets: async () => [row] },
    visits: { lookBacks: async () => visits },
    findings: { ofTarget: async () => all },
    async openVisits() {
      opened += 1
    },
  })(actor, of)
  return { ...found, opened }
}

describe('what looks back at a finding', () => {
  it('is to come while its window has not begun, and opened for whoever looks', async () => {
    const { lookBacks: found, opened } = await told({})
    expect(found).toMatchObject([{ visit: null, status: 'due', start: '2020-03-30', dueOn: '2020-04-19', outcome: null }])
    expect(opened).toBe(1)
  })

  it('is the visit itself from then on', async () => {
    const { lookBacks: found } = await told({ visits: [visit(), visit({ window: 'closeOut-2020-02-01', id: 'other' })] })
    expect(found).toMatchObject([{ visit: visit().id, team: '市定点督战队', status: 'due', outcome: null }])
  })

  it.each<[string, Finding[], HeldVisit, { outcome: string; repeat: string | null }]>([
    ['found again', [closed, finding('s-2')], done(), { outcome: 'relapsed', repeat: 's-2' }],
    [
      'reported once more by its record',
      [closed, finding('s-9', { records: ['s-9', 's-2'] })],
      done(),
      { outcome: 'relapsed', repeat: 's-9' },
    ],
    [
      'found again in a part',
      [closed, finding('s-3')],
      done({ record: null, parts: [{ part: null, submission: 's-3', record: 's-3', by: '', at: new Date(0) }] }),
      { outcome: 'relapsed', repeat: 's-3' },
    ],
    ['not found again', [closed], done(), { outcome: 'held', repeat: null }],
    ['found otherwise', [closed, finding('s-2', { clausePath: 'a.b.c' })], done(), { outcome: 'held', repeat: null }],
    ['taken back by a correction', [closed, finding('s-2', { state: 'withdrawn' })], done(), { outcome: 'held', repeat: null }],
    ['not asked', [closed], done({ checklist: 'household' }), { outcome: 'unchecked', repeat: null }],
    ['not asked by a checklist that is gone', [closed], done({ checklist: 'gone' }), { outcome: 'unchecked', repeat: null }],
  ])('says that it was %s', async (_, all, one, expected) => {
    expect((await told({ all, visits: [one] })).lookBacks).toMatchObject([expected])
  })

  it('says that it was found again in secret to those alone who are told of it', async () => {
    const covert = { path: regionPath(regionCode('430300000000')), by: 'p-2' }
    const world = { all: [closed, finding('s-2', { covert })], visits: [done({ covert })] }
    expect((await told(world)).lookBacks).toMatchObject([{ outcome: 'relapsed', repeat: 's-2' }])
    expect((await told({ ...world, actor: who('viewer', '430381000000') })).lookBacks).toEqual([])
  })

  it.each<[string, House]>([
    ['to who answers for it', { actor: who('unit') }],
    ['of a finding that is open', { of: finding('s-1') }],
    ['under a plan that looks back at nothing', { plan: planWith() }],
    ['under no plan', { plan: null }],
    ['at a target that left the register', { retiredOn: '2020-03-25' }],
    [
      'on the spot where it is unannounced',
      { plan: planWith({ ...duty, unannounced: true }), actor: who('viewer', '430381106000') },
    ],
    [
      'of a list that the duty is not about',
      { plan: planWith({ ...duty, about: { kind: 'lists', targetLists: ['municipal'] } }) },
    ],
  ])('is nothing %s', async (_, house) => {
    expect(await told(house)).toMatchObject({ lookBacks: [], repeats: null })
  })
})

describe('a finding that was found again', () => {
  const again = finding('s-2')

  it('names the one that had been closed out, to whoever answers for it too', async () => {
    const world = { all: [closed, again], visits: [done()], of: again }
    for (const actor of [who('viewer'), who('unit')])
      expect((await told({ ...world, actor })).repeats).toEqual({ id: 's-1', closedOn: '2020-03-20' })
  })

  it('goes on doing so under a plan that looks back no more', async () => {
    const { repeats } = await told({ plan: planWith(), all: [closed, again], visits: [done()], of: again })
    expect(repeats).toEqual({ id: 's-1', closedOn: '2020-03-20' })
  })

  it.each<[string, House]>([
    ['another record', { all: [closed, again], visits: [done({ record: 's-7' })], of: again }],
    ['a look-back to another day', { all: [closed, again], visits: [done({ window: 'closeOut-2020-02-01' })], of: again }],
    [
      'a finding of another kind',
      { all: [finding('s-1', { ...closed, clausePath: 'a.b.c' }), again], visits: [done()], of: again },
    ],
    ['a finding that no look-back saw', { all: [closed, again], visits: [], of: again }],
    ['what a correction took back', { all: [closed], visits: [done()], of: finding('s-2', { state: 'withdrawn' }) }],
  ])('is none by %s', async (_, house) => {
    expect((await told(house)).repeats).toBeNull()
  })
})
