import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { logger } from '@duzhan/service-kit'
import type { StoredDocument } from '@duzhan/service-kit/loggedStore'
import { buildIndexes, openDatabase, openServiceLog } from '@duzhan/service-kit/mongo'
import { type DisposableStore, disposableStore, manualClock } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { designationRepository } from '../designation/designation.mongo.ts'
import { visitOpeningRepository, visitRepository } from './visit.mongo.ts'
import { visitOpening } from './visitOpening.ts'

/** How many villages there are; `npm run bench:dues` measures 620,000 and prints what they cost. */
const most = Number(process.env['BENCH_DUES'] ?? 2_500)
const isBench = most > 2_500
const province = '430000000000'
const base = readPlan(packs[0]?.plan)
/** Three duties of every month about every village, each with a team of its own. */
const plan: Plan = {
  ...base,
  ...{ code: 'opening', jurisdiction: province },
  assignments: {
    teams: ['provincial', 'city', 'county'].map((level) => ({
      ...{ key: level, title: level, targetLists: ['provincial'] },
      level: level === 'provincial' ? ('province' as const) : (level as 'city' | 'county'),
    })),
  },
  duties: {
    owed: ['provincial', 'city', 'county'].map((team) => ({
      ...{ key: team, title: team, what: 'visit' as const, who: { kind: 'team' as const, team }, checklist: 'village' },
      ...{
        about: { kind: 'lists' as const, targetLists: ['provincial'] },
        when: { kind: 'cycle' as const, every: 'month' as const },
      },
    })),
  },
}
const two = (count: number) => String(count).padStart(2, '0')
/** The code of the n-th village: ten to a township, ten townships to a county, ninety counties to a made-up city. */
function villageCode(n: number): string {
  const [village, township, county, city] = [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100) % 90, Math.floor(n / 9_000)]
  return `43${two(1 + city)}${two(1 + county)}1${two(1 + township)}2${two(1 + village)}`
}
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

let store: DisposableStore
let connection: Connection
const commands: string[] = []
const clock = manualClock('2020-03-20T02:00:00.000Z')
beforeAll(async () => {
  store = await disposableStore()
  const uri = `${store.mongoUri}${store.mongoUri.includes('?') ? '&' : '?'}monitorCommands=true`
  connection = await openDatabase(uri, `${store.database}_opening`)
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    const isRelay = 'entries.id' in (command['filter'] ?? {}) // it looks by its own clock
    if (!isRelay) commands.push(`${commandName} ${commandName === 'getMore' ? command['collection'] : command[commandName]}`)
  })
})
afterAll(async () => {
  await connection?.close()
  await store?.close()
})

it('opens the visits of three duties in batches that hold nobody up, and a list is one question of the store, however many there are', async () => {
  const log = logger('test', 'silent')
  const serviceLog = openServiceLog(connection, { service: 'assignments', clock, log, appended: () => {} })
  const designations = designationRepository(connection, serviceLog)
  const visits = visitRepository(connection)
  const openings = visitOpeningRepository(connection)
  await buildIndexes(connection)
  const figures = []
  for (const count of [Math.ceil(most / 100), most]) {
    const of: Plan = { ...plan, code: `opening-${count}` }
    for (let from = 0; from < count; from += 5_000) {
      const some = Array.from({ length: Math.min(5_000, count - from) }, (_, at) => villageCode(from + at))
      await connection.collection<StoredDocument>('designations').insertMany(
        some.map((code) => ({
          ...{ _id: `${of.code}:v${code}`, plan: of.code, target: `v${code}`, targetName: '某村', place: '某县某乡' },
          ...{ kind: 'village', regionCode: code, regionPath: regionPath(regionCode(code)), list: 'provincial', reasons: [] },
          ...{ team: null, printed: null, designatedOn: '2020-03-01', stands: true, also: [] },
        })),
      )
    }
    await connection
      .collection<StoredDocument>('freezes')
      .insertOne({ _id: of.code, plan: of.code, frozenOn: '2020-03-01', by: '' })
    const { openVisits } = visitOpening({
      drawInspectors: async (_, owed) => [...owed],
      designations,
      visits,
      openings,
      occurrences: { ofPlan: async () => [] },
      closeOuts: async () => [],
      around: async () => ({ places: new Map() }),
      clock,
    })
    commands.length = 0
    const turns = monitorEventLoopDelay({ resolution: 5 })
    turns.enable()
    const began = performance.now()
    await openVisits(of)
    const openMs = performance.now() - began
    turns.disable()
    const opening = [...commands]
    const owed = await connection.collection('visits').countDocuments({ plan: of.code })
    expect(owed).toBe(3 * count)
    const batches = Math.ceil((count + 1) / 250)
    expect(opening.filter((one) => one === 'find designations')).toHaveLength(batches)
    expect(
      opening.filter((one) => one === 'insert visits'),
      'each document once',
    ).toHaveLength(batches - (count % 250 === 0 ? 1 : 0))
    expect(opening.filter((one) => one === 'update visits')).toEqual([])

    commands.length = 0
    await openVisits(of)
    await visitOpening({
      drawInspectors: async (_, owed) => [...owed],
      designations,
      visits,
      openings,
      occurrences: { ofPlan: async () => [] },
      closeOuts: async () => [],
      around: async () => ({ places: new Map() }),
      clock,
    }).openVisits(of)
    expect(
      commands.filter((one) => one.endsWith('visits')),
      'a second time, and after a restart, nothing is opened',
    ).toEqual([])

    // the same documents once more, in as many writes, into a collection with the same indexes
    const plain = connection.collection(`plain${count}`)
    for (const { key } of await connection.collection('visits').indexes()) if (!('_id' in key)) await plain.createIndex(key)
    let writeMs = 0
    const write = async (docs: object[]) => {
      const before = performance.now()
      await plain.insertMany(docs, { ordered: false })
      writeMs += performance.now() - before
    }
    const docs: object[] = []
    for await (const doc of connection.collection('visits').find({ plan: of.code })) {
      docs.push(doc)
      if (docs.length === 750) await write(docs.splice(0))
    }
    if (docs.length > 0) await write(docs)
    await plain.drop()

    const township = `${villageCode(0).slice(0, 9)}000`
    const asked = { plan: of.code, from: '2020-03-01', to: '2020-03-31', regions: [township] }
    const times = []
    for (let time = 0; time < (isBench ? 50 : 3); time++) {
      commands.length = 0
      const before = performance.now()
      expect(await visits.within(asked)).toHaveLength(30)
      times.push(performance.now() - before)
      expect(commands, 'one question').toEqual(['find visits'])
    }
    figures.push({
      villages: count,
      visits: owed,
      openSeconds: Math.round(openMs / 100) / 10,
      writeSeconds: Math.round(writeMs / 100) / 10,
      openToWrite: Math.round((openMs / writeMs) * 100) / 100,
      longestTurnMs: Math.round(turns.max / 1e6),
      listMs: Math.round(median(times) * 100) / 100,
    })
  }
  if (isBench) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
}, 3_600_000)
