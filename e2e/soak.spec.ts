import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from './desk.ts'
import { metNothing, readFigures, sendAll, sendAtRate } from './soakLoad.ts'
import { planInEnvironment, type TopologyHouse, topologyHouse, victims } from './topology/platform.ts'
import { faultsOf, keptIn } from './tortureVerdict.ts'
import { type Acknowledged, openWriters, type Writer } from './tortureWriters.ts'

const minutes = Number(process.env['SOAK_MINUTES'] ?? 30)
const devices = 24
const say = (line: string) => process.stdout.write(`${line}\n`)

/** The value below which so many of a hundred lie, in whole milliseconds. */
const percentile = (times: readonly number[], of: number) =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor((times.length * of) / 100)] ?? 0)
const spread = (times: readonly number[]) =>
  `p50 ${percentile(times, 50)} ms, p95 ${percentile(times, 95)} ms, p99 ${percentile(times, 99)} ms of ${times.length}`
const mb = (bytes: number) => Math.round(bytes / 1024 / 1024)

/** The containers of the compose file at half of what they can, for long, while they are killed; `npm run soak` brings them up. */
test.describe
  .serial('a soak', () => {
    test.skip(process.env['TOPOLOGY_PLAN'] === undefined, 'npm run soak brings the platform up')
    test.describe.configure({ timeout: (minutes + 15) * 60_000 })
    const acknowledged: Acknowledged = new Map()
    let house: TopologyHouse
    let writers: Writer[]
    let capacity = 0

    test.beforeAll(async () => {
      house = await topologyHouse(planInEnvironment())
      writers = await openWriters(house.url, devices)
    })
    test.afterAll(() => house?.close())

    /** Whether the services have read every record, and figures stand for them. */
    async function isFollowed(): Promise<boolean> {
      const [assignments, aggregation] = [house.db('assignments'), house.db('aggregation')]
      const cursors = await Promise.all(
        [assignments, aggregation].map((db) =>
          db.collection<{ _id: string; seq: number }>('cursors').findOne({ _id: 'submissions' }),
        ),
      )
      const dirty = await aggregation.collection('dirty').countDocuments()
      const carried = await assignments.collection('findings').countDocuments({ 'entries.0': { $exists: true } })
      return dirty === 0 && carried === 0 && cursors.every((one) => one?.seq === acknowledged.size)
    }

    test('finds out how much the platform takes and follows', async () => {
      await sendAll(writers, 5_000, acknowledged)
      await expect.poll(isFollowed, { timeout: 120_000 }).toBe(true)
      const began = performance.now()
      const taken = await sendAll(writers, 20_000, acknowledged)
      await expect.poll(isFollowed, { timeout: 120_000, intervals: [100] }).toBe(true)
      capacity = taken / ((performance.now() - began) / 1_000)
      say(`capacity: ${capacity.toFixed(1)} records a second, taken, followed and reckoned`)
    })

    test(`holds half of it for ${minutes} minutes, whatever is killed, and loses and counts twice nothing`, async () => {
      const met = metNothing()
      const before = acknowledged.size
      const end = Date.now() + minutes * 60_000
      const isOver = () => Date.now() > end
      const lives = new Map<string, { at: number; bytes: number }[]>()
      const watch = async () => {
        for (; !isOver(); await wait(10_000))
          for (const { name, process: pid, bytes, limit } of house.memory()) {
            expect(bytes, `${name} keeps to its memory`).toBeLessThan(limit)
            const life = `${name} ${pid}`
            lives.set(life, [...(lives.get(life) ?? []), { at: Date.now(), bytes }])
          }
      }
      const killed: string[] = []
      const harms = [
        ...victims.map((one) => [one, () => house.kill(one)] as const),
        ['the store’s machine', house.failOver] as const,
      ]
      const harm = async () => {
        const between = Math.max(20_000, (minutes * 60_000) / 16)
        for (let time = 0; ; time++) {
          await wait(between)
          if (Date.now() + between > end) return
          const [name, kill] = harms[time % harms.length] ?? harms[0] ?? ['', house.failOver]
          await kill()
          killed.push(name)
        }
      }
      const load = { rate: capacity / 2, isOver, acknowledged, met }
      await Promise.all([
        sendAtRate(writers, load),
        ...Array.from({ length: 4 }, () => readFigures(house.url, { isOver, met })),
        watch(),
        harm(),
      ])
      await expect.poll(isFollowed, { timeout: 300_000 }).toBe(true)

      const taken = acknowledged.size - before
      say(`rate: ${(taken / minutes / 60).toFixed(1)} of ${(capacity / 2).toFixed(1)} a second, ${taken} records`)
      say(`killed: ${killed.join(', ')}`)
      say(`a record that is taken: ${spread(met.answered)}`)
      say(`from when it is due, with every try: ${spread(met.waited)}`)
      say(`figures read meanwhile: ${spread(met.read)}`)
      say(`answers: ${[...met.statuses].map(([status, count]) => `${count} × ${status || 'broken off'}`).join(', ')}`)
      for (const [life, sizes] of lives) {
        const [first, last] = [sizes[Math.floor(sizes.length / 2)], sizes.at(-1)]
        if (!first || !last || sizes.length < 12) continue
        const growth = (mb(last.bytes - first.bytes) * 60_000) / (last.at - first.at)
        say(`${life}: ${mb(sizes[0]?.bytes ?? 0)} → ${mb(last.bytes)} MB, in the second half ${growth.toFixed(1)} MB a minute`)
      }
      expect(met.withoutAgain, 'answers 503 that do not say when to come again').toBe(0)
      expect(taken / minutes / 60).toBeGreaterThan(capacity * 0.4)
      expect(faultsOf(await keptIn(house), acknowledged).slice(0, 20)).toEqual([])
      say('0 lost, 0 twice')
    })
  })
