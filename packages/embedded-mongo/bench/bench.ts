// npm run bench:store: figures of the store as JSON, beside those of the same storage driven without the server.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BSON, type Collection, MongoClient } from 'mongodb'
import { type SpawnedStore, spawnServer } from '../src/spawnServer.ts'
import { dataFile } from '../src/storage/tree.ts'
import { openDirect } from './direct.ts'
import { cpuMs, memoryMb, writtenMb } from './processCost.ts'

const scale = Number(process.argv[2] ?? 1)
const many = (count: number) => Math.max(100, Math.round(count * scale))
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const figures: Record<string, unknown> = {}

interface Row {
  n: number
  village: string
  group: number
  dueAt: Date
  note: string
}
const row = (n: number): Row => ({
  n,
  village: `43030${n % 997}`,
  group: n % 211,
  dueAt: new Date(1_584_662_400_000 + n),
  note: 'x'.repeat(120),
})

const round = (value: number) => (value < 10 ? Math.round(value * 100) / 100 : Math.round(value))

interface Spread {
  p50: number
  p99: number
}
function spread(times: number[]): Spread {
  times.sort((left, right) => left - right)
  return { p50: round(times[Math.floor(times.length * 0.5)] ?? 0), p99: round(times[Math.floor(times.length * 0.99)] ?? 0) }
}

/** So many operations by so many clients, each waiting for its answer. */
async function drive(
  store: SpawnedStore,
  name: string,
  count: number,
  clients: number,
  act: (n: number) => Promise<unknown>,
): Promise<number> {
  const times: number[] = []
  let next = 0
  const before = cpuMs(store.pid)
  const started = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) {
        const at = performance.now()
        await act(next++)
        times.push(performance.now() - at)
      }
    }),
  )
  const perSecond = (count / (performance.now() - started)) * 1000
  figures[name] = {
    perSecond: round(perSecond),
    ms: spread(times),
    serverCpuMicros: round(((cpuMs(store.pid) - before) * 1000) / count),
  }
  return perSecond
}

function ratio(name: string, served: number, direct: number): void {
  figures[name] = { ...(figures[name] as object), directPerSecond: round(direct), ratio: round(served / direct) }
}

async function writes(store: SpawnedStore, rows: Collection<Row>): Promise<void> {
  const direct = openDirect(Buffer.from(BSON.serialize(row(1))))
  for (const clients of [1, 32]) {
    const count = many(clients === 1 ? 500 : 8000)
    ratio(
      `insert ${clients}`,
      await drive(store, `insert ${clients}`, count, clients, (n) => rows.insertOne(row(n))),
      await direct.write(count, clients),
    )
    ratio(
      `update ${clients}`,
      await drive(store, `update ${clients}`, count, clients, (n) =>
        rows.updateOne({ n: (n * 7) % count }, { $inc: { group: 1 } }),
      ),
      await direct.write(count, clients),
    )
  }
  const batches = many(100)
  const perBatch = await drive(store, 'insert in batches of 1000', batches, 1, (n) =>
    rows.insertMany(Array.from({ length: 1000 }, (_, at) => row(10_000 + n * 1000 + at))),
  )
  ratio('insert in batches of 1000', perBatch * 1000, await direct.writeBatches(batches, 1000))
  await reads(store, rows, direct.read(many(20_000)), direct.scan())
  await direct.close()
}

async function reads(store: SpawnedStore, rows: Collection<Row>, directRead: number, directScan: number): Promise<void> {
  for (const clients of [1, 32]) {
    const name = `point read ${clients}`
    ratio(name, await drive(store, name, many(5000), clients, (n) => rows.findOne({ n: 10_000 + n })), directRead)
  }
  await drive(store, 'indexed page of 20', many(2000), 8, (n) =>
    rows
      .find({ village: `43030${n % 997}` })
      .sort({ dueAt: -1 })
      .limit(20)
      .toArray(),
  )
  const total = await rows.estimatedDocumentCount()
  const perSecond = await drive(store, '$group over all', 3, 1, () =>
    rows.aggregate([{ $group: { _id: '$group', n: { $sum: '$n' } } }]).toArray(),
  )
  ratio('$group over all', perSecond * total, directScan)
  figures['$group over all'] = { ...(figures['$group over all'] as object), documents: total }
}

const targetCount = 4000

/** One command with many statements, as when a county's register of targets is taken over; how long, and how much goes to the disk. */
async function commands(store: SpawnedStore, targets: Collection<Row & { _id: string }>): Promise<void> {
  const statements = (group: number) =>
    Array.from({ length: targetCount }, (_, n) => ({
      updateOne: { filter: { _id: `t${n}` }, update: { $set: { ...row(n), group } }, upsert: true },
    }))
  const all: [string, () => Promise<unknown>][] = [
    ['insertMany', () => targets.insertMany(Array.from({ length: targetCount }, (_, n) => ({ _id: `i${n}`, ...row(n) })))],
    ['bulkWrite in order, upserts', () => targets.bulkWrite(statements(1))],
    ['bulkWrite in any order, updates', () => targets.bulkWrite(statements(2), { ordered: false })],
  ]
  await targets.createIndexes([{ key: { village: 1, group: 1 } }, { key: { dueAt: 1 } }])
  for (const [name, act] of all) {
    const [started, before] = [performance.now(), writtenMb(store.pid)]
    await act()
    figures[`${name} of ${targetCount}`] = {
      ms: round(performance.now() - started),
      writtenMb: round(writtenMb(store.pid) - before),
    }
  }
}

async function run(): Promise<void> {
  let store = await spawnServer({ path: folder })
  let client = await new MongoClient(store.uri, { maxPoolSize: 40 }).connect()
  const rows = client.db('bench').collection<Row>('rows')
  await rows.createIndexes([{ key: { n: 1 } }, { key: { village: 1, dueAt: -1 } }])
  await commands(store, client.db('bench').collection('targets'))
  await writes(store, rows)
  const million = many(1_000_000)
  const bulk = client.db('bench').collection('bulk')
  for (let at = 0; at < million; at += 5000)
    await bulk.insertMany(Array.from({ length: Math.min(5000, million - at) }, (_, n) => row(at + n)))
  await client.close()
  await store.close()
  const started = performance.now()
  store = await spawnServer({ path: folder })
  const readyMs = performance.now() - started
  client = await new MongoClient(store.uri).connect()
  const documents = await client.db('bench').collection('bulk').estimatedDocumentCount()
  figures['start'] = {
    documents,
    readyMs: round(readyMs),
    idleMb: memoryMb(store.pid),
    fileMb: round(statSync(join(folder, dataFile)).size / 2 ** 20),
  }
  await client.close()
  await store.close()
}

try {
  await run()
  console.log(JSON.stringify(figures, null, 2))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
