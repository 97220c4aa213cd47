import { type ItemKind, kindShapes, outlineFor, randomFrom } from '@duzhan/checklist'
import type { SubmissionEvent } from '@duzhan/contracts'
import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { aDesignation, aSubmissionEvent, type DisposableStore, disposableStore, manualClock } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { designationRepository } from './designation/designation.mongo.ts'
import { factRepository } from './fact/fact.mongo.ts'
import { intake } from './intake/intake.ts'
import { rollupRepository } from './rollup/rollup.mongo.ts'
import { newStamp } from './rollup/stamp.ts'
import { asTheyLie } from './test/asTheyLie.ts'
import { aHouse } from './test/house.ts'
import { memoryWithheld } from './test/memoryWithheld.ts'

/** How many batches of each size are measured; `npm run bench:figures` measures many and prints what they cost. */
const rounds = Number(process.env['BENCH_FIGURES'] ?? 1)
const province = '430000000000'
const plan = readPlan({ ...(packs[0]?.plan as object), jurisdiction: province })
const schema = plan.checklists.find(({ key }) => key === 'village')?.schema
const two = (count: number) => String(count).padStart(2, '0')
const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)
/** As a province lies: cities, counties, townships, five villages in each. */
const villages = upTo(6).flatMap((city) =>
  upTo(9).flatMap((county) =>
    upTo(12).flatMap((township) =>
      upTo(5).map((village) => {
        const [ofCity, ofCounty] = [`43${two(city)}`, `43${two(city)}${two(20 + county)}`]
        const ofTownship = `${ofCounty}1${two(township)}`
        const target = `${ofTownship}2${two(village)}`
        return { target, regionPath: [province, `${ofCity}00000000`, `${ofCounty}000000`, `${ofTownship}000`, target] }
      }),
    ),
  ),
)

describe('what a batch of records costs', () => {
  let store: DisposableStore
  let connection: Connection
  const commands = new Map<string, number>()
  const clock = manualClock('2020-03-20T02:00:00.000Z')
  beforeAll(async () => {
    store = await disposableStore()
    const uri = `${store.mongoUri}${store.mongoUri.includes('?') ? '&' : '?'}monitorCommands=true`
    connection = await openDatabase(uri, `${store.database}_cost`)
    connection.getClient().on('commandStarted', ({ commandName, command }) => {
      const key = commandName === 'getMore' ? commandName : `${commandName} ${command[commandName]}`
      commands.set(key, (commands.get(key) ?? 0) + 1)
    })
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })

  const random = randomFrom(7)
  let sent = 0
  function record(): SubmissionEvent {
    sent += 1
    const answers: Record<string, Record<string, unknown>> = {}
    for (const item of outlineFor(schema ?? {}).items) {
      const [section = '', key = ''] = item.path.split('.')
      answers[section] = { ...answers[section], [key]: kindShapes[item.kind as ItemKind].legal(item.schema, random) } // of an outline of known kinds
    }
    const at = villages[Math.floor(random() * villages.length)]
    const finishedAt = new Date(Date.UTC(2020, 2, 19, 0, 0, sent)).toISOString()
    return aSubmissionEvent({ id: `s-${sent}`, plan: plan.code, ...at, finishedAt, answers })
  }

  it('is five store commands for fifty, where computing the regions of their children takes more', async () => {
    const [designations, facts, rollups] = [
      designationRepository(connection),
      factRepository(connection),
      rollupRepository(connection),
    ]
    await buildIndexes(connection)
    const plans = { save: async () => {}, byRevision: async () => plan, latest: async () => plan }
    const kept = { plans, designations, facts, rollups, clock }
    /** What looks for marks every second, running only as long as it is used. */
    async function computing<Result>(act: (house: ReturnType<typeof aHouse>) => Promise<Result>): Promise<Result> {
      const house = aHouse(kept)
      const result = await act(house)
      await house.compute()
      await house.recompute.stop()
      return result
    }
    const changing = aHouse(kept)
    await changing.recompute.stop()
    const marking = intake({
      ...memoryWithheld(),
      ...{ ...kept, openWindow: changing.openWindow },
      placing: asTheyLie,
      changeFigures: ({ plan: code, window, paths }) => rollups.mark(code, window, paths, newStamp(clock)),
    })
    type Entries = Parameters<typeof changing.takeSubmissions>[0]
    const ways = {
      differences: changing.takeSubmissions,
      computedAnew: (entries: Entries) => computing(() => marking.takeSubmissions(entries)),
    }
    const batch = (size: number) =>
      Array.from({ length: size }, record).map((event, seq) => ({ seq, id: event.id, thing: event.id, v: 1, event }))
    await designations.save(villages.filter((_, index) => index % 5 === 0).map((at) => aDesignation({ plan: plan.code, ...at })))
    await computing(async ({ takeSubmissions }) => {
      for (let stored = 0; stored < (rounds > 1 ? 3_000 : 300); stored += 100) await takeSubmissions(batch(100))
    })

    await changing.openWindow({ code: plan.code, jurisdiction: province }, '2020-03')
    const figures = []
    for (const size of rounds > 1 ? [50, 10, 1] : [50]) {
      const cost = { differences: { cpuMs: 0, commands: {} }, computedAnew: { cpuMs: 0, commands: {} } }
      for (let round = 0; round < rounds; round++)
        for (const way of ['differences', 'computedAnew'] as const) {
          const entries = batch(size)
          commands.clear()
          const before = process.cpuUsage()
          expect(await ways[way](entries)).toEqual([])
          const { user, system } = process.cpuUsage(before)
          cost[way].cpuMs += (user + system) / 1_000 / rounds
          cost[way].commands = Object.fromEntries(commands)
        }
      figures.push({ records: size, ...cost })
    }
    if (rounds > 1) process.stdout.write(`${JSON.stringify({ rounds, stored: sent, figures }, null, 2)}\n`)
    expect(figures[0]?.differences.commands).toEqual({
      ...{ 'update facts': 1, 'find rollups': 1, 'find facts': 1, 'find designations': 1, 'update rollups': 1 },
    })
    const count = (of: object) => Object.values(of).reduce((sum: number, each: number) => sum + each, 0)
    expect(count(figures[0]?.computedAnew.commands ?? {})).toBeGreaterThan(5)
  }, 600_000)
})
