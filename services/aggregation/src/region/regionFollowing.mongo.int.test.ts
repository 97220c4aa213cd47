import type { RegionEvent, SubmissionEvent } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
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
const [one, two, fresh] = [world.county, world.otherCounty, '990199000000']
const villages = [world.village, '990121100201', '990121100202', world.otherVillage, '990122200200']
const pathOf = (region: string): string[] => regionPath(regionCode(region))
const clock = manualClock('2020-04-10T01:00:00.000Z')

describe('figures of regions that are merged', () => {
  let store: DisposableStore
  let connection: Connection
  let house: ReturnType<typeof open>
  function open() {
    const plans = { save: async () => {}, byRevision: async () => plan, latest: async () => plan, codes: async () => [code] }
    const mergers = regionMergers(connection)
    const kept = {
      ...{ plans, clock, placing: placing({ plans, mergers }) },
      ...{
        designations: designationRepository(connection),
        facts: factRepository(connection),
        rollups: rollupRepository(connection),
      },
    }
    const made = aHouse(kept)
    const follow = regionFollowing({ ...kept, mergers, openWindow: made.openWindow, recompute: made.recompute })
    return { ...made, ...kept, follow }
  }
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_mergers`)
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
  beforeEach(() => begin())
  async function begin() {
    clock.set('2020-04-10T01:00:00.000Z')
    await empty('facts', 'rollups', 'dirty', 'designations', 'lateRecords', 'regionMergers')
    await house.recompute.stop()
    house = open() // it has opened no window yet
    const entries = villages.map((region, at) => {
      const told = { plan: code, target: `v-${at}`, list: 'villages', regionPath: pathOf(region) }
      return { seq: at, id: `d-${at}`, thing: `v-${at}`, v: 1, event: aDesignation(told) }
    })
    await house.takeDesignations(entries)
    for (const window of windows) await house.openWindow({ code, jurisdiction: plan.jurisdiction }, window)
    await house.compute()
  }
  let told = 0
  /** A record of a village, as a service tells it that has heard of the merger, or not yet. */
  async function record(at: number, window: (typeof windows)[number], hasHeard: boolean) {
    const region = villages[at] ?? world.village
    const own = pathOf(region)
    const regionPath = hasHeard ? [...own.slice(0, 2), fresh, ...own.slice(2)] : own
    told += 1
    const finishedAt = `${window}-05T0${told % 10}:00:00.000Z`
    const event: SubmissionEvent = aSubmissionEvent({
      ...{ id: `s-${told}`, plan: code, revision: 1, checklist: plan.checklists[0]?.key ?? '', target: `v-${at}`, regionPath },
      ...{ finishedAt, receivedAt: finishedAt, answers: {} },
    })
    await house.takeSubmissions([{ seq: told, id: event.id, thing: event.id, v: 1, event }])
  }
  const instant = () => clock.now().toISOString()
  const join = (region: string): RegionEvent => ({
    ...{ code: region, name: '县', verb: 'join', into: { code: fresh, name: '新县' }, at: instant() },
    path: [...pathOf(region).slice(0, 2), fresh, region].map((one) => ({ code: one, name: one })),
  })
  const part = (region: string): RegionEvent => ({
    ...{ code: region, name: '县', verb: 'part', at: instant() },
    path: pathOf(region).map((one) => ({ code: one, name: one })),
  })
  /** Every region of a window with what it and each of its children came to. */
  async function figures(window: string) {
    await house.compute()
    const found = await connection.collection('rollups').find({ plan: code, window }).sort({ region: 1 }).toArray()
    const all = await Promise.all(found.map(({ region }) => house.rollups.byRegion(code, window, String(region))))
    return all.map((one) => ({ ...one, asOf: null }))
  }
  const coverageOf = async (window: string) =>
    Object.fromEntries(
      (await figures(window)).map(({ region, coverage, children = [] }) => [
        region,
        [coverage?.visited, coverage?.designated, children.map((child) => child.region)],
      ]),
    )

  it('stand beneath their successor in the window that runs, and where they were in the one before', async () => {
    await record(0, '2020-03', false)
    await record(0, '2020-04', false)
    const before = await figures('2020-03')
    for (const region of [one, two]) await house.follow(join(region))
    const now = await coverageOf('2020-04')
    expect(now[world.city]).toEqual([1, 5, [fresh]])
    expect(now[fresh]).toEqual([1, 5, [one, two]])
    expect([now[one]?.slice(0, 2), now[two]?.slice(0, 2)]).toEqual([
      [1, 3],
      [0, 2],
    ])
    expect(await figures('2020-03')).toEqual(before)
  })

  it('are as before when the merger is taken back, and no row is left of what there was meanwhile', async () => {
    await record(3, '2020-04', false)
    const before = await figures('2020-04')
    for (const region of [one, two]) await house.follow(join(region))
    expect(await figures('2020-04')).not.toEqual(before)
    clock.advance(1_000)
    for (const region of [one, two]) await house.follow(part(region))
    expect(await figures('2020-04')).toEqual(before)
  })

  it('are what a computation of everything anew makes of them, whatever is told in whichever order', async () => {
    const op = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ at: fc.nat(villages.length - 1), window: fc.constantFrom(...windows), hasHeard: fc.boolean() }),
      },
      { weight: 2, arbitrary: fc.constantFrom(one, two) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 3, maxLength: 14 }), async (ops) => {
        await begin()
        const merged = new Set<string>()
        const events: RegionEvent[] = []
        for (const step of ops) {
          clock.advance(1_000)
          if (typeof step === 'string') {
            const event = merged.has(step) ? part(step) : join(step)
            if (!merged.delete(step)) merged.add(step)
            events.push(event)
            await house.follow(event)
          } else await record(step.at, step.window, step.hasHeard)
        }
        for (const event of events) await house.follow(event) // read once more from the beginning
        const changed = await Promise.all(windows.map(figures))
        await empty('rollups', 'dirty')
        for (const window of windows)
          await house.rollups.mark(code, window, await house.placing.placed(code, window, villages.map(pathOf)), newStamp(clock))
        expect(changed).toEqual(await Promise.all(windows.map(figures)))
      }),
      { numRuns: 25 },
    )
  })
})
