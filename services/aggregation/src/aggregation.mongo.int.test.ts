import { regionCode, regionPath } from '@duzhan/regions'
import { logger } from '@duzhan/service-kit'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { type DisposableStore, disposableStore, manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { designationRepository } from './designation/designation.mongo.ts'
import type { DesignationRepository } from './designation/designation.repository.ts'
import { factRepository } from './fact/fact.mongo.ts'
import type { Fact, FactRepository } from './fact/fact.repository.ts'
import { figureChanger } from './rollup/changeFigures.ts'
import { inTurn } from './rollup/inTurn.ts'
import { windowOpener } from './rollup/openWindow.ts'
import { recompute } from './rollup/recompute.ts'
import { rollupRepository } from './rollup/rollup.mongo.ts'
import type { RollupRepository } from './rollup/rollup.repository.ts'
import { newStamp, stampsUntilNow } from './rollup/stamp.ts'
import { asTheyLie } from './test/asTheyLie.ts'

const pathOf = (region: string) => regionPath(regionCode(region))
const window = '2020-03'
const at = (minute: number) => new Date(Date.UTC(2020, 2, 20, 0, minute))
const fact = (target: string, over: Partial<Fact> = {}): Fact => ({
  plan: world.plan,
  checklist: 'village',
  window,
  target,
  targetName: '某村',
  place: '某县某乡',
  region: world.village,
  regionPath: pathOf(world.village),
  submission: `s-${target}`,
  revision: 1,
  no: 0,
  at: at(0),
  observations: [{ path: 'a.b.c', kind: 'clause', result: 'good' }],
  ...over,
})
const told = (target: string, region: string, over: object = {}) => ({
  plan: world.plan,
  target,
  targetName: '某村',
  place: '',
  kind: 'village',
  regionPath: pathOf(region),
  list: 'provincial',
  team: null,
  designatedOn: '2020-03-20',
  releasedOn: null,
  ...over,
})

describe('in the store', () => {
  let store: DisposableStore
  let connection: Connection
  let designations: DesignationRepository
  let facts: FactRepository
  let rollups: RollupRepository
  const clock = manualClock()
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_aggregation`)
    designations = designationRepository(connection)
    facts = factRepository(connection)
    rollups = rollupRepository(connection)
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  beforeEach(async () => {
    for (const name of ['designations', 'facts', 'lateRecords', 'rollups', 'dirty'])
      await connection.collection(name).deleteMany({})
  })

  it('late records are counted once each, in their window, for every region above them', async () => {
    const late = (submission: string, over: Partial<Fact> = {}) => fact('v-1', { submission, ...over })
    await facts.saveLate([
      late('s-1'),
      late('s-2', { window: '2020-04' }),
      late('s-3', { regionPath: pathOf(world.otherVillage) }),
    ])
    await facts.saveLate([late('s-1')])
    await facts.saveLate([])
    const count = (region: string, of = window) => facts.countLate({ plan: world.plan, window: of, regions: [region] })
    expect(await Promise.all([world.village, world.county, world.city].map((region) => count(region)))).toEqual([1, 1, 2])
    expect([await count(world.city, '2020-04'), await count(world.foreignProvince)]).toEqual([1, 0])
    expect(await facts.within({ plan: world.plan, window, regions: [world.city], checklist: 'village' }), 'in no figure').toEqual(
      [],
    )
  })

  describe('facts', () => {
    const within = (...regions: string[]) =>
      facts.within({ plan: world.plan, window, regions: regions.length === 0 ? [world.province] : regions, checklist: 'village' })
    const standing = async () => (await within()).map(({ submission }) => submission)

    it.each([
      ['a newer one replaces', at(1), 's-9', 's-9'],
      ['an older one, told late, does not replace', at(-1), 's-9', 's-5'],
      ['of two as new, the higher id replaces', at(0), 's-9', 's-9'],
      ['of two as new, the lower id does not replace', at(0), 's-1', 's-5'],
      ['the same one again leaves', at(0), 's-5', 's-5'],
    ])('%s the one that stands', async (_, instant, submission, expected) => {
      await facts.save([fact('v-1', { submission: 's-5' })])
      await facts.save([fact('v-1', { submission, at: instant })])
      expect(await standing()).toEqual([expected])
    })

    it('told in one batch leave the newest, in whatever order they come', async () => {
      const batch = [
        fact('v-1', { submission: 's-1', at: at(2) }),
        fact('v-1', { submission: 's-2', at: at(3) }),
        fact('v-1', { submission: 's-3', at: at(1) }),
      ]
      await facts.save(batch)
      expect(await standing()).toEqual(['s-2'])
      await facts.save([...batch].reverse())
      expect(await standing()).toEqual(['s-2'])
      await facts.save([])
    })

    it('leave the newest visit by its newest correction, in whatever order, batch and repetition they are told', async () => {
      const told = [
        fact('v-1', { submission: 's-7' }),
        fact('v-1', { submission: 's-3', no: 1 }), // another device made the id: it says nothing of the order
        fact('v-1', { submission: 's-5', no: 2 }),
        fact('v-1', { submission: 's-9', at: at(-1) }),
      ]
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...told, ...told], { minLength: 8 }), fc.nat(8), async (order, cut) => {
          await connection.collection('facts').deleteMany({})
          await facts.save(order.slice(0, cut))
          for (const one of order.slice(cut)) await facts.save([one])
          expect(await standing()).toEqual(['s-5'])
        }),
        { numRuns: 12 },
      )
    })

    it('kept before there were corrections give way to a correction, and to no lower id', async () => {
      await facts.save([fact('v-1', { submission: 's-5' })])
      await connection.collection('facts').updateMany({}, { $unset: { no: '' } })
      await facts.save([fact('v-1', { submission: 's-1' })])
      expect(await standing()).toEqual(['s-5'])
      await facts.save([fact('v-1', { submission: 's-1', no: 1 })])
      expect(await standing()).toEqual(['s-1'])
    })

    it('of which one is older than what stands, are kept all the same', async () => {
      await facts.save([fact('v-1', { submission: 's-5', at: at(5) })])
      await facts.save([fact('v-1', { submission: 's-1' }), fact('v-2', { submission: 's-6', at: at(6) })])
      expect(await standing()).toEqual(['s-6', 's-5'])
    })

    it('of other windows, checklists and plans stand beside each other', async () => {
      await facts.save([
        fact('v-1'),
        fact('v-1', { window: '2020-04' }),
        fact('v-1', { checklist: 'other' }),
        fact('v-1', { plan: 'another-plan' }),
      ])
      expect(await standing()).toEqual(['s-v-1'])
      expect((await facts.at(world.plan, window, [world.village])).map(({ checklist }) => checklist).sort()).toEqual([
        'other',
        'village',
      ])
    })

    it('keep everything that a record observes as it was', async () => {
      const observations: Fact['observations'] = [
        { path: 'a.grade', kind: 'grade', result: 'bad', choices: ['差'] },
        { path: 'a.money', kind: 'number', unit: '万元', number: 12.5 },
        { path: 'a.rows.way', kind: 'choices', choices: ['__proto__', '水', '水', ''] },
        { path: 'a.none', kind: 'choices', choices: [] },
        { path: 'a.rate', kind: 'computed', unit: '%', parts: { numerator: 1, denominator: 3 } },
      ]
      await facts.save([fact('v-1', { observations })])
      expect((await within())[0]?.observations).toEqual(observations)
      expect((await facts.at(world.plan, window, [world.village]))[0]?.observations).toEqual(observations)
    })

    it('kept by the first release are read as the judgements that they are, until a newer record replaces them', async () => {
      const { observations: _, revision: __, ...rest } = fact('v-1', { submission: 's-1' })
      const results = [
        { path: 'a.b', result: 'bad' },
        { path: 'a.b.c', result: 'bad' },
        { path: 'a.d', result: 'unanswered' },
      ]
      const _id = `${world.plan}:village:v-1:${window}`
      const old = { _id, ...rest, results }
      await connection.collection<{ _id: string }>('facts').insertOne(old)
      expect((await within())[0]).toEqual({
        ...rest,
        revision: 0,
        observations: [
          { path: 'a.b', kind: 'judgement', result: 'bad' },
          { path: 'a.b.c', kind: 'clause', result: 'bad' },
          { path: 'a.d', kind: 'judgement', result: 'unanswered' },
        ],
      })
      await facts.save([fact('v-1', { submission: 's-2', at: at(1) })])
      expect((await within()).map(({ observations }) => observations)).toEqual([fact('v-1').observations])
      expect(await connection.collection('facts').countDocuments({ results: { $exists: true } })).toBe(0)
    })

    it('are found by region, newest first, with what every clause came to', async () => {
      const there = { region: world.otherVillage, regionPath: pathOf(world.otherVillage) }
      await facts.save([fact('v-1'), fact('v-2', { ...there, at: at(9) })])
      expect(await standing()).toEqual(['s-v-2', 's-v-1'])
      expect((await within(world.county)).map(({ observations }) => observations)).toEqual([
        [{ path: 'a.b.c', kind: 'clause', result: 'good' }],
      ])
      expect(await facts.at(world.plan, window, [world.county])).toEqual([])
    })
  })

  describe('designations', () => {
    it('count until they are released, where their target stands', async () => {
      await designations.save([told('v-1', world.village)])
      await designations.save([told('v-2', world.otherVillage)])
      await designations.save([told('v-3', world.village, { list: null, designatedOn: null })])
      const stands = { target: 'v-1', region: world.village, stands: true }
      expect(await designations.at(world.plan, [world.village])).toEqual([stands])
      expect((await designations.paths(world.plan)).map((path) => path.at(-1)).sort()).toEqual([
        world.village,
        world.otherVillage,
      ])
      await designations.save([told('v-1', world.village, { releasedOn: '2020-06-01' })])
      expect(await designations.at(world.plan, [world.village])).toEqual([{ ...stands, stands: false }])
    })

    it('say where a target stood before it was moved, and again when told again', async () => {
      const [here, there] = [told('v-1', world.village), told('v-1', world.otherVillage)]
      expect(await designations.save([here, told('v-2', world.village)])).toEqual([])
      const moved = [{ plan: world.plan, regionPath: pathOf(world.village) }]
      expect(await designations.save([here, there])).toEqual(moved)
      expect(await designations.save([there])).toEqual(moved)
      expect(await designations.at(world.plan, [world.village])).toEqual([{ target: 'v-2', region: world.village, stands: true }])
      expect(await designations.at(world.plan, [world.otherVillage])).toEqual([
        { target: 'v-1', region: world.otherVillage, stands: true },
      ])
      expect(await designations.save([])).toEqual([])
    })

    it('stand for their seat while only that and those above it are told, and then where they lie', async () => {
      const covert = { path: pathOf(world.city), by: '' }
      const seat = { plan: world.plan, regionPath: pathOf(world.city) }
      const at = async () => designations.at(world.plan, [world.village, world.city])
      const secret = told('v-1', world.village, { covert })
      expect(await designations.save([secret])).toEqual([seat])
      expect(await at()).toEqual([{ target: 'v-1', region: world.city, stands: true }])
      expect(await designations.paths(world.plan)).toEqual([seat.regionPath])
      const open = told('v-1', world.village)
      expect(await designations.save([open])).toEqual([seat])
      expect(await designations.save([open]), 'also when told again').toEqual([seat])
      expect(await at()).toEqual([{ target: 'v-1', region: world.village, stands: true }])
    })

    it('of a target on an open list and a secret one count where it lies, and once', async () => {
      const covert = { path: pathOf(world.city), by: '' }
      const both = told('v-1', world.village, { also: [{ list: 'lots', team: null, covert }] })
      expect(await designations.save([both])).toEqual([])
      expect(await designations.at(world.plan, [world.village, world.city])).toEqual([
        { target: 'v-1', region: world.village, stands: true },
      ])
      await designations.save([{ ...both, releasedOn: '2020-06-01' }])
      const standing = await designations.at(world.plan, [world.village, world.city])
      expect(standing).toEqual(
        expect.arrayContaining([
          { target: 'v-1', region: world.village, stands: false },
          { target: 'v-1', region: world.city, stands: true },
        ]),
      )
      expect(standing).toHaveLength(2)
    })
  })

  describe('marks', () => {
    const mark = (region: string) => rollups.mark(world.plan, window, [pathOf(region)], newStamp(clock))
    const dirty = async (limit = 100) => rollups.dirty(stampsUntilNow(clock), limit)

    it('cover the whole path, the deepest first', async () => {
      await mark(world.village)
      expect((await dirty()).map(({ region, parent }) => [region, parent])).toEqual([
        [world.village, world.township],
        [world.township, world.county],
        [world.county, world.city],
        [world.city, world.province],
        [world.province, null],
      ])
      expect(await dirty(2)).toHaveLength(2)
    })

    it('made again while the work was done are not taken away with it', async () => {
      await mark(world.county)
      const work = await dirty()
      await mark(world.city)
      await rollups.unmark(work)
      expect((await dirty()).map(({ region }) => region)).toEqual([world.city, world.province])
    })

    it('made after an instant wait for the next round', async () => {
      const until = stampsUntilNow(clock)
      clock.advance(1)
      await mark(world.province)
      expect(await rollups.dirty(until, 10)).toEqual([])
      expect(await dirty()).toHaveLength(1)
    })
  })

  describe('figures', () => {
    const openWindow = () => windowOpener({ rollups, designations, placing: asTheyLie, clock })
    const plan = { code: world.plan, jurisdiction: world.city }
    const worker = () =>
      recompute({ rollups, facts, designations, placing: asTheyLie, clock, turn: inTurn(), log: logger('test', 'silent') })
    const coverage = async (region: string, of = window) => (await rollups.byRegion(world.plan, of, region))?.coverage ?? null
    const compute = async () => {
      const work = worker()
      await work.run()
      await work.stop()
    }
    beforeEach(async () => {
      await designations.save([told('v-1', world.village)])
      await designations.save([told('v-2', world.otherVillage)])
    })

    it('go up from the villages to the province, and nothing is left to do', async () => {
      await openWindow()(plan, window)
      await facts.save([fact('v-1')])
      await compute()
      expect(
        await Promise.all(
          [world.village, world.county, world.otherCounty, world.city, world.province].map((region) => coverage(region)),
        ),
      ).toEqual([
        { visited: 1, designated: 1 },
        { visited: 1, designated: 1 },
        { visited: 0, designated: 1 },
        { visited: 1, designated: 2 },
        { visited: 1, designated: 2 },
      ])
      const city = await rollups.byRegion(world.plan, window, world.city)
      expect(city?.children.map(({ region, checklists }) => [region, checklists.length])).toEqual([
        [world.county, 1],
        [world.otherCounty, 0],
      ])
      expect(city?.checklists).toEqual([
        { checklist: 'village', targets: 1, places: { 'a.b.c 1': { share: { good: 1, bad: 0, na: 0 } } } },
      ])
      expect(await rollups.dirty(stampsUntilNow(clock), 10)).toEqual([])
    })

    it('that the first release wrote down are shown as they were reported, and go up into what is computed anew', async () => {
      const tallies = [
        { path: 'a.b', good: 2, bad: 1, na: 0 },
        { path: 'a.b.c', good: 3, bad: 0, na: 0 },
      ]
      const kept = { coverage: { visited: 3, designated: 4 }, checklists: [{ checklist: 'village', targets: 3, tallies }] }
      const old = {
        _id: `${world.plan}:${window}:${world.county}`,
        ...{ plan: world.plan, window, region: world.county, parent: world.city, asOf: at(0) },
        sums: JSON.stringify(kept),
        children: JSON.stringify([{ region: world.township, ...kept }]),
      }
      await connection.collection<{ _id: string }>('rollups').insertOne(old)
      const share = (good: number, bad: number) => ({ share: { good, bad, na: 0 } })
      const read = {
        coverage: kept.coverage,
        checklists: [{ checklist: 'village', targets: 3, places: { 'a.b 0': share(2, 1), 'a.b.c 0': share(3, 0) } }],
      }
      expect(await rollups.byRegion(world.plan, window, world.county)).toMatchObject({
        ...read,
        children: [{ region: world.township, ...read }],
      })
      await facts.save([fact('v-2', { region: world.otherVillage, regionPath: pathOf(world.otherVillage) })])
      await rollups.mark(world.plan, window, [pathOf(world.otherVillage)], newStamp(clock))
      await compute()
      const city = await rollups.byRegion(world.plan, window, world.city)
      expect(city?.coverage).toEqual({ visited: 4, designated: 5 })
      expect(city?.checklists[0]?.places).toEqual({ 'a.b 0': share(2, 1), 'a.b.c 0': share(3, 0), 'a.b.c 1': share(1, 0) })
    })

    it('that an earlier release kept with all children in one text are read so, and go on by differences', async () => {
      await openWindow()(plan, window)
      await facts.save([fact('v-1')])
      await compute()
      const paths = [pathOf(world.village)]
      const kept = async () => Promise.all(pathOf(world.village).map((region) => rollups.byRegion(world.plan, window, region)))
      const before = await kept()
      const stored = connection.collection<{ _id: string; parts: Record<string, string> }>('rollups')
      for (const { _id, parts } of await stored.find().toArray()) {
        const children = Object.entries(parts).map(([region, of]) => ({ region, ...JSON.parse(of) }))
        await stored.updateOne({ _id }, { $set: { children: JSON.stringify(children) }, $unset: { parts: '', own: '' } })
      }
      expect(await kept()).toEqual(before)
      await facts.save([fact('v-1', { at: at(1), observations: [{ path: 'a.b.c', kind: 'clause', result: 'bad' }] })])
      const change = figureChanger({
        rollups,
        facts,
        designations,
        placing: asTheyLie,
        clock,
        turn: inTurn(),
        log: logger('test', 'silent'),
      })
      await change({ plan: world.plan, window, paths })
      expect(await rollups.dirty(stampsUntilNow(clock), 10), 'their parts are yet to be told apart').toHaveLength(5)
      await compute()
      await facts.save([fact('v-1', { at: at(2), observations: [{ path: 'a.b.c', kind: 'clause', result: 'na' }] })])
      await change({ plan: world.plan, window, paths })
      expect(await rollups.dirty(stampsUntilNow(clock), 10)).toEqual([])
      const [province] = await kept()
      expect(province?.checklists[0]?.places).toEqual({ 'a.b.c 1': { share: { good: 0, bad: 0, na: 1 } } })
      expect(province?.coverage).toEqual({ visited: 1, designated: 2 })
      expect(await stored.countDocuments({ children: { $exists: true } }), 'only where nothing changed').toBe(3)
    })

    it('computed twice are the same', async () => {
      await openWindow()(plan, window)
      await facts.save([fact('v-1')])
      await compute()
      const once = await rollups.byRegion(world.plan, window, world.province)
      await rollups.mark(world.plan, window, [pathOf(world.village), pathOf(world.otherVillage)], newStamp(clock))
      await compute()
      const twice = await rollups.byRegion(world.plan, window, world.province)
      expect({ ...twice, asOf: once?.asOf }).toEqual(once)
      expect(twice?.asOf.getTime(), 'every write is later than the one before').toBeGreaterThan(once?.asOf.getTime() ?? 0)
    })

    it('of a window that a submission opens hold every designated target', async () => {
      await facts.save([fact('v-1', { window: '2020-04' })])
      await openWindow()(plan, '2020-04')
      await rollups.mark(world.plan, '2020-04', [pathOf(world.village)], newStamp(clock))
      await compute()
      expect(await coverage(world.city, '2020-04')).toEqual({ visited: 1, designated: 2 })
    })

    it('of an open window are not marked again, also by a process that has just started', async () => {
      const open = openWindow()
      await open(plan, window)
      await compute()
      await open(plan, window)
      await openWindow()(plan, window)
      expect(await rollups.dirty(stampsUntilNow(clock), 10)).toEqual([])
    })

    it('wait for a plan that has nobody designated yet', async () => {
      const open = openWindow()
      await connection.collection('designations').deleteMany({})
      await open(plan, window)
      await designations.save([told('v-1', world.village)])
      await open(plan, window)
      await compute()
      expect(await coverage(world.city)).toEqual({ visited: 0, designated: 1 })
    })

    it('that cannot be computed hold up those of no other window, and are made up for once they can', async () => {
      await facts.save([fact('v-1'), fact('v-1', { window: '2020-04' })])
      await connection.collection('facts').updateOne({ window }, { $set: { observations: 'spoilt' } })
      for (const one of [window, '2020-04']) await openWindow()(plan, one)
      await compute()
      expect(await coverage(world.province, '2020-04')).toEqual({ visited: 1, designated: 2 })
      expect(await coverage(world.village)).toBeNull()
      expect(await coverage(world.province), 'nothing is made of what failed').toBeNull()

      await connection.collection('facts').updateOne({ window }, { $set: { observations: '[]' } })
      await compute()
      expect(await coverage(world.province), 'it waits').toBeNull()
      clock.advance(30_000)
      await compute()
      expect(await coverage(world.province)).toEqual({ visited: 1, designated: 2 })
      expect(await rollups.dirty(stampsUntilNow(clock), 10)).toEqual([])
    })

    it('that cannot be computed are tried at once when there is news of them', async () => {
      await facts.save([fact('v-1')])
      await connection.collection('facts').updateOne({ window }, { $set: { observations: 'spoilt' } })
      await openWindow()(plan, window)
      await compute()
      await facts.save([fact('v-1', { at: at(1) })])
      await rollups.mark(world.plan, window, [pathOf(world.village)], newStamp(clock))
      await compute()
      expect(await coverage(world.village)).toEqual({ visited: 1, designated: 1 })
    })

    it('asked for in the last moment of a computation are computed', async () => {
      await openWindow()(plan, window)
      const work = worker()
      const first = work.run()
      await facts.save([fact('v-1')])
      await rollups.mark(world.plan, window, [pathOf(world.village)], newStamp(clock))
      await Promise.all([first, work.run()])
      expect(await coverage(world.city)).toEqual({ visited: 1, designated: 2 })
      await work.stop()
    })

    it('many at once come out as one by one', async () => {
      await openWindow()(plan, window)
      const work = worker()
      const targets = Array.from({ length: 30 }, (_, count) => `t-${count}`)
      for (const target of targets) await designations.save([told(target, world.village)])
      await Promise.all(
        targets.map(async (target) => {
          await facts.save([fact(target)])
          await rollups.mark(world.plan, window, [pathOf(world.village)], newStamp(clock))
          await work.run()
        }),
      )
      expect(await coverage(world.province)).toEqual({ visited: 30, designated: 32 })
      await work.stop()
    })
  })
})
