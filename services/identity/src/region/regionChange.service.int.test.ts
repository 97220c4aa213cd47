import type { Actor, RegionChangeInput } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { asAuthor, asOperator, manualClock } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aBody } from '../test/aBody.ts'
import { aPerson, bodiesInMemory, peopleInMemory } from '../test/memory.ts'
import { regionRepository } from './region.mongo.ts'
import type { RegionRepository } from './region.repository.ts'
import { regionChangeRepository } from './regionChange.mongo.ts'
import type { RegionChangeRepository } from './regionChange.repository.ts'
import { regionChangeService } from './regionChange.service.ts'

const [province, city, one, two, three, fresh] = [
  ...['430000000000', '430300000000', '430321000000', '430381000000', '430382000000', '430399000000'],
]
const [township, village] = ['430321100000', '430321100201']
const operatorOf = (region: string, plan = '*'): Actor => ({ ...asOperator, grants: [{ role: 'operator', region, plan }] })
const ofCity = operatorOf(city!)
const reason = '省政府批复 3 号'
const nothingOpen = { targets: 0, findings: 0, dues: 0, plans: 0 }
const merge = (over: Partial<RegionChangeInput> = {}): RegionChangeInput => ({
  ...{ kind: 'merge', regions: [one!, two!], into: fresh!, isNew: true, name: '新县', from: '2020-03-20', reason },
  ...over,
})
const rename = (region: string, name: string, from = '2020-03-20'): RegionChangeInput => ({
  ...{ kind: 'rename', regions: [region], into: region, isNew: false, name, from, reason },
})

describe('the journal of regions', () => {
  const clock = manualClock()
  let store: LoggedStore
  let regions: RegionRepository & ReturnType<typeof regionRepository>
  let changes: RegionChangeRepository
  const people = peopleInMemory(
    aPerson('in-one', { grants: [{ role: 'viewer', region: township!, plan: '*' }] }),
    aPerson('in-three', { grants: [{ role: 'viewer', region: three!, plan: '*' }] }),
    aPerson('nowhere'),
  )
  const bodies = bodiesInMemory(
    aBody({ key: 'a', jurisdiction: one!, region: one! }),
    aBody({ key: 'b', jurisdiction: one!, region: one!, retiredOn: '2020-01-01' }),
    aBody({ key: 'c', jurisdiction: three!, region: three! }),
  )
  const open = (over: { regions?: RegionRepository; changes?: RegionChangeRepository } = {}) =>
    regionChangeService({ regions, changes, people, bodies, clock, supervised: async () => nothingOpen, ...over })
  beforeAll(async () => {
    store = await loggedStore('identity', clock)
    regions = regionRepository(store.connection, store.serviceLog)
    changes = regionChangeRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    clock.set('2020-03-20T01:00:00.000Z')
    await store.empty('regions', 'regionChanges', 'log')
    const names = {
      [province!]: '省',
      [city!]: '市',
      [one!]: '甲县',
      [two!]: '乙县',
      [three!]: '丙县',
      [township!]: '乡',
      [village!]: '村',
    }
    await regions.save(Object.entries(names).map(([code, name]) => ({ code, name })))
  })
  const tree = async (code = city!) => (await regions.within(code)).map((region) => [region.code, region.name, region.into ?? ''])
  const logged = async (...nouns: string[]) => {
    const found = await store.connection
      .collection('log')
      .find({ noun: { $in: nouns } })
      .sort({ seq: 1 })
      .toArray()
    return found.map(({ verb, thing, change }) => `${verb} ${thing === change.into?.code ? '' : change.name}`)
  }
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : error),
    )

  it('lets regions be one at once where the day has come, with all that lay in them', async () => {
    const before = await tree()
    const entered = await open().enter(ofCity, merge())
    expect(entered).toMatchObject({ state: 'inForce', was: null, by: asOperator.title, reason, takenBack: null })
    expect(entered.regions.map(({ name }) => name)).toEqual(['甲县', '乙县'])
    expect(await tree()).toEqual([
      ...before.map(([code, name]) => [code, name, [one, two].includes(code) ? fresh : '']),
      [fresh, '新县', ''],
    ])
    expect((await regions.within(fresh!)).map(({ code }) => code)).toEqual([one, township, village, two, fresh])
    expect(await regions.partsOf([fresh!, one!, 'none'])).toEqual(
      new Map([
        [fresh, [one, two]],
        [one, []],
        ['none', []],
      ]),
    )
  })

  it('tells others of each region where it lies now, and keeps who did what', async () => {
    const { id } = await open().enter(ofCity, merge())
    expect(await logged('region')).toEqual(expect.arrayContaining(['create 新县', 'join 甲县', 'join 乙县']))
    expect(await logged('regionChange')).toEqual(['enter 新县', 'apply 新县'])
    const { events } = await told()
    expect(events.filter(({ verb }) => verb === 'join')).toMatchObject([
      { code: one, into: { code: fresh, name: '新县' }, path: [province, city, fresh, one].map((code) => ({ code })) },
      { code: two, into: { code: fresh, name: '新县' } },
    ])
    await open().takeBack(ofCity, { id, reason })
    expect((await told()).events.slice(-3)).toMatchObject([
      { code: one, verb: 'part', path: [province, city, one].map((code) => ({ code })) },
      { code: two, verb: 'part' },
      { code: fresh, verb: 'remove' },
    ])
  })
  async function told() {
    const entries = await regions.stream.after(0, 500)
    return { events: entries.map(({ event }) => event as { code: string; verb: string }) }
  }

  it('places what is entered below a merged region later where that lies', async () => {
    await open().enter(ofCity, merge())
    await regions.save([{ code: '430321101000', name: '新乡' }])
    expect((await regions.within(fresh!)).map(({ code }) => code)).toContain('430321101000')
  })

  it('lets nothing change before the day, and does it when that has come', async () => {
    const before = await tree()
    const service = open()
    const planned = await service.enter(ofCity, merge({ from: '2020-03-22' }))
    expect(planned.state).toBe('planned')
    clock.set('2020-03-21T15:59:59.000Z')
    await service.bringIntoForce()
    expect(await tree()).toEqual(before)
    clock.set('2020-03-21T16:00:00.000Z') // midnight in Shanghai
    await service.bringIntoForce()
    await service.bringIntoForce()
    expect((await service.list(ofCity)).map(({ state }) => state)).toEqual(['inForce'])
    expect(await regions.partsOf([fresh!])).toEqual(new Map([[fresh, [one, two]]]))
    expect(await logged('regionChange')).toEqual(['enter 新县', 'apply 新县'])
  })

  it('goes on where a platform died over a merger, after whichever write, and tells everything once', async () => {
    for (let left = 0; left < 4; left += 1) {
      await store.empty('regionChanges', 'log')
      let writes = 0
      const mortal =
        <Args extends unknown[]>(write: (...args: Args) => Promise<void>) =>
        async (...args: Args) => {
          if (writes === left) throw new Error('died')
          writes += 1
          await write(...args)
        }
      const dying = { ...regions, save: mortal(regions.save), place: mortal(regions.place) }
      const entering = open({ regions: dying }).enter(ofCity, merge())
      if (left < 3) await expect(entering).rejects.toThrow('died')
      else await entering
      await open().bringIntoForce()
      expect(await regions.partsOf([fresh!]), String(left)).toEqual(new Map([[fresh, [one, two]]]))
      expect((await logged('region')).filter((words) => words.startsWith('join'))).toHaveLength(2)
      const [{ id } = { id: '' }] = await open().list(ofCity)
      await open().takeBack(ofCity, { id, reason })
    }
  })

  it('takes a change back as if it had never been, whether it was in force or planned', async () => {
    const before = await tree()
    const service = open()
    for (const input of [
      merge(),
      merge({ into: three!, isNew: false, name: '大县' }),
      merge({ from: '2030-01-01' }),
      rename(one!, '甲市'),
    ]) {
      const { id } = await service.enter(ofCity, input)
      expect(await service.takeBack(ofCity, { id, reason })).toMatchObject({ state: 'takenBack', takenBack: { reason } })
      expect(await tree()).toEqual(before)
      expect(await refusal(service.takeBack(ofCity, { id, reason }))).toBe('region-change.taken-back')
    }
    expect((await service.list(ofCity)).map(({ state }) => state)).toEqual(Array(4).fill('takenBack'))
    expect((await service.enter(ofCity, merge())).was, 'the code of one that was removed is free again').toBeNull()
  })

  it('lies one behind the other where a successor is merged too', async () => {
    const service = open()
    await service.enter(ofCity, merge({ regions: [one!], into: two!, isNew: false, name: '乙县' }))
    await service.enter(ofCity, merge({ regions: [two!], into: three!, isNew: false, name: '丙市' }))
    expect((await regions.within(three!)).map(({ code }) => code)).toEqual([one, township, village, two, three])
    expect(await regions.partsOf([three!])).toEqual(new Map([[three, [two, one]]]))
    const [second, first] = await service.list(ofCity)
    expect(await refusal(service.takeBack(ofCity, { id: first!.id, reason }))).toBe('region-change.depended')
    await service.takeBack(ofCity, { id: second!.id, reason })
    expect((await regions.within(two!)).map(({ code }) => code)).toEqual([one, township, village, two])
    expect((await regions.named([three!]))[0]?.name).toBe('丙县')
  })

  it('counts what a change concerns, and enters nothing', async () => {
    expect(await open().effect(ofCity, merge())).toEqual({ regions: 2, people: 1, bodies: 1 })
    expect(await changes.all()).toEqual([])
  })

  it.each<[string, Actor, RegionChangeInput, string]>([
    ['by who operates one of the regions', operatorOf(one!), merge(), 'region.absent'],
    ['for one plan', operatorOf(city!, 'plan-a'), merge(), 'region.absent'],
    ['by an author', asAuthor, merge(), 'region.absent'],
    ['of what is not held', ofCity, merge({ regions: ['430322000000'] }), 'region.absent'],
    ['into a new one whose code another has', ofCity, merge({ into: three! }), 'region-change.taken'],
    ['into one that is not there', ofCity, merge({ isNew: false }), 'region.absent'],
    ['into another level', ofCity, merge({ regions: [one!, township!] }), 'region-change.elsewhere'],
    ['into the name that it has', ofCity, rename(one!, '甲县'), 'region-change.unchanged'],
  ])('takes no change %s', async (_, actor, input, code) => {
    expect(await refusal(open().enter(actor, input))).toBe(code)
    expect(await refusal(open().effect(actor, input))).toBe(code)
    expect(await changes.all()).toEqual([])
  })

  it('lets who operates one region call that otherwise, and shows them what is about theirs alone', async () => {
    const service = open()
    const { id } = await service.enter(operatorOf(one!), rename(one!, '甲市'))
    await service.enter(ofCity, merge({ regions: [three!], into: two!, isNew: false, name: '乙县' }))
    expect((await service.list(operatorOf(one!))).map((change) => change.id)).toEqual([id])
    expect(await service.list(operatorOf(two!)), 'what is merged into theirs is about another too').toEqual([])
    expect(await refusal(service.takeBack(operatorOf(two!), { id, reason }))).toBe('region-change.absent')
    expect((await regions.named([one!]))[0]?.name).toBe('甲市')
  })

  it('takes one of two changes that were entered at once', async () => {
    const service = open()
    const outcomes = await Promise.all([
      refusal(service.enter(ofCity, merge())),
      refusal(service.enter(ofCity, merge({ into: three!, isNew: false }))),
    ])
    expect(outcomes.sort()).toEqual(['done', 'region-change.stale'])
    const [change] = await changes.all()
    expect(await changes.advance('takeBack', { ...change!, state: 'planned' }, { state: 'takenBack', takenBack: null })).toBe(
      false,
    )
  })
})
