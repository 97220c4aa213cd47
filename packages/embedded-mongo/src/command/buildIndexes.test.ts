import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Commands } from '../../test/commands.ts'
import { literal, plain } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { parseIndexSpec } from '../index/indexSpec.ts'
import { planQuery } from '../storage/scan.ts'
import { buildIndexes } from './buildIndexes.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
const kept = new TemporaryStore()
const commands = new Commands(kept)
/** A transaction for every document, so that a writer can come between any two. */
const slowest = { chunk: 1, stepMs: 0 }
const spec = (options: Fields = {}) => parseIndexSpec(literal({ key: { n: 1 }, name: 'n_1', ...options }))
const holds = (filter: Fields) => kept.found(rowsNamespace, filter).map(({ document }) => plain(document)['_id'])

/** Does something before each transaction of a build; the first enters the index, the last makes it ready. */
function before(act: (transaction: number) => Promise<unknown>) {
  let transaction = 0
  let isOwn = true
  return kept.aroundWrites(async (write, job) => {
    if (!isOwn) return write(job)
    isOwn = false
    await act(transaction++)
    isOwn = true
    return write(job)
  })
}

const insert = (_id: number, n: unknown) => commands.run({ insert: 'rows', documents: [{ _id, n }] })
const set = (_id: number, n: unknown) => commands.run({ update: 'rows', updates: [{ q: { _id }, u: { $set: { n } } }] })
const remove = (_id: number) => commands.run({ delete: 'rows', deletes: [{ q: { _id }, limit: 1 }] })

describe('a unique index while it is built', () => {
  /** Two documents, the build has reached neither; then a third takes the key of the second, and what follows. */
  const withThird = async (...acts: (() => Promise<unknown>)[]) => {
    await kept.insert(rowsNamespace, { _id: 1, n: 1 }, { _id: 2, n: 2 })
    const restore = before(async (transaction) => {
      if (transaction === 1) for (const act of [() => insert(3, 2), ...acts]) expect(await act()).toMatchObject({ n: 1 })
    })
    await buildIndexes(kept.store, rowsNamespace, [spec({ unique: true })], slowest).finally(restore)
  }

  it.each([
    ['changed', () => set(2, 7)],
    ['removed', () => remove(2)],
  ])('keeps a document whose key an older one had that was %s', async (_name, act) => {
    await withThird(act)
    expect(planQuery(kept.collection(rowsNamespace), { filter: literal({ n: 2 }) }).scan?.index.name).toBe('n_1')
    expect(holds({ n: 2 })).toEqual([3])
    expect(await insert(4, 2)).toMatchObject({ writeErrors: [{ code: 11000 }] })
    expect(await kept.faults()).toEqual([])
  })

  it('fails where both keep their key, and both are still there', async () => {
    await expect(withThird()).rejects.toMatchObject({ code: 11000 })
    expect(holds({ n: 2 })).toEqual([2, 3])
    expect(kept.collection(rowsNamespace).indexes).toHaveLength(1)
  })
})

describe('building an index among writers', () => {
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }) },
  )
  const act = fc.record({
    at: fc.integer({ min: 0, max: 9 }),
    kind: fc.constantFrom('insert', 'set', 'set', 'remove', 'remove'),
    id: fc.integer({ min: 0, max: 11 }),
    n: key,
  })
  const start = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 7 }), key), { selector: ([id]) => id, maxLength: 8 })

  it.each([{ unique: true }, { unique: false }, { unique: true, partialFilterExpression: { n: { $gte: 3 } } }])(
    'never loses, hides or doubles a document, with %o and writers planted at every place',
    { timeout: 120_000 },
    async (options) => {
      let [built, failed, refused] = [0, 0, 0]
      await fc.assert(
        fc.asyncProperty(start, fc.array(act, { maxLength: 12 }), async (rows, acts) => {
          await commands.run({ drop: 'rows' })
          const model = new Map<number, unknown>()
          for (const [id, n] of rows) model.set(id, n)
          await kept.insert(rowsNamespace, ...rows.map(([_id, n]) => ({ _id, n })))
          const perform = async ({ kind, id, n }: (typeof acts)[number]) => {
            const answer = await { insert, set, remove }[kind as 'insert'](id, n)
            if (answer['writeErrors'] !== undefined) refused++
            else if (kind === 'remove') model.delete(id)
            else if (kind === 'insert' || model.has(id)) model.set(id, n)
          }
          const look = () => {
            for (let n = 0; n < 10; n++) {
              const expected = [...model].filter(([, own]) => [own].flat().includes(n)).map(([id]) => id)
              expect(holds({ n }).map(Number).sort(), `documents with ${n}`).toEqual(expected.sort())
            }
          }
          const restore = before(async (transaction) => {
            for (const one of acts.filter(({ at }) => at === transaction)) await perform(one)
            look()
          })
          const outcome = await buildIndexes(kept.store, rowsNamespace, [spec(options)], slowest).then(
            () => 'built' as const,
            ({ code }) => code as number,
          )
          restore()
          look()
          if (outcome === 'built') built++
          else {
            expect(outcome).toBe(11000)
            failed++
          }
          expect(kept.collection(rowsNamespace).indexes).toHaveLength(outcome === 'built' ? 2 : 1)
          expect(kept.documents(rowsNamespace)).toHaveLength(model.size)
          expect(await kept.faults()).toEqual([])
          for (let id = 100; id < 110; id++) await perform({ at: 0, kind: 'insert', id, n: id - 100 })
          look()
        }),
        { numRuns: 80, seed: Number(process.env['SEED'] ?? 1) },
      )
      expect(built).toBeGreaterThan(5)
      if (options.unique) expect(Math.min(failed, refused)).toBeGreaterThan(5)
    },
  )

  it('lets every reader find everything at every moment, also while its last commit is on its way', async () => {
    await kept.reopen(undefined, { noSync: false })
    await kept.insert(rowsNamespace, ...Array.from({ length: 300 }, (_, n) => ({ _id: n, n: 1, padding: 'x'.repeat(2000) })))
    for (let round = 0; round < 10; round++) {
      let isBuilding = true
      const building = commands.run({ createIndexes: 'rows', indexes: [{ key: { n: 1 }, name: 'n_1' }] }).finally(() => {
        isBuilding = false
      })
      while (isBuilding) {
        expect(kept.found(rowsNamespace, { n: 1 })).toHaveLength(300)
        await nextTurn()
      }
      expect(await building).toMatchObject({ ok: 1 })
      await commands.run({ dropIndexes: 'rows', index: 'n_1' })
    }
  })
})

describe('an index that somebody else is building already', () => {
  it('is waited for', async () => {
    await kept.insert(rowsNamespace, ...Array.from({ length: 30 }, (_, n) => ({ _id: n, n })))
    const first = buildIndexes(kept.store, rowsNamespace, [spec()], slowest)
    await buildIndexes(kept.store, rowsNamespace, [spec()])
    expect(kept.collection(rowsNamespace).indexes[1]).toMatchObject({ name: 'n_1', isReady: true })
    await first
    expect(kept.collection(rowsNamespace).indexes).toHaveLength(2)
  })

  it('fails for whoever waits too when it cannot be built', async () => {
    await kept.insert(rowsNamespace, ...Array.from({ length: 30 }, (_, n) => ({ _id: n, n: n % 29 })))
    const both = [1, 2].map(() => buildIndexes(kept.store, rowsNamespace, [spec({ unique: true })], slowest))
    const outcomes = await Promise.allSettled(both)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})

describe('several indexes of one command', () => {
  it('are made in one pass, and twice the same counts once', async () => {
    await kept.insert(rowsNamespace, { _id: 1, n: 1, m: 1 })
    await buildIndexes(kept.store, rowsNamespace, [spec(), spec({ key: { m: 1 }, name: 'm_1' }), spec()])
    expect(kept.collection(rowsNamespace).indexes.map(({ name }) => name)).toEqual(['_id_', 'n_1', 'm_1'])
    expect(await kept.faults()).toEqual([])
  })

  it('that contradict each other are refused before anything is made', async () => {
    const clash = [spec(), spec({ key: { m: 1 }, name: 'm_1' }), spec({ key: { x: 1 } })]
    await expect(buildIndexes(kept.store, rowsNamespace, clash)).rejects.toMatchObject({ code: 86 })
    expect(kept.store.catalog.all()).toEqual([])
  })
})
