import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { type Db, MongoClient } from 'mongodb'
import { callAs } from './call.ts'
import { goodSubmission } from './goodSubmission.ts'
import { freePort, type Platform, startPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const bad = 'environment.waste.hasLitter'
const services = ['forms', 'assignments', 'aggregation'] as const
/** `npm run torture:log` asks for thirty. */
const rounds = Number(process.env['LOG_ROUNDS'] ?? 2)
const roundsUntilAllDie = 4

const randomOf = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(Math.random() * things.length)] as Thing

/** Services killed at random under writers: nothing is lost, nothing counts twice, and no cursor skips anything. */
/** The keys of a document in one order: in which they were written says nothing. */
const byKey = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

test.describe('the logs under fire', () => {
  test.describe.configure({ timeout: 180_000 + rounds * 60_000 })
  let folder = ''
  let port = 0
  let platform: Platform
  let client: MongoClient

  const start = async (words: string[] = []) => {
    const settings = { DUZHAN_RATE: '1000000', MONGODB_URI: '' }
    platform = await startPlatform({ form: 'distributed', data: join(folder, 'data'), port, settings, words })
    // the store answers at its socket, for its owner
    client = await MongoClient.connect(`mongodb://${encodeURIComponent(join(folder, 'data', 'demo', 'store', 'store.sock'))}`)
  }
  const end = async (signal: NodeJS.Signals) => {
    await client.close()
    await platform.end(signal)
  }
  const db = (service: (typeof services)[number]): Db => client.db(`duzhan_${service}`)
  /** The process that a service runs in now; it says so each time it comes up. */
  const processOf = (service: string) =>
    Number([...platform.said().matchAll(new RegExp(`${service} 已就绪（进程 (\\d+)）`, 'g'))].at(-1)?.[1])

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dz-log-'))
    port = await freePort()
    await start()
  })
  test.afterAll(async () => {
    await end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  async function killSome(): Promise<void> {
    for (const service of services.filter(() => Math.random() < 0.6)) {
      await wait(Math.random() * 400)
      const pid = processOf(service)
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => processOf(service), { timeout: 60_000 }).not.toBe(pid)
    }
  }
  /** What a service made of the plan’s submissions, without when it did. */
  async function figures(): Promise<string[]> {
    const found = await Promise.all(
      ['facts', 'rollups'].map((name) =>
        db('aggregation')
          .collection(name)
          .find({ plan }, { projection: { asOf: 0 } })
          .toArray(),
      ),
    )
    return found
      .flat()
      .map((one) => JSON.stringify(one, byKey))
      .sort()
  }
  async function settled(): Promise<void> {
    const [last] = await db('forms').collection('submissions').find().sort({ seq: -1 }).limit(1).toArray()
    for (const service of ['assignments', 'aggregation'] as const)
      await expect
        .poll(
          async () =>
            (
              await db(service)
                .collection('cursors')
                .findOne({ _id: 'submissions' as never })
            )?.['seq'],
          { timeout: 90_000 },
        )
        .toBe(last?.['seq'])
    for (const service of services)
      await expect.poll(() => db(service).collection('setAside').countDocuments(), { timeout: 90_000 }).toBe(0)
    await expect.poll(() => db('aggregation').collection('dirty').countDocuments(), { timeout: 90_000 }).toBe(0)
  }

  test(`lose nothing, and count nothing twice, in ${rounds} rounds of kills`, async () => {
    const acknowledged = new Map<string, { target: string; isBad: boolean }>()
    let isOver = false
    const prepare = async (account: string) => {
      const call = await callAs(`http://127.0.0.1:${port}`, account)
      const { data } = await call('query', 'assignments.visit.list', { plan, mine: true })
      const targets = (data as { visits: { target: { id: string } }[] }).visits.map(({ target }) => target.id)
      const forms = [false, true].map((isBad) => goodSubmission(call, targets[0] ?? '', (path) => isBad && path === bad))
      const [good, wrong] = await Promise.all(forms)
      if (!good || !wrong) throw new Error('there is nothing to send')
      return { call, targets, good, wrong }
    }
    const write = async ({ call, targets, good, wrong }: Awaited<ReturnType<typeof prepare>>) => {
      while (!isOver) {
        const isBad = Math.random() < 0.3
        const target = randomOf(targets)
        const submission = { ...(isBad ? wrong : good), target, id: crypto.randomUUID().replace(/^(.{14})4/, '$17') }
        // a device sends again, under the same id, until it has a receipt
        for (let isKept = false; !isKept; ) {
          const { status } = await call('mutation', 'forms.submission.submit', submission).catch(() => ({ status: 0 }))
          isKept = status === 200
          if (!isKept) await wait(100)
        }
        acknowledged.set(submission.id, { target, isBad })
        await wait(Math.random() * 60)
      }
    }
    const prepared = await Promise.all(['xt-inspector', 'xx-inspector', 'xtx-inspector'].map(prepare))
    const writers = Promise.all(prepared.map(write))
    for (let round = 1; round <= rounds; round++) {
      await wait(300)
      if (round % roundsUntilAllDie > 0) await killSome()
      else {
        await end('SIGKILL')
        await start()
      }
    }
    isOver = true
    await writers
    await settled()

    const records = await db('forms').collection('submissions').find().sort({ seq: 1 }).toArray()
    expect(
      records.map(({ seq }) => seq),
      'places without gaps',
    ).toEqual(records.map((_, at) => at + 1))
    const ids = records.map(({ _id }) => String(_id)).sort()
    expect(ids, 'every receipt has its record').toEqual([...acknowledged.keys()].sort())

    const visits = await db('assignments')
      .collection('visits')
      .find({ submission: { $ne: null } })
      .toArray()
    expect(visits.map(({ submission }) => submission).sort(), 'each record is one visit').toEqual(ids)
    const findings = await db('assignments').collection('findings').find().toArray()
    const reported = findings.flatMap(({ submissions }) => submissions as string[])
    expect(reported.sort(), 'each bad record is in one finding').toEqual(ids.filter((id) => acknowledged.get(id)?.isBad))
    const logged = await db('assignments').collection('log').find().sort({ seq: 1 }).toArray()
    expect(logged.map(({ seq }) => seq)).toEqual(logged.map((_, at) => at + 1))

    const facts = await db('aggregation').collection('facts').find().toArray()
    const newest = new Map<string, string>()
    for (const [id, { target }] of acknowledged) if (id > (newest.get(target) ?? '')) newest.set(target, id)
    expect(new Map(facts.map(({ target, submission }) => [target, submission]))).toEqual(newest)

    // and the figures are those that come of reading everything once more
    const before = await figures()
    for (const name of ['facts', 'rollups']) await db('aggregation').collection(name).deleteMany({ plan })
    await end('SIGTERM')
    await start(['--replay=aggregation.submissions'])
    await expect.poll(figures, { timeout: 90_000 }).toEqual(before)
    process.stdout.write(
      `${rounds} rounds, ${records.length} records, ${findings.length} findings: nothing lost, nothing twice\n`,
    )
  })
})
