import type { RegionEvent } from '@duzhan/contracts'
import { recodedWith, regionCode, regionPath } from '@duzhan/regions'
import { buildIndexes, openDatabase, regionMergers } from '@duzhan/service-kit/mongo'
import { aDesignation, aSubmissionEvent, type DisposableStore, disposableStore, manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { designationRepository } from '../designation/designation.mongo.ts'
import { factRepository } from '../fact/fact.mongo.ts'
import { placing } from '../rollup/placing.ts'
import { rollupRepository } from '../rollup/rollup.mongo.ts'
import { newStamp } from '../rollup/stamp.ts'
import { everyKindPlan } from '../test/everyKind.ts'
import { aHouse } from '../test/house.ts'
import { regionFollowing } from './regionFollowing.ts'

const plan = everyKindPlan()
const code = plan.code
const windows = ['2020-03', '2020-04'] as const
const [town, moved] = [regionCode(world.township), regionCode('990122109000')]
/** Two of the township that is moved, one beside it, and one of where it goes. */
const villages = [world.village, '990121100202', '990121101201', world.otherVillage].map(regionCode)
const isTheirs = (village: string) => village.startsWith(town.slice(0, 9))
const later = (village: string) => (isTheirs(village) ? recodedWith(regionCode(village), town, moved) : village)
const pathOf = (region: string): string[] => regionPath(regionCode(region))

describe('figures of a region that goes on under another code', () => {
  const clock = manualClock()
  let store: DisposableStore
  let connection: Connection
  let house: ReturnType<typeof open>
  function open() {
    const plans = { save: async () => {}, byRevision: async () => plan, latest: async () => plan, codes: async () => [code] }
    const mergers = regionMergers(connection)
    const kept = {
      ...{ plans, clock, placing: placing({ plans, mergers }) },
      designations: designationRepository(connection),
      facts: factRepository(connection),
      rollups: rollupRepository(connection),
    }
    const made = aHouse(kept)
    const follow = regionFollowing({ ...kept, mergers, openWindow: made.openWindow, recompute: made.recompute })
    return { ...made, ...kept, follow }
  }
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_recodings`)
    house = open()
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await house?.recompute.stop()
    await connection?.close()
    await store?.close()
  })
  const empty = async (...collections: string[]) => {
    for (const name of collections) await connection.collection(name).deleteMany({})
  }
  let seq = 0
  /** Tells of the targets where the register has them. */
  async function designate(codeOf: (village: string) => string) {
    const entries = villages.map((village, at) => {
      seq += 1
      const told = { plan: code, target: `v-${at}`, list: 'villages', regionPath: pathOf(codeOf(village)) }
      return { seq, id: `d-${seq}`, thing: `v-${at}`, v: 1, event: aDesignation(told) }
    })
    await house.takeDesignations(entries)
  }
  const before = (village: string) => village
  async function begin() {
    clock.set('2020-04-10T01:00:00.000Z')
    await empty('facts', 'rollups', 'dirty', 'designations', 'lateRecords', 'regionMergers')
    await house.recompute.stop()
    house = open() // it has opened no window yet
    await designate(before)
    for (const window of windows) await house.openWindow({ code, jurisdiction: plan.jurisdiction }, window)
    await house.compute()
  }
  beforeEach(begin)
  /** A record of a village under the code that whoever tells of it knows. */
  async function record(at: number, window: (typeof windows)[number], codeOf: (village: string) => string = before) {
    seq += 1
    const finishedAt = `${window}-05T0${seq % 10}:00:00.000Z`
    const event = aSubmissionEvent({
      ...{ id: `s-${seq}`, plan: code, revision: 1, checklist: plan.checklists[0]?.key ?? '', target: `v-${at}` },
      ...{ regionPath: pathOf(codeOf(villages[at] ?? world.village)), finishedAt, receivedAt: finishedAt, answers: {} },
    })
    await house.takeSubmissions([{ seq, id: event.id, thing: event.id, v: 1, event }])
  }
  const named = (codes: readonly string[]) => codes.map((one) => ({ code: one, name: one }))
  const recode = (): RegionEvent => ({
    ...{ code: town, name: '乡', verb: 'recode', into: { code: moved, name: '乡' }, at: clock.now().toISOString() },
    path: named([...pathOf(moved), town]),
  })
  const part = (): RegionEvent => ({
    code: town,
    name: '乡',
    verb: 'part',
    at: clock.now().toISOString(),
    path: named(pathOf(town)),
  })
  async function figures(window: string) {
    await house.compute()
    const found = await connection.collection('rollups').find({ plan: code, window }).sort({ region: 1 }).toArray()
    const all = await Promise.all(found.map(({ region }) => house.rollups.byRegion(code, window, String(region))))
    return all.map((one) => ({ ...one, asOf: null }))
  }
  const coverage = async (window: string) =>
    Object.fromEntries(
      (await figures(window)).map(({ region, coverage: of, children = [] }) => [
        region,
        [of?.visited, of?.designated, children.map((child) => child.region)],
      ]),
    )

  it('count where it lies now in the window that runs, with what was recorded before; and where it lay in the one before', async () => {
    await record(0, '2020-03')
    await record(0, '2020-04')
    const earlier = await figures('2020-03')
    await house.follow(recode())
    await designate(later)
    await record(1, '2020-04', later)
    const now = await coverage('2020-04')
    expect(now[world.city]).toEqual([2, 4, [world.county, world.otherCounty]])
    expect(now[world.county]).toEqual([0, 1, ['990121101000']])
    expect(now[moved]).toEqual([2, 2, [later(world.village), later('990121100202')]])
    expect(now[world.otherCounty]?.slice(0, 2)).toEqual([2, 3])
    expect(now[later(world.village)]).toEqual([1, 1, []])
    expect(Object.keys(now).filter(isTheirs)).toEqual([])
    expect(await figures('2020-03')).toEqual(earlier)
  })

  it('of a window that was over before count what is told late where it lay then, under whichever code', async () => {
    await house.follow(recode())
    await designate(later)
    await record(0, '2020-03', later)
    await record(1, '2020-03')
    const then = await coverage('2020-03')
    expect(then[town]).toEqual([2, 2, [world.village, '990121100202']])
    expect(then[world.otherCounty]?.slice(0, 2)).toEqual([0, 1])
    expect(Object.keys(then)).not.toContain(moved)
  })

  it('are as before when that is taken back, and no row is left of what there was meanwhile', async () => {
    await record(0, '2020-04')
    const was = await figures('2020-04')
    await house.follow(recode())
    await designate(later)
    expect(await figures('2020-04')).not.toEqual(was)
    clock.advance(1_000)
    await house.follow(part())
    await designate(before)
    expect(await figures('2020-04')).toEqual(was)
  })

  it('are what a computation of everything anew makes of them, whatever is told in whichever order', async () => {
    const op = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ at: fc.nat(villages.length - 1), window: fc.constantFrom(...windows), hasHeard: fc.boolean() }),
      },
      { weight: 2, arbitrary: fc.constantFrom('turn', 'register') },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 3, maxLength: 12 }), async (ops) => {
        await begin()
        let isMoved = false
        const events: RegionEvent[] = []
        for (const step of ops) {
          clock.advance(1_000)
          if (step === 'turn') {
            const event = isMoved ? part() : recode()
            isMoved = !isMoved
            events.push(event)
            await house.follow(event)
          } else if (step === 'register') await designate(isMoved ? later : before)
          else if (typeof step !== 'string')
            await record(step.at, step.window, step.hasHeard && events.length > 0 ? later : before)
        }
        await designate(isMoved ? later : before)
        for (const event of events) await house.follow(event) // read once more from the beginning
        const changed = await Promise.all(windows.map(figures))
        await empty('rollups', 'dirty')
        for (const window of windows)
          await house.rollups.mark(code, window, await house.placing.placed(code, window, villages.map(pathOf)), newStamp(clock))
        expect(changed).toEqual(await Promise.all(windows.map(figures)))
        for (const [at, all] of changed.entries()) {
          const top = all.find(({ region }) => region === world.city)
          const sum = (top?.children ?? []).reduce((count, child) => count + child.coverage.designated, 0)
          expect([windows[at], sum]).toEqual([windows[at], villages.length])
        }
      }),
      { numRuns: 25 },
    )
  })
})
