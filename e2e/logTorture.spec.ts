import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { type Form, type TortureHouse, tortureHouse, type Victim, victims } from './tortureHouse.ts'
import { faultsOf, hasSettled, type KeptState, keptIn } from './tortureVerdict.ts'
import { type Acknowledged, startWriters } from './tortureWriters.ts'

const plan = 'xiangtan-2020'
/** Of both forms together; `npm run torture:log` asks for thirty. */
const rounds = Number(process.env['LOG_ROUNDS'] ?? 4)
const writers = 8
const roundsOf: Readonly<Record<Form, number>> = { serve: Math.ceil(rounds / 3), distributed: rounds - Math.ceil(rounds / 3) }

/** The keys of a document in one order: in which they were written says nothing. */
const byKey = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** So many that are killed, one a round: all of a form in an order of chance, then all again. */
function* victimsOf(form: Form, count: number): Generator<Victim> {
  let waiting: Victim[] = []
  for (let round = 0; round < count; round++) {
    if (waiting.length === 0) waiting = victims[form].toSorted(() => Math.random() - 0.5)
    yield waiting.pop() as Victim // it was filled above
  }
}

/** Processes killed under writers, in both forms on the same data: nothing is lost, nothing counts twice, and no cursor skips anything. */
test.describe
  .serial('the logs under fire', () => {
    test.describe.configure({ timeout: 180_000 + rounds * 60_000 })
    const acknowledged: Acknowledged = new Map()
    let house: TortureHouse
    let last: KeptState

    test.beforeAll(async () => {
      house = await tortureHouse()
    })
    test.afterAll(() => house.remove())

    /** What the aggregation service made of the plan’s records, without when it did. */
    async function figures(): Promise<string[]> {
      const { db } = house
      const read = (name: string) =>
        db('aggregation')
          .collection(name)
          .find({ plan }, { projection: { asOf: 0 } })
          .toArray()
      return (await Promise.all(['facts', 'rollups'].map(read)))
        .flat()
        .map((one) => JSON.stringify(one, byKey))
        .sort()
    }
    const settled = () => expect.poll(() => hasSettled(house), { timeout: 120_000 }).toBe(true)

    for (const form of ['serve', 'distributed'] as const) {
      const count = roundsOf[form]
      test(`lose nothing and count nothing twice in ${count} rounds of kills, ${form}`, async () => {
        await house.start(form)
        const finish = await startWriters(house.url, writers, acknowledged)
        const killed: Victim[] = []
        for (const victim of victimsOf(form, count)) {
          const before = acknowledged.size
          // each round begins with everybody at work
          await expect
            .poll(() => acknowledged.size - before, { timeout: 120_000, intervals: [50] })
            .toBeGreaterThanOrEqual(writers)
          await wait(Math.random() * 300)
          await house.kill(victim)
          killed.push(victim)
        }
        await finish()
        await settled()
        last = await keptIn(house)
        expect(faultsOf(last, acknowledged).slice(0, 20)).toEqual([])
        process.stdout.write(
          `${form}: killed ${killed.join(', ')}; ${last.records.length} records, ${last.findings.length} findings\n`,
        )
        if (form === 'serve') await house.stop()
      })
    }

    test('make the same figures when everything is read once more', async () => {
      const before = await figures()
      expect(before.length).toBeGreaterThan(0)
      for (const name of ['facts', 'rollups']) await house.db('aggregation').collection(name).deleteMany({ plan })
      await house.stop()
      await house.start('serve', ['--replay=aggregation.submissions'])
      await expect.poll(figures, { timeout: 90_000 }).toEqual(before)
    })

    test.describe('would be found out', () => {
      const [cursorFirst, untold]: [(kept: KeptState) => KeptState, (kept: KeptState) => KeptState] = [
        // what a consumer leaves that moves its cursor, dies, and never applies what it passed
        (kept) => ({ ...kept, visits: kept.visits.slice(1) }),
        (kept) => ({ ...kept, log: kept.log.filter((entry) => entry !== kept.log.findLast(({ noun }) => noun === 'finding')) }),
      ]
      const withoutRecord = (kept: KeptState): KeptState => ({ ...kept, records: kept.records.slice(0, -1) })
      for (const [what, plant, fault] of [
        ['a cursor that moved before what it passed was applied', cursorFirst, /^visit of \S+: missing$/],
        ['a change without its entry', untold, /^entry of finding \S+: missing$/],
        ['a record that was acknowledged and lost', withoutRecord, /^record \S+: missing$/],
        [
          'a batch that was applied twice',
          (kept: KeptState) => ({ ...kept, visits: [...kept.visits, kept.visits[0] ?? ''] }),
          /too often$/,
        ],
        [
          'a fact that an older record wrote over',
          (kept: KeptState) => ({
            ...kept,
            facts: kept.facts.map((fact, at) => (at === 0 ? { ...fact, submission: 'older' } : fact)),
          }),
          /^fact /,
        ],
        [
          'a cursor that stands before the end',
          (kept: KeptState) => ({ ...kept, cursors: { ...kept.cursors, aggregation: 0 } }),
          /^the cursor of aggregation/,
        ],
        [
          'a place that was skipped',
          (kept: KeptState) => ({ ...kept, records: kept.records.map((one) => ({ ...one, seq: one.seq + 1 })) }),
          /^record at place 2 stands 1th$/,
        ],
      ] as const)
        test(what, () => {
          expect(faultsOf(plant(last), acknowledged).some((one) => fault.test(one))).toBe(true)
        })
    })
  })
