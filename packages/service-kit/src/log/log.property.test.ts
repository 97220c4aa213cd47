import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logger } from '../logger.ts'
import { memoryAside } from '../test/memoryAside.ts'
import { type Item, memoryLog } from '../test/memoryLog.ts'
import { appender } from './append.ts'
import { type Apply, eachEntry } from './eachEntry.ts'
import { relay } from './relay.ts'
import type { SetAsideRepository } from './setAside.ts'
import { type Cursor, subscribe } from './subscription.ts'

const log = logger('test', 'silent')
const died = () => Object.assign(new Error('the process died'), { name: 'MongoNetworkError' })
/** Throws where the plan of a run says that a process dies; past its end everybody lives. */
function mortal(deaths: readonly boolean[]) {
  const left = [...deaths]
  return () => {
    if (left.shift()) throw died()
  }
}
const nowhere: SetAsideRepository = {
  ...memoryAside().repository,
  keep: () => expect.unreachable('nothing here is broken'),
}
const deaths = fc.array(fc.boolean(), { maxLength: 40 })
/** What the writers append, batch by batch; a writer's clock may be far off. */
const writers = fc.array(
  fc.record({ clock: fc.integer({ min: -1e9, max: 1e9 }), batches: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }) }),
  { minLength: 1, maxLength: 3 },
)

describe('a log that several append to while it is read', () => {
  interface Mistakes {
    /** The unique index on the place is left out. */
    isUnique?: boolean
    /** The cursor moves before what it passes was applied. */
    movesFirst?: boolean
  }
  /** Writers that die and send again, and a reader that dies and begins again at its cursor. */
  const everyEntryOnce = ({ isUnique = true, movesFirst = false }: Mistakes = {}) =>
    fc.asyncProperty(
      fc.scheduler(),
      writers,
      deaths,
      deaths,
      fc.integer({ min: 1, max: 4 }),
      async (s, plans, ofWriters, ofReader, batch) => {
        const memory = memoryLog({ step: () => s.schedule(Promise.resolve()).then(() => {}), isUnique })
        const [writerDies, readerDies] = [mortal(ofWriters), mortal(ofReader)]
        const write = async ({ clock, batches }: (typeof plans)[number], name: number) => {
          let append = appender(memory.portFor(writerDies))
          for (const [at, size] of batches.entries()) {
            let waiting = Array.from(
              { length: size },
              (_, no): Item => ({ _id: `${name}.${at}.${no}`, thing: '', at: clock + at }),
            )
            while (waiting.length > 0) {
              const outcomes = await append(waiting)
              const failed = outcomes.map(({ status }) => status === 'rejected')
              if (failed.includes(true)) append = appender(memory.portFor(writerDies))
              waiting = waiting.filter((_, no) => failed[no]) // whoever got no answer sends again
            }
          }
        }
        let at: number | null = null
        const seen: number[] = []
        const cursor: Cursor = {
          load: async () => at,
          async move(seq) {
            readerDies()
            at = seq
          },
        }
        const apply: Apply<unknown> = async (entries) => {
          if (movesFirst) await cursor.move(entries.at(-1)?.seq ?? 0)
          return await eachEntry(entries, async (event) => {
            readerDies()
            seen.push((event as Item & { seq: number }).seq) // of the log above
          })
        }
        const open = () =>
          subscribe({
            ...{
              name: 'test',
              from: 'forms.log',
              begin: 'beginning',
              apply,
              cursor,
              kept: nowhere,
              log,
              batch,
              pollMs: 1e8,
              pauseMs: 0,
            },
            keyOf: ({ id }) => id,
            feed: {
              pull: async (after, limit) => ({
                after: Number(after) || 0,
                entries: await memory.after(Number(after) || 0, limit),
              }),
            },
          })
        const read = async () => {
          for (let round = 0; round < 6; round++) {
            const reader = open()
            await reader.settle()
            await reader.stop()
          }
        }
        await s.waitFor(Promise.all([...plans.map(write), read()]))
        for (let round = 0; round < 45; round++) {
          const reader = open() // those that are left to die
          await s.waitFor(reader.settle())
          await reader.stop()
        }
        const places = memory.rows.map(({ seq }) => seq).sort((one, other) => one - other)
        const all = Array.from({ length: memory.rows.length }, (_, no) => no + 1)
        expect(places, 'places without gaps').toEqual(all)
        expect(
          seen.filter((seq, no) => seen.indexOf(seq) === no),
          'read for the first time, in order',
        ).toEqual(all)
      },
    )

  it(
    'is read whole and in order, whoever dies when, and whatever the clocks say',
    () => fc.assert(everyEntryOnce(), { numRuns: 150 }),
    60_000,
  )

  it.each<[string, Mistakes]>([
    ['appending without compare-and-swap', { isUnique: false }],
    ['a cursor that moves before the batch is applied', { movesFirst: true }],
  ])(
    'would lose entries by %s: the test sees it',
    async (_, mistake) => {
      expect((await fc.check(everyEntryOnce(mistake), { numRuns: 400 })).failed).toBe(true)
    },
    60_000,
  )
})

describe('documents that carry their entries into the log', () => {
  interface Mistakes {
    /** The relay takes entries off before they are in the log. */
    dropsFirst?: boolean
    /** Whether an entry has an id that is appended once only. */
    hasId?: boolean
  }
  const changes = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  const everyChangeOnce = ({ dropsFirst = false, hasId = true }: Mistakes = {}) =>
    fc.asyncProperty(fc.scheduler(), changes, deaths, async (s, things, plan) => {
      const step = () => s.schedule(Promise.resolve()).then(() => {})
      const memory = memoryLog({ step, isUnique: true })
      const dies = mortal(plan)
      const documents = new Map<string, Item[]>()
      let made = 0
      const append = async (entries: readonly Item[]) => {
        const fresh = hasId ? entries : entries.map((entry) => ({ ...entry, _id: `${entry._id} ${++made}` }))
        const failed = (await appender(memory.portFor(dies))(fresh)).find(({ status }) => status === 'rejected')
        if (failed) throw died()
      }
      const drop = async (entries: readonly Item[]) => {
        await step()
        dies()
        const gone = new Set(entries.map(({ _id }) => _id))
        for (const [thing, carried] of documents)
          documents.set(
            thing,
            carried.filter(({ _id }) => !gone.has(_id)),
          )
      }
      const carrier = {
        async carried() {
          await step()
          return [...documents.values()].flat()
        },
        drop: dropsFirst ? async () => {} : drop,
      }
      const open = () =>
        relay<Item>({
          carriers: [carrier],
          log,
          pollMs: 1e8,
          async append(entries) {
            if (dropsFirst) await drop(entries)
            await append(entries)
          },
        })
      const relays = [open(), open()] // two processes of one service
      const write = async () => {
        for (const [no, thing] of things.entries()) {
          await step()
          documents.set(thing, [...(documents.get(thing) ?? []), { _id: `${thing}.${no}`, thing, at: no }])
          void relays[no % 2]?.flush()
        }
      }
      const relayAll = async () => {
        for (let round = 0; round < 6; round++) for (const one of relays) await one.flush()
      }
      await s.waitFor(Promise.all([write(), relayAll()]))
      for (let round = 0; round < 45; round++) await s.waitFor(relays[0]?.flush() ?? Promise.resolve())
      for (const one of relays) await one.stop()
      const inOrder = memory.rows.toSorted((one, other) => one.seq - other.seq)
      for (const thing of ['a', 'b', 'c'])
        expect(inOrder.filter((row) => row.thing === thing).map(({ at }) => at)).toEqual(
          things.flatMap((one, no) => (one === thing ? [no] : [])),
        )
    })

  it(
    'each come once, those of a thing in order, though two relays move them and die at any moment',
    () => fc.assert(everyChangeOnce(), { numRuns: 150 }),
    60_000,
  )

  it.each<[string, Mistakes]>([
    ['taking an entry off before it is in the log', { dropsFirst: true }],
    ['entries without an id of their own', { hasId: false }],
  ])(
    'would not by %s: the test sees it',
    async (_, mistake) => {
      expect((await fc.check(everyChangeOnce(mistake), { numRuns: 400 })).failed).toBe(true)
    },
    60_000,
  )
})
