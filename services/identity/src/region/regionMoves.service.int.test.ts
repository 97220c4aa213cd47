import type { Actor, RegionChangeInput, TouchedBySupervision } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { codesBeneath, levelOf, regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { asOperator, manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf } from '../person/move.ts'
import { aBody } from '../test/aBody.ts'
import { aPerson, bodiesInMemory, peopleInMemory } from '../test/memory.ts'
import { regionRepository } from './region.mongo.ts'
import type { RegionRepository } from './region.repository.ts'
import { regionChangeRepository } from './regionChange.mongo.ts'
import { regionChangeService } from './regionChange.service.ts'

const reason = '省政府批复 5 号'
const ofProvince: Actor = { ...asOperator, grants: [{ role: 'operator', region: '430000000000', plan: '*' }] }
const nothingOpen: TouchedBySupervision = { targets: 0, findings: 0, dues: 0, plans: 0 }
const names: Readonly<Record<string, string>> = {
  '430000000000': '湖南省',
  '430300000000': '湘潭市',
  '430400000000': '衡阳市',
  '430321000000': '湘潭县',
  '430381000000': '湘乡市',
  '430421000000': '衡阳县',
  '430321100000': '易俗河镇',
  '430321101000': '河口镇',
  '430381100000': '壶天镇',
  '430321100201': '郭家桥村',
  '430321100202': '吴家巷村',
  '430321101201': '双板桥村',
  '430381100201': '潭桥村',
}
const [county, other, town, village] = ['430321000000', '430381000000', '430321100000', '430321100201'] as const
const moved = '430381101000'
const draft = (over: Partial<RegionChangeInput>): RegionChangeInput => ({
  ...{ kind: 'move', regions: [town], into: moved, isNew: true, name: '易俗河镇', from: '2020-03-20', reason },
  ...over,
})
const split = (over: Partial<RegionChangeInput> = {}) =>
  draft({ kind: 'split', regions: [county], into: '430322000000', name: '易俗河区', children: [town], ...over })
const retire = (region: string, over: Partial<RegionChangeInput> = {}) =>
  draft({ kind: 'retire', regions: [region], into: region, isNew: false, name: '旧名', ...over })

describe('regions that are moved, divided and retired', () => {
  const clock = manualClock()
  let store: LoggedStore
  let regions: RegionRepository & ReturnType<typeof regionRepository>
  let changes: ReturnType<typeof regionChangeRepository>
  let people: ReturnType<typeof peopleInMemory>
  let bodies: ReturnType<typeof bodiesInMemory>
  let supervised: TouchedBySupervision | Problem
  const open = (over: { regions?: RegionRepository } = {}) =>
    regionChangeService({
      ...{ regions, changes, people, bodies, clock },
      async supervised() {
        if (supervised instanceof Problem) throw supervised
        return supervised
      },
      ...over,
    })
  beforeAll(async () => {
    store = await loggedStore('identity', clock)
    regions = regionRepository(store.connection, store.serviceLog)
    changes = regionChangeRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => begin())
  async function begin() {
    clock.set('2020-03-20T01:00:00.000Z')
    supervised = nothingOpen
    const grant = (region: string) => ({ role: 'viewer' as const, region, plan: '*' as const })
    people = peopleInMemory(
      aPerson('of-town', { grants: [grant(town), grant('430400000000')] }),
      aPerson('of-village', { grants: [{ ...grant(village), role: 'unit', target: 'v-1' }] }),
      aPerson('of-county', { grants: [grant(county)] }),
    )
    bodies = bodiesInMemory(
      aBody({ key: 'station', jurisdiction: town, region: village }),
      aBody({ key: 'school', jurisdiction: county, region: town }),
      aBody({ key: 'elsewhere', jurisdiction: other, region: other }),
    )
    await store.empty('regions', 'regionChanges', 'log')
    await regions.save(Object.entries(names).map(([code, name]) => ({ code, name })))
  }
  const docs = async () =>
    (await store.connection.collection('regions').find({}).sort({ _id: 1 }).toArray()).map(
      ({ _id, name, path, into, isRemoved }) => ({
        code: String(_id),
        name,
        path,
        into: into ?? null,
        isRemoved: isRemoved === true,
      }),
    )
  /** All that stands, with its name and where it lies. */
  const standing = async () =>
    (await docs()).flatMap(({ code, name, path, into, isRemoved }) => (into || isRemoved ? [] : [{ code, name, path }]))
  const granted = () => [...people.kept.values()].map(({ grants }) => grants.map(({ region }) => region))
  const seats = () => [...bodies.kept.values()].map(({ jurisdiction, region }) => [jurisdiction, region])
  const told = async () =>
    (await regions.stream.after(0, 500)).map(({ event }) => event as { verb: string; code: string; path?: { code: string }[] })
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : error),
    )

  it('lie under a code of there with all that lies in them, and in nothing that they lay in before', async () => {
    const entered = await open().enter(ofProvince, draft({}))
    expect(entered).toMatchObject({ state: 'inForce', was: null, regions: [{ code: town, name: '易俗河镇' }], into: moved })
    expect((await regions.within(moved)).map(({ code, into }) => [code, into])).toEqual([
      [town, moved],
      [village, '430381101201'],
      ['430321100202', '430381101202'],
      [moved, undefined],
      ['430381101201', undefined],
      ['430381101202', undefined],
    ])
    expect((await regions.within(county)).map(({ code }) => code)).toEqual([county, '430321101000', '430321101201'])
    expect((await standing()).find(({ code }) => code === '430381101201')).toEqual({
      ...{ code: '430381101201', name: '郭家桥村' },
      path: regionPath(regionCode('430381101201')),
    })
    expect(await regions.partsOf([moved, other, county, '430300000000'])).toEqual(
      new Map([
        [moved, [town]],
        [other, [town]],
        [county, []],
        ['430300000000', []],
      ]),
    )
  })

  it('take along who was granted them and whose directory lies in them, and nobody else', async () => {
    await open().enter(ofProvince, draft({}))
    expect(granted()).toEqual([[moved, '430400000000'], ['430381101201'], [county]])
    expect([...people.kept.values()][1]?.grants[0]).toMatchObject({ role: 'unit', target: 'v-1' })
    expect(seats()).toEqual([
      [moved, '430381101201'],
      [county, moved],
      [other, other],
    ])
  })

  it('take along who takes a post in them on a later day, or leaves one, and bring them back when it is taken back', async () => {
    const decided = { from: '2020-04-01', reason: '干部交流', successor: null, by: '县管理员', at: '2020-03-19T01:00:00.000Z' }
    const grant = (region: string) => ({ role: 'viewer' as const, region, plan: '*' as const })
    const coming = { ...decided, was: [grant(other)], grants: [grant(village), grant(county)] }
    const leaving = { ...decided, was: [grant(town)], grants: null }
    const apart = { ...decided, was: [grant(other)], grants: [grant(county)] }
    people = peopleInMemory(
      aPerson('coming', { grants: [grant(other)], move: coming }),
      aPerson('leaving', { grants: [grant(town)], move: leaving }),
      aPerson('apart', { grants: [grant(other)], move: apart }),
    )
    const { id } = await open().enter(ofProvince, draft({}))
    const moves = () => [...people.kept.values()].map(({ move }) => move)
    expect(moves()).toEqual([
      { ...coming, grants: [grant('430381101201'), grant(county)] },
      { ...leaving, was: [grant(moved)] },
      apart,
    ])
    expect(granted()).toEqual([[other], [moved], [other]])
    expect(outcomeOf({ grants: [grant(moved)] }, moves()[1]!), 'gone, with nothing taken for given since').toBeNull()
    await open().takeBack(ofProvince, { id, reason: '批复已经撤销' })
    expect(moves()).toEqual([coming, leaving, apart])
    expect(granted()).toEqual([[other], [town], [other]])
  })

  it('are told to others by one entry of the region itself, behind those of what came', async () => {
    await open().enter(ofProvince, draft({ name: '新易俗河镇' }))
    const events = (await told()).slice(Object.keys(names).length)
    expect(events.map(({ verb, code }) => `${verb} ${code}`)).toEqual([
      ...[moved, '430381101201', '430381101202'].map((code) => `create ${code}`),
      `recode ${town}`,
    ])
    expect(events.at(-1)).toMatchObject({ name: '易俗河镇', into: { code: moved, name: '新易俗河镇' } })
    expect(events.at(-1)?.path?.map(({ code }) => code)).toEqual([...regionPath(regionCode(moved)), town])
  })

  it('keep nothing of their old code: none is entered beneath it, and another change is of the new one', async () => {
    const service = open()
    await service.enter(ofProvince, draft({}))
    expect(await regions.recoded([town, '430321100299', moved, county])).toEqual([town, '430321100299'])
    expect(await refusal(service.enter(ofProvince, draft({ into: '430421109000' })))).toBe('region-change.former')
    expect(await refusal(service.enter(ofProvince, draft({ regions: [moved], into: town })))).toBe('region-change.taken')
    expect(await refusal(service.enter(ofProvince, draft({ regions: [moved], into: '430421109000' })))).toBe('done')
    expect(granted()[1]).toEqual(['430421109201'])
    expect(await regions.partsOf(['430421000000', other])).toEqual(
      new Map([
        ['430421000000', [moved, town]],
        [other, []],
      ]),
    )
  })

  it('are divided by choice: what goes over lies in the new one, the rest where it lay', async () => {
    const entered = await open().enter(ofProvince, split())
    expect(entered.children).toEqual([{ code: town, name: '易俗河镇' }])
    const now = await standing()
    expect(now.filter(({ path }) => path.includes('430322000000')).map(({ code, name }) => [code, name])).toEqual([
      ['430322000000', '易俗河区'],
      ['430322100000', '易俗河镇'],
      ['430322100201', '郭家桥村'],
      ['430322100202', '吴家巷村'],
    ])
    expect(now.filter(({ path }) => path.includes(county)).map(({ name }) => name)).toEqual(['湘潭县', '河口镇', '双板桥村'])
    expect(granted()).toEqual([['430322100000', '430400000000'], ['430322100201'], [county]])
  })

  it('are divided although nothing lies in them', async () => {
    const entered = await open().enter(
      ofProvince,
      split({ regions: [village], into: '430321100203', name: '新村', children: [] }),
    )
    expect(entered).toMatchObject({ state: 'inForce', children: [] })
    expect((await standing()).map(({ name }) => name)).toContain('新村')
  })

  it('of different superiors are merged by a move and a merger of one day', async () => {
    const service = open()
    await service.enter(ofProvince, draft({}))
    const merger = draft({ kind: 'merge', regions: [moved], into: '430381100000', isNew: false, name: '壶天镇' })
    await service.enter(ofProvince, merger)
    expect((await standing()).find(({ code }) => code === '430381101201')?.path).toEqual([
      ...regionPath(regionCode('430381100000')),
      ...[moved, '430381101201'],
    ])
    expect(await regions.partsOf(['430381100000', other])).toEqual(
      new Map([
        ['430381100000', [moved, town]],
        [other, [town]],
      ]),
    )
    expect(await refusal(service.enter(ofProvince, draft({ regions: ['430381100000'], into: '430421109000' })))).toBe(
      'region-change.has-parts',
    )
  })

  it('stand no more from the day on which they are retired, as soon as nothing lies in them', async () => {
    const hekou = '430321101000'
    const service = open()
    expect(await refusal(service.enter(ofProvince, retire(hekou)))).toBe('region-change.occupied')
    await service.enter(ofProvince, retire('430321101201'))
    const entered = await service.enter(ofProvince, retire(hekou))
    expect(entered).toMatchObject({ state: 'inForce', name: '河口镇', was: '河口镇' })
    expect((await standing()).map(({ name }) => name)).not.toContain('河口镇')
    expect((await told()).at(-1)).toMatchObject({ verb: 'remove', code: hekou })
    await service.takeBack(ofProvince, { id: entered.id, reason })
    expect((await standing()).map(({ name }) => name)).toContain('河口镇')
  })

  it.each<[string, () => void]>([
    ['a grant', () => people.kept.set('x', aPerson('x', { grants: [{ role: 'viewer', region: '430321101201', plan: 'p' }] }))],
    ['a body', () => bodies.kept.set('x', aBody({ key: 'x', jurisdiction: '430321101201', region: '430321101201' }))],
    ['a target', () => (supervised = { ...nothingOpen, targets: 1 })],
    ['a finding', () => (supervised = { ...nothingOpen, findings: 1 })],
    ['what is due', () => (supervised = { ...nothingOpen, dues: 1 })],
    ['a plan', () => (supervised = { ...nothingOpen, plans: 1 })],
  ])('are not retired while %s stands there', async (_, stand) => {
    stand()
    expect(await refusal(open().enter(ofProvince, retire('430321101201')))).toBe('region-change.occupied')
    expect(await changes.all()).toEqual([])
  })

  it('that something stands against on their day wait, say so, and change as soon as nothing does', async () => {
    const service = open()
    await service.enter(ofProvince, retire('430321101201', { from: '2020-03-22' }))
    await service.enter(ofProvince, draft({ from: '2020-03-22' }))
    clock.set('2020-03-22T01:00:00.000Z')
    supervised = { ...nothingOpen, plans: 1 }
    await service.bringIntoForce()
    const waiting = [
      { kind: 'move', state: 'planned', isWaiting: true },
      { kind: 'retire', state: 'planned', isWaiting: true },
    ]
    expect(await service.list(ofProvince)).toMatchObject(waiting)
    supervised = new Problem('unavailable', 'service.unavailable')
    await service.bringIntoForce()
    expect(await service.list(ofProvince), 'nobody could tell').toMatchObject(waiting)
    supervised = nothingOpen
    await service.bringIntoForce()
    expect((await service.list(ofProvince)).map(({ state, isWaiting }) => [state, isWaiting])).toEqual([
      ['inForce', undefined],
      ['inForce', undefined],
    ])
  })

  it('keep their codes while plans are in force for them', async () => {
    supervised = { ...nothingOpen, targets: 9, plans: 1 }
    for (const one of [draft({}), split()]) {
      expect(await refusal(open().enter(ofProvince, one))).toBe('region-change.has-plans')
      expect(await refusal(open().effect(ofProvince, one))).toBe('region-change.has-plans')
    }
    expect(await changes.all()).toEqual([])
  })

  it('are counted with what goes over, and a retirement with what stands against it', async () => {
    expect(await open().effect(ofProvince, draft({}))).toEqual({ regions: 2, people: 2, bodies: 1 })
    expect(await open().effect(ofProvince, split())).toEqual({ regions: 2, people: 2, bodies: 1 })
    expect(await open().effect(ofProvince, split({ children: [] }))).toEqual({ regions: 0, people: 0, bodies: 0 })
    expect(await open().effect(ofProvince, retire(county))).toEqual({ regions: 5, people: 3, bodies: 2 })
  })

  it('lie, are called and are granted as if they had never changed when that is taken back', async () => {
    const service = open()
    const [before, whose, where] = [await standing(), granted(), seats()]
    for (const input of [draft({}), split(), split({ children: [] }), draft({ name: '新镇', into: '430421105000' })]) {
      const { id } = await service.enter(ofProvince, input)
      expect(await standing()).not.toEqual(before)
      await service.takeBack(ofProvince, { id, reason })
      expect(await standing()).toEqual(before)
      expect([granted(), seats()]).toEqual([whose, where])
    }
  })

  it('bring back what was entered and named otherwise meanwhile', async () => {
    const service = open()
    const { id } = await service.enter(ofProvince, draft({}))
    await regions.save([
      { code: '430381101203', name: '新增村' },
      { code: '430381101201', name: '郭家桥社区' },
    ])
    await service.takeBack(ofProvince, { id, reason })
    const back = (await standing()).filter(({ path }) => path.includes(town)).map(({ code, name }) => [code, name])
    expect(back).toEqual([
      [town, '易俗河镇'],
      [village, '郭家桥社区'],
      ['430321100202', '吴家巷村'],
      ['430321100203', '新增村'],
    ])
  })

  it('are not taken back where that would leave something nowhere', async () => {
    const service = open()
    const { id } = await service.enter(ofProvince, split())
    await regions.save([{ code: '430322101000', name: '新街道' }])
    expect(await refusal(service.takeBack(ofProvince, { id, reason }))).toBe('region-change.grown')
    expect((await service.list(ofProvince)).map(({ state }) => state)).toEqual(['inForce'])
  })

  it('give a code that was taken back to nothing else', async () => {
    const service = open()
    const { id } = await service.enter(ofProvince, draft({}))
    await service.takeBack(ofProvince, { id, reason })
    const fresh = split({ regions: ['430381100000'], into: moved, children: [], name: '新镇' })
    expect(await refusal(service.enter(ofProvince, fresh))).toBe('region-change.taken')
    expect(await refusal(service.enter(ofProvince, draft({})))).toBe('done')
  })

  it('go on where a platform died over them, after whichever write, and tell everything once', async () => {
    for (let left = 0; left < 3; left += 1) {
      await begin()
      let writes = 0
      const mortal =
        <Args extends unknown[]>(write: (...args: Args) => Promise<void>) =>
        async (...args: Args) => {
          await write(...args)
          if (writes === left) throw new Error('died')
          writes += 1
        }
      const dying = { ...regions, save: mortal(regions.save), recode: mortal(regions.recode) }
      const entering = open({ regions: dying }).enter(ofProvince, split({ children: [town, '430321101000'] }))
      await expect(entering, String(left)).rejects.toThrow('died')
      await open().bringIntoForce()
      expect((await standing()).filter(({ path }) => path.includes('430322000000'))).toHaveLength(6)
      expect((await told()).filter(({ verb }) => verb === 'recode')).toHaveLength(2)
      expect(granted()[1]).toEqual(['430322100201'])
    }
  })

  it.each<[string, Actor, RegionChangeInput, string]>([
    [
      'by who operates where it lies alone',
      { ...asOperator, grants: [{ role: 'operator', region: county, plan: '*' }] },
      draft({}),
      'region.absent',
    ],
    [
      'by who operates where it goes alone',
      { ...asOperator, grants: [{ role: 'operator', region: other, plan: '*' }] },
      draft({}),
      'region.absent',
    ],
    ['to a code that another has', ofProvince, draft({ into: '430381100000' }), 'region-change.taken'],
    ['to where nothing is', ofProvince, draft({ into: '430383101000' }), 'region.absent'],
    ['to another level', ofProvince, draft({ into: '430382000000' }), 'region-change.moved-elsewhere'],
    ['of what is not held', ofProvince, draft({ regions: ['430321105000'] }), 'region.absent'],
    ['with parts that are not held', ofProvince, split({ children: ['430321105000'] }), 'region.absent'],
    ['with parts of another', ofProvince, split({ children: ['430381100000'] }), 'region-change.split-elsewhere'],
  ])('take no change %s', async (_, actor, input, code) => {
    expect(await refusal(open().enter(actor, input))).toBe(code)
    expect(await refusal(open().effect(actor, input))).toBe(code)
    expect(await changes.all()).toEqual([])
  })

  it('lie on each day of any history in exactly one region of each level, called as on that day; and are at its end what they were at its beginning', async () => {
    const wish = fc.record({
      kind: fc.constantFrom('rename', 'merge', 'move', 'split', 'retire'),
      picks: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 2, maxLength: 7 }), async (wishes) => {
        await begin()
        const service = open()
        const [beginning, whose] = [await standing(), granted()]
        const called = new Map<string, string>(Object.entries(names))
        const entered: string[] = []
        const recoded = new Set<string>()
        for (const [at, { kind, picks }] of wishes.entries()) {
          clock.set(`2020-04-${String(at + 1).padStart(2, '0')}T01:00:00.000Z`)
          const input = changeOf(kind, picks, await standing(), `2020-04-${String(at + 1).padStart(2, '0')}`, `新名${at}`)
          if (input === null || (await refusal(service.effect(ofProvince, input))) !== 'done') continue
          const before = await standing()
          const outcome = await service.enter(ofProvince, input).catch((error: unknown) => error)
          if (outcome instanceof Problem) {
            expect(outcome.code).toBe('region-change.occupied')
            continue
          }
          entered.push((outcome as { id: string }).id)
          if (kind === 'rename' || kind === 'merge' || kind === 'move' || kind === 'split') called.set(input.into, input.name)
          const now = await standing()
          for (const { code, name } of now) if (!called.has(code)) called.set(code, name)
          if (kind === 'move' || kind === 'split')
            for (const { code } of before) if (!now.some((one) => one.code === code)) recoded.add(code)
          for (const { code, name, path } of now) {
            expect(name).toBe(called.get(code))
            const above = path.map(String).filter((one: string) => now.some((other) => other.code === one))
            const levels = above.map((one: string) => levelOf(regionCode(one)))
            expect(new Set(levels).size, `${code} in ${above.join(' ')}`).toBe(levels.length)
          }
          const villages = now.filter(({ code }) => levelOf(regionCode(code)) === 'village')
          expect(new Set(villages.map(({ name }) => name)).size, 'none is lost or doubled').toBe(villages.length)
          const held = new Set((await docs()).map(({ code }) => code))
          for (const region of granted().flat())
            expect([region, held.has(region), recoded.has(region)]).toEqual([region, true, false])
        }
        for (const id of entered.reverse()) await service.takeBack(ofProvince, { id, reason })
        expect(await standing()).toEqual(beginning)
        expect(granted()).toEqual(whose)
      }),
      { numRuns: 25 },
    )
  })
})

/** What a wish means where some regions stand; null where it means nothing there. */
function changeOf(
  kind: RegionChangeInput['kind'],
  [first, second, third]: readonly [number, number, number],
  standing: readonly { code: string; path: readonly string[] }[],
  from: string,
  name: string,
): RegionChangeInput | null {
  const alike = (level: string) =>
    standing.filter(({ code }) => levelOf(regionCode(code)) === level).map(({ code }) => regionCode(code))
  const towns = alike('township')
  const region = towns[first % towns.length]
  if (region === undefined) return null
  const about = { regions: [region as string], from, name, reason }
  const above = regionPath(region).at(-2)
  const free = (place: string) =>
    codesBeneath(regionCode(place), [
      ...towns.filter((one) => one.startsWith(place.slice(0, 6))),
      regionCode(`${place.slice(0, 6)}${150 + third}000`),
    ]).at(-1) ?? ''
  switch (kind) {
    case 'rename':
    case 'retire':
      return { ...about, kind, into: region, isNew: false }
    case 'merge': {
      const into = towns.filter((one) => one !== region)[second % Math.max(1, towns.length - 1)]
      return into === undefined ? null : { ...about, kind, into, isNew: false }
    }
    case 'move': {
      const places = alike('county').filter((one) => one !== above)
      const place = places[second % Math.max(1, places.length)]
      return place === undefined ? null : { ...about, kind, into: free(place), isNew: true }
    }
    case 'split': {
      const children = standing.filter(({ code, path }) => path.at(-2) === region && code !== region).map(({ code }) => code)
      return above === undefined
        ? null
        : { ...about, kind, into: free(above), isNew: true, children: children.filter((_, at) => (second >> at) % 2 === 1) }
    }
  }
}
