import { regionCode, regionPath } from '@duzhan/regions'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { aSubmissionEvent, type DisposableStore, disposableStore, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { heldVisits } from './heldVisits.ts'
import { unscheduledId, unscheduledVisit } from './unscheduledVisit.ts'
import { visitRepository } from './visit.mongo.ts'
import type { Done, Visit, VisitRepository } from './visit.repository.ts'

const visit = (id: string, over: Partial<Visit> = {}): Visit => ({
  id,
  plan: world.plan,
  regionPath: regionPath(regionCode(world.village)),
  ...{ duty: 'monthly', title: '每月督导', window: '2020-03', start: '2020-03-01', until: '2020-03-31' },
  ...{ dueOn: '2020-03-31', deadline: new Date('2020-03-31T16:00:00.000Z') },
  target: 'v-1',
  targetName: '某村',
  place: '某县某乡',
  list: 'provincial',
  checklist: 'village',
  team: { key: `cityFixed@${world.city}`, title: '市督战队' },
  ...{ ownTeam: `cityFixed@${world.city}`, isUnannounced: false },
  status: 'due',
  submission: null,
  doneOn: null,
  isLate: false,
  ...over,
})
const done = {
  ...{ plan: world.plan, target: 'v-1', window: '2020-03', checklist: 'village' },
  ...{ submission: 's-1', first: 's-1', at: new Date('2020-03-20T00:50:00.000Z'), on: '2020-03-20', isLate: false },
  ...{ due: null, teams: null, bodies: [], isOwn: false },
}

describe('visits in the store', () => {
  let store: DisposableStore
  let connection: Connection
  let visits: VisitRepository
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_assignments`)
    visits = visitRepository(connection)
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  beforeEach(async () => void (await connection.collection('visits').deleteMany({})))
  /** Completes a visit by one submission, as a batch of it alone. */
  const complete = async (one: Done) => {
    const held = heldVisits(await visits.heldFor([one]))
    const isHeld = held.complete(one)
    expect(await visits.save(held.added(), held.changed())).toBe(true)
    return isHeld
  }
  const all = (over: object = {}) =>
    visits.within({ plan: world.plan, from: '2020-03-01', to: '2020-03-31', regions: [world.province], ...over })

  it('that look back are told of a target with the record that paid them, and no other', async () => {
    const back = visit('b', { duty: 'owed.back', window: 'closeOut-2020-02-20', list: 'provincial' })
    await visits.ensure([visit('1'), back, { ...back, id: 'c', target: 'v-2' }, { ...back, id: 'd', plan: 'other' }])
    await complete({ ...done, due: 'b' })
    const found = await visits.lookBacks(world.plan, 'v-1')
    expect(found.map(({ id, status, record }) => [id, status, record])).toEqual([['b', 'done', 's-1']])
    expect(await visits.lookBacks(world.plan, 'v-9')).toEqual([])
  })

  it('made sure of twice stand once, and one that is done stays done', async () => {
    await visits.ensure([visit('1'), visit('2', { target: 'v-2' })])
    await complete(done)
    await visits.ensure([visit('1'), visit('2', { target: 'v-2' }), visit('3', { target: 'v-3' })])
    await visits.ensure([])
    expect(await all()).toEqual([
      visit('1', { status: 'done', submission: 's-1', doneOn: '2020-03-20' }),
      visit('2', { target: 'v-2' }),
      visit('3', { target: 'v-3' }),
    ])
  })

  it('paid by a late record are done late', async () => {
    await visits.ensure([visit('1')])
    await complete({ ...done, isLate: true })
    expect(await all()).toMatchObject([{ status: 'done', isLate: true }])
  })

  describe('of several parts', () => {
    const own = (part: string | null, submission: string, record = submission) => ({
      ...{ part, submission, record, by: '督战员' },
      at: new Date('2020-03-20T00:50:00.000Z'),
    })
    const parts = [null, 'water']
    const told = (part: string | null, submission: string, first = submission) =>
      complete({ ...done, submission, first, parted: { own: own(part, submission, first), parts } })

    it('wait for all of them, in whatever order, told once or twice', async () => {
      for (const order of [parts, [...parts].reverse()]) {
        await connection.collection('visits').deleteMany({})
        await visits.ensure([visit('1')])
        const [first, second] = order.map((part) => [part, `s-${part}`] as const)
        for (const _ of [1, 2]) expect(await told(...first!)).toBe(true)
        expect(await all()).toEqual([visit('1', { parts: [own(...first!)] })])
        for (const _ of [1, 2]) expect(await told(...second!)).toBe(true)
        expect(await all()).toEqual([
          visit('1', { status: 'done', submission: second![1], doneOn: '2020-03-20', parts: [own(...first!), own(...second!)] }),
        ])
      }
    })

    it('take a second record of a part for the next visit, and none where none lacks it', async () => {
      await visits.ensure([visit('1'), visit('2')])
      expect([await told(null, 's-1'), await told(null, 's-2'), await told(null, 's-3')]).toEqual([true, true, false])
      expect(await told('water', 's-4')).toBe(true)
      expect((await all()).map(({ status }) => status)).toEqual(['done', 'due'])
    })

    it('name the correction of a part, before and after they are done', async () => {
      await visits.ensure([visit('1')])
      await told(null, 's-1')
      await told(null, 's-2', 's-1')
      expect(await all()).toMatchObject([{ status: 'due', parts: [{ submission: 's-2', record: 's-1' }] }])
      await told('water', 's-3')
      await told(null, 's-5', 's-1')
      expect(await all()).toMatchObject([
        { status: 'done', submission: 's-3', parts: [{ submission: 's-5' }, { submission: 's-3' }] },
      ])
      await told('water', 's-6', 's-3')
      expect(await all()).toMatchObject([{ submission: 's-6', parts: [{ submission: 's-5' }, { submission: 's-6' }] }])
    })

    it('complete the visit that nobody owed and that another part began', async () => {
      const event = aSubmissionEvent({ regionPath: [world.province], targetName: '', place: '' })
      const at = { window: '2020-03', on: '2020-03-20', first: 's-1', parted: { own: own('water', 's-1'), parts } }
      await visits.ensure(
        [unscheduledVisit(event, at)].map((one) => ({
          ...one,
          targetName: '某村',
          place: '某乡',
          list: '-',
          team: { key: '-', title: '-' },
        })),
      )
      expect(await all()).toMatchObject([{ status: 'due', submission: null, doneOn: null, dueOn: null }])
      expect(await told('water', 's-1')).toBe(true)
      expect(await told(null, 's-2')).toBe(true)
      expect(await all()).toMatchObject([{ status: 'done', submission: 's-2', doneOn: '2020-03-20', duty: null }])
    })

    it('are done at once where the only part is one team’s', async () => {
      await visits.ensure([visit('1')])
      await complete({ ...done, parted: { own: own('water', 's-1'), parts: ['water'] } })
      expect(await all()).toMatchObject([{ status: 'done', parts: [{ part: 'water' }] }])
    })
  })

  it('a submission told twice pays one visit', async () => {
    await visits.ensure([visit('1'), visit('2')])
    expect(await complete(done)).toBe(true)
    expect(await complete(done), 'told again').toBe(true)
    expect((await all()).map(({ status }) => status)).toEqual(['done', 'due'])
  })

  it('a second submission pays the second visit, a third none', async () => {
    await visits.ensure([visit('1'), visit('2')])
    const paid = []
    for (const submission of ['s-1', 's-2', 's-3']) paid.push(await complete({ ...done, submission, first: submission }))
    expect(paid).toEqual([true, true, false])
    expect((await all()).map(({ submission }) => submission)).toEqual(['s-1', 's-2'])
  })

  it('a record and its corrections pay one visit, in whatever order they are told, and the visit names the last told', async () => {
    await visits.ensure([visit('1'), visit('2')])
    await complete(done)
    await complete({ ...done, submission: 's-1-corrected' })
    await complete({ ...done, submission: 's-1-corrected' })
    expect((await all()).map(({ status, submission }) => [status, submission])).toEqual([
      ['done', 's-1-corrected'],
      ['due', null],
    ])
  })

  it('a correction finds its visit though a new revision counts by another cycle, and pays no second one', async () => {
    await visits.ensure([visit('1')])
    await complete(done)
    await visits.ensure([visit('2', { window: '2020-Q1', start: '2020-01-01' })])
    expect(await complete({ ...done, window: '2020-Q1', submission: 's-1-corrected' })).toBe(true)
    expect((await all()).map(({ window, status, submission }) => [window, status, submission])).toEqual([
      ['2020-03', 'done', 's-1-corrected'],
      ['2020-Q1', 'due', null],
    ])
  })

  it('a visit that nobody owed, first told of by a correction, names the next correction too', async () => {
    const told = aSubmissionEvent({ id: 's-1-corrected' })
    const unscheduled = unscheduledVisit(told, { window: '2020-03', on: '2020-03-20', first: 's-1' })
    await visits.ensure([unscheduled])
    await visits.ensure([visit('owed since')])
    expect(await complete({ ...done, submission: 's-1-corrected-again' })).toBe(true)
    expect((await all()).map(({ status, submission }) => [status, submission])).toEqual([
      ['done', 's-1-corrected-again'],
      ['due', null],
    ])
  })

  it('a visit completed before there were corrections is known by the record that completed it', async () => {
    await visits.ensure([visit('1', { status: 'done', submission: 's-1', doneOn: '2020-03-20' }), visit('2')])
    await complete({ ...done, submission: 's-1-corrected' })
    expect((await all()).map(({ submission }) => submission)).toEqual(['s-1-corrected', null])
  })

  it.each([
    ['another target', { target: 'v-9' }],
    ['a day after its last', { on: '2020-04-01' }],
    ['a day before its first', { on: '2020-02-29' }],
    ['another team', { teams: ['countyFixed'] }],
    ['another checklist', { checklist: 'household' }],
    ['another plan', { plan: 'another-plan' }],
  ])('a submission for %s pays nothing here', async (_, over) => {
    await visits.ensure([visit('1')])
    expect(await complete({ ...done, ...over })).toBe(false)
    expect((await all()).map(({ status }) => status)).toEqual(['due'])
  })

  it('a submission pays the visit that asks for its checklist before one that leaves it open, which it then names', async () => {
    await visits.ensure([visit('1', { checklist: '' }), visit('2')])
    for (const submission of ['s-1', 's-2']) await complete({ ...done, submission, first: submission })
    expect((await all()).map(({ submission, checklist }) => [submission, checklist])).toEqual([
      ['s-2', 'village'],
      ['s-1', 'village'],
    ])
  })

  it('a visit that nobody owed stands with neither duty nor due date, and its submission pays nothing later', async () => {
    const unscheduled = visit(unscheduledId(world.plan, 's-1'), {
      duty: null,
      dueOn: null,
      status: 'done',
      submission: 's-1',
      doneOn: '2020-03-20',
    })
    await visits.ensure([unscheduled, unscheduled])
    await visits.ensure([visit('1')])
    expect(await complete(done)).toBe(true)
    expect(await all()).toEqual([visit('1'), unscheduled])
  })

  it('that nobody owed, and that another part began, is found by the record of each part', async () => {
    const own = (part: string | null, record: string) => ({ part, submission: record, record, by: '督战员', at: done.at })
    const begun = { duty: null, dueOn: null, status: 'done', submission: 's-2', doneOn: '2020-03-20' } as const
    const parts = [own('water', 's-1'), own(null, 's-2')]
    await visits.ensure([visit(unscheduledId(world.plan, 's-1'), { ...begun, parts }), visit('1')])
    for (const first of ['s-1', 's-2'])
      expect((await visits.heldFor([{ ...done, submission: first, first }])).map(({ id }) => id)).toEqual([
        '1',
        unscheduledId(world.plan, 's-1'),
      ])
  })

  it('are found for a record as quickly where thousands that nobody owed are kept of its target', async () => {
    const quickest = async () => {
      const times: number[] = []
      for (let turn = 0; turn < 8; turn++) {
        const began = performance.now()
        expect((await visits.heldFor([done])).map(({ id }) => id)).toEqual(['1'])
        times.push(performance.now() - began)
      }
      return Math.min(...times)
    }
    await visits.ensure([visit('1')])
    const alone = await quickest()
    const made = { duty: null, dueOn: null, status: 'done', doneOn: '2020-03-20' } as const
    const many = Array.from({ length: 6_000 }, (_, no) =>
      visit(unscheduledId(world.plan, `o-${no}`), { ...made, submission: `o-${no}` }),
    )
    await visits.ensure(many)
    expect(await quickest()).toBeLessThan(6 * alone + 10)
  })

  it('are seen by region, and of a target from the newest window back', async () => {
    const there = regionPath(regionCode(world.otherVillage))
    const april = { window: '2020-04', start: '2020-04-01', until: '2020-04-30', dueOn: '2020-04-30' }
    await visits.ensure([visit('1'), visit('2', { target: 'v-2', regionPath: there }), visit('3', april)])
    expect((await all({ regions: [world.otherCounty] })).map(({ id }) => id)).toEqual(['2'])
    expect((await all({ regions: [world.county, world.otherCounty] })).map(({ id }) => id)).toEqual(['1', '2'])
    expect(await all({ regions: [] })).toEqual([])
    expect((await visits.ofTarget(world.plan, 'v-1')).map(({ window }) => window)).toEqual(['2020-04', '2020-03'])
  })

  describe('that a record names', () => {
    const second = { id: '2', start: '2020-03-16', until: '2020-03-31' }
    const two = [
      visit('1', { until: '2020-03-15', dueOn: '2020-03-15', deadline: new Date('2020-03-15T16:00:00.000Z') }),
      visit('2', second),
    ]
    const paid = async () => (await all()).filter(({ status }) => status === 'done').map(({ id, isLate }) => [id, isLate])

    it('are paid by it, late too, where it would have paid another', async () => {
      await visits.ensure(two)
      await complete({ ...done, due: '1' })
      expect(await paid()).toEqual([['1', true]])
    })

    it.each<[string, Partial<Visit>, Partial<Done>]>([
      ['has not begun', { start: '2020-03-21' }, {}],
      ['is done', { status: 'done', submission: 's-0', doneOn: '2020-03-02' }, {}],
      ['is cancelled', { status: 'cancelled' }, {}],
      ['asks for another checklist', { checklist: 'household' }, {}],
      ['is another team’s', { team: { key: 'countyFixed@430381000000', title: '县督战队' } }, { teams: ['cityFixed'] }],
      ['its target owes by itself', { team: { key: 'target:v-1', title: '某村' } }, { teams: ['cityFixed'] }],
    ])('pay what is owed there on that day where the one named %s', async (_, over, by) => {
      await visits.ensure([visit('1', over), visit('2', second)])
      await complete({ ...done, ...by, due: '1' })
      expect((await all()).find(({ id }) => id === '2')?.submission).toBe('s-1')
    })

    it('of a leader are filled in by the target’s own team, where a record says so', async () => {
      const leader = { team: { key: 'sponsor:mayor', title: '市长' }, ownTeam: 'cityFixed@430300000000' }
      await visits.ensure([visit('1', leader)])
      expect(await complete({ ...done, teams: ['cityFixed'] }), 'unsaid').toBe(false)
      expect(await complete({ ...done, due: '1', teams: ['countyFixed'] }), 'by others').toBe(false)
      expect(await complete({ ...done, due: '1', teams: ['cityFixed'] })).toBe(true)
    })

    it('by the target itself are paid by its own people only', async () => {
      await visits.ensure([visit('1', { team: { key: 'target:v-1', title: '某校' } })])
      expect(await complete({ ...done, teams: null })).toBe(false)
      expect(await complete({ ...done, teams: null, bodies: [], isOwn: true })).toBe(true)
    })
  })

  it('of an earlier release, which had a window and no days, take its days, or those of the plan', async () => {
    await visits.ensure([visit('1'), visit('2', { window: '2019-Q4' }), visit('3', { start: '2020-03-09', until: '2020-03-15' })])
    await connection
      .collection<{ _id: string }>('visits')
      .updateMany({ _id: { $in: ['1', '2'] } }, { $unset: { start: 1, until: 1, title: 1 } })
    const rest = { start: '2020-01-01', end: '2020-12-31' }
    const windows = [{ key: '2020-03', start: '2020-03-01', end: '2020-03-31' }]
    const titles = new Map([['monthly', '每月督导']])
    for (const _ of [1, 2]) await visits.completeEarlier(world.plan, { windows, rest, titles })
    expect((await all()).map(({ id, start, until, title }) => [id, start, until, title])).toEqual([
      ['1', '2020-03-01', '2020-03-31', '每月督导'],
      ['2', '2020-01-01', '2020-12-31', '每月督导'],
      ['3', '2020-03-09', '2020-03-15', '每月督导'],
    ])
  })

  describe('that follow what is owed now', () => {
    const where = { plan: world.plan, targets: ['v-1'], from: '2020-03-20' }

    it('are cancelled where they are owed no more, open again once they are, and take the team they have now', async () => {
      await visits.ensure([visit('1'), visit('2'), visit('over', { until: '2020-03-19' }), visit('other', { target: 'v-2' })])
      const team = { key: 'countyFixed@430381000000', title: '县督战队' }
      const owed = [visit('1', { team, ownTeam: team.key }), visit('3')]
      for (const _ of [1, 2]) await visits.follow(where, owed)
      const stand = async () => Object.fromEntries((await all()).map(({ id, status, team: { key } }) => [id, [status, key]]))
      const city = `cityFixed@${world.city}`
      expect(await stand()).toEqual({
        1: ['due', team.key],
        2: ['cancelled', city],
        3: ['due', city],
        over: ['due', city],
        other: ['due', city],
      })
      await visits.follow(where, [visit('2')])
      expect(await stand()).toMatchObject({ 1: ['cancelled', team.key], 2: ['due', city], 3: ['cancelled', city] })
    })

    it('stay as they are once they are done, or under way in one part', async () => {
      const part = { part: null, submission: 's-1', record: 's-1', by: '督战员', at: new Date('2020-03-20T00:50:00.000Z') }
      await visits.ensure([
        visit('1', { status: 'done', submission: 's-1', doneOn: '2020-03-20' }),
        visit('2', { parts: [part] }),
      ])
      await visits.follow(where, [])
      expect((await all()).map(({ status }) => status)).toEqual(['done', 'due'])
      await visits.follow(where, [visit('1'), visit('2')])
      expect((await all()).map(({ status, submission, parts }) => [status, submission, parts?.length ?? 0])).toEqual([
        ['done', 's-1', 0],
        ['due', null, 1],
      ])
    })
  })

  describe('in groups', () => {
    const places = [world.city, world.county, world.township, world.village, world.otherCounty, world.otherVillage] as const
    const some = fc.record({
      at: fc.constantFrom(...places),
      list: fc.constantFrom('provincial', 'municipal'),
      dueOn: fc.constantFrom('2020-03-15', '2020-03-31'),
      status: fc.constantFrom('due' as const, 'done' as const),
    })
    const seatsOf = (path: readonly string[], seats: readonly string[]) =>
      [...seats.filter((seat) => path.includes(seat)), seats.includes(path.at(-1) ?? '') ? 'is one' : 'lies below'].join(' ')
    const keyOf = ({ list, dueOn, status, regionPath: path }: Visit, seats: readonly string[]) =>
      `${list} ${dueOn} ${status} ${seatsOf(path, seats)}`

    it('are as many as there are of each kind, however the seats lie to each other', async () => {
      const seated = fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(fc.array(some, { maxLength: 12 }), seated, async (found, seats) => {
          await connection.collection('visits').deleteMany({})
          const made = found.map(({ at, ...over }, index) =>
            visit(`${index}`, { ...over, regionPath: regionPath(regionCode(at)), target: `v-${index}` }),
          )
          await visits.ensure(made)
          const expected = new Map<string, number>()
          for (const one of made) expected.set(keyOf(one, seats), (expected.get(keyOf(one, seats)) ?? 0) + 1)
          const query = { plan: world.plan, from: '2020-03-01', to: '2020-03-31', regions: [world.province] }
          const groups = await visits.groups({ ...query, seats, byTarget: false })
          expect(new Map(groups.map(({ one, count }) => [keyOf(one, seats), count]))).toEqual(expected)
          expect(groups).toHaveLength(expected.size)
        }),
        { numRuns: 40 },
      )
    })

    it('leave out what nobody owed, and tell targets apart where they are asked to', async () => {
      await visits.ensure([visit('1'), visit('2', { target: 'v-2' }), visit('3', { duty: null })])
      const query = { plan: world.plan, from: '2020-03-01', to: '2020-03-31', regions: [world.province], seats: [world.city] }
      expect((await visits.groups({ ...query, byTarget: false })).map(({ count }) => count)).toEqual([2])
      const apart = await visits.groups({ ...query, byTarget: true })
      expect(apart.map(({ one, count }) => `${one.target} ${count}`).sort()).toEqual(['v-1 1', 'v-2 1'])
    })

    it('stand for what they have in common: whose they are, how they stand, and when they are due', async () => {
      const team = { key: `countyFixed@${world.county}`, title: '县督战队' }
      await visits.ensure([visit('1', { team, isUnannounced: true, bodies: ['education'] })])
      const query = { plan: world.plan, from: '2020-03-01', to: '2020-03-31', regions: [world.province], seats: [world.county] }
      const [group] = await visits.groups({ ...query, byTarget: false })
      expect(group?.one).toMatchObject({ team, isUnannounced: true, bodies: ['education'], status: 'due', dueOn: '2020-03-31' })
      expect(group?.one.regionPath).toContain(world.county)
      expect(group?.one).not.toHaveProperty('parts')
    })
  })

  describe('for which inspectors were drawn', () => {
    const going = (...keys: string[]) => ({
      inspectors: { asked: 1, drawn: keys.map((key) => ({ key, title: `${key}岗` })) },
      bodies: keys,
    })
    const where = { plan: world.plan, targets: ['v-1', 'v-2'], from: '2020-03-20' }

    it('are found by who was drawn, and pass to who is drawn in their place while they are owed', async () => {
      await visits.ensure([visit('1', going('a')), visit('2', { ...going('a'), status: 'done', target: 'v-2' })])
      for (const id of ['1', '2']) await visits.reassign({ ...visit(id), ...going('b') })
      const given = async (key: string) => (await all({ regions: [], bodies: [key] })).map(({ id }) => id)
      expect([await given('a'), await given('b')]).toEqual([['2'], ['1']])
      expect(await visits.byId('1')).toEqual(visit('1', going('b')))
      expect(await visits.byId('none')).toBeNull()
    })

    it('tell who made the last one to each target, of that duty', async () => {
      const made = (id: string, doneOn: string, key: string, over: Partial<Visit> = {}) =>
        visit(id, { ...going(key), status: 'done', submission: id, doneOn, ...over })
      await visits.ensure([
        made('1', '2020-02-20', 'b'),
        made('2', '2020-01-20', 'a'),
        made('3', '2020-03-10', 'c', { duty: 'other' }),
        visit('4', going('d')),
        made('5', '2020-02-20', 'e', { target: 'v-2' }),
      ])
      const last = await visits.lastInspectors(world.plan, 'monthly', ['v-1', 'v-2', 'v-3'])
      expect([...last].sort()).toEqual([
        ['v-1', ['b']],
        ['v-2', ['e']],
      ])
    })

    it('are dropped where they are asked for no more, and nothing else is', async () => {
      const part = { part: null, submission: 's-1', record: 's-1', by: '督战员', at: new Date('2020-03-20T00:50:00.000Z') }
      await visits.ensure([
        visit('gone', going('a')),
        visit('owed', going('b')),
        visit('over', { ...going('a'), until: '2020-03-19' }),
        visit('begun', { parts: [part] }),
        visit('done', { status: 'done', submission: 's-2', doneOn: '2020-03-20' }),
        visit('elsewhere', { target: 'v-9' }),
      ])
      await visits.drop(where, ['owed'])
      const ids = ['gone', 'owed', 'over', 'begun', 'done', 'elsewhere']
      expect([...(await visits.cancelledOf(ids))]).toEqual(['gone'])
    })

    it('are their team’s again once the duty draws nobody', async () => {
      await visits.ensure([visit('1', going('a'))])
      await visits.follow(where, [visit('1')])
      expect(await all()).toEqual([visit('1')])
      await visits.follow(where, [visit('1', going('b'))])
      expect(await all()).toEqual([visit('1', going('b'))])
    })
  })
})
