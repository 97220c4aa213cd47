import { setImmediate as nextTurn } from 'node:timers/promises'
import { Binary } from 'bson'
import { describe, expect, it } from 'vitest'
import { Commands, long } from '../../test/commands.ts'
import { literal } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, int } from '../bson/value.ts'
import { tooLong } from './locate.ts'
import { runWrites, type Step, writeErrorsOf } from './runWrites.ts'

type Fields = Record<string, unknown>
const kept = new TemporaryStore()
const commands = new Commands(kept)
const rowCount = 5
const refused = new MongoError(11000, 'taken')

function run(body: Fields, stepAt: (at: number) => Step) {
  const command = {
    name: 'update',
    database: 'test',
    body: literal(body),
    sequences: new Map(),
    connection: { id: 1, isAuthenticated: true },
  }
  return runWrites(kept.store, command, rowCount, stepAt)
}
/** Counts the transactions in which something was done. */
function countingCommits() {
  const counted = { commits: 0 }
  kept.aroundWrites((write, job) => {
    counted.commits++
    return write(job)
  })
  return counted
}

describe('the statements of a write', () => {
  /** Of five statements some are refused and some have something to do ahead; gives the order of what happened. */
  const happened = async (body: Fields, refusedAt: readonly number[], slowAt: readonly number[] = []) => {
    const events: string[] = []
    const ready = new Set<number>()
    const writes = await run(body, (at) => ({
      run() {
        if (slowAt.includes(at) && !ready.has(at)) return tooLong
        events.push(`run ${at}`)
        if (refusedAt.includes(at)) throw refused
        return int(at)
      },
      async goAhead() {
        await nextTurn()
        events.push(`ahead ${at}`)
        ready.add(at)
      },
      end: () => events.push(`end ${at}`),
    }))
    return { writes, events, errors: writeErrorsOf(writes)?.map((error: Document) => Number(error.get('index'))) }
  }

  it('end at the first refusal when an order was asked for, as it is by default', async () => {
    for (const body of [{}, { ordered: true }, { ordered: 1 }, { ordered: null }]) {
      const { events, errors, writes } = await happened(body, [2, 4])
      expect(events.filter((event) => event.startsWith('run'))).toEqual(['run 0', 'run 1', 'run 2'])
      expect(errors).toEqual([2])
      expect([...writes.answers.keys()]).toEqual([0, 1])
    }
  })

  it('are all carried out when nobody asked for an order, whatever says so', async () => {
    for (const body of [{ ordered: false }, { ordered: 0 }, { ordered: long(0) }]) {
      const { errors, writes } = await happened(body, [0, 1, 4], [0, 3])
      expect(errors).toEqual([0, 1, 4])
      expect([...writes.answers.keys()]).toEqual([2, 3])
    }
  })

  it('are refused as a whole for an order that is neither', async () => {
    await expect(happened({ ordered: 'no' }, [])).rejects.toMatchObject({ code: 14 })
  })

  it('wait for what has to go ahead of one of them, and each is ended once', async () => {
    const { events } = await happened({}, [], [1, 3])
    const expected = [
      'run 0',
      'end 0',
      'ahead 1',
      'run 1',
      'run 2',
      'end 1',
      'end 2',
      'ahead 3',
      'run 3',
      'run 4',
      'end 3',
      'end 4',
    ]
    expect(events).toEqual(expected)
  })

  it('share one transaction', async () => {
    const counted = countingCommits()
    await happened({}, [])
    expect(counted.commits).toBe(1)
    await happened({ ordered: false }, [1, 2])
    expect(counted.commits).toBe(2)
  })

  it('go on in a second transaction after some time, so that others are served', async () => {
    const counted = countingCommits()
    const slow = (at: number) => ({
      run() {
        for (const until = performance.now() + 30; performance.now() < until; );
        return int(at)
      },
    })
    expect([...(await run({}, slow)).answers.keys()]).toEqual([0, 1, 2, 3, 4])
    expect(counted.commits).toBeGreaterThan(1)
    expect(counted.commits).toBeLessThanOrEqual(5)
  })

  it('are refused one by one when they cannot even be read, or when what goes ahead of them fails', async () => {
    const ends: number[] = []
    const { answers, refusals } = await run({ ordered: false }, (at) => {
      if (at === 1) throw refused
      return {
        run: () => (at === 2 ? tooLong : int(at)),
        goAhead: () => Promise.reject(new MongoError(50, 'operation exceeded time limit')),
        end: () => ends.push(at),
      }
    })
    expect([...answers.keys()]).toEqual([0, 3, 4])
    expect([...refusals].map(([at, { code }]) => [at, code])).toEqual([
      [1, 11000],
      [2, 50],
    ])
    expect(ends).toEqual([0, 2, 3, 4])
  })

  it('answer no list of errors when nothing was refused', async () => {
    expect((await happened({}, [])).errors).toBeUndefined()
  })

  it('are all undone by a mistake of the store, which is no refusal', async () => {
    const broken = run({ ordered: false }, (at) => ({
      run() {
        kept.store.catalog.ensure(`test.c${at}`)
        if (at === 3) throw new TypeError('a mistake')
        return int(at)
      },
    }))
    await expect(broken).rejects.toMatchObject({ code: 1, message: expect.stringContaining('a mistake') })
    expect(kept.store.catalog.all()).toEqual([])
  })
})

describe('a command with thousands of statements', () => {
  const TARGETS = 4000
  const updates = (group: number) =>
    Array.from({ length: TARGETS }, (_, n) => ({ q: { _id: n }, u: { $set: { n, group } }, upsert: true }))
  const session = { lsid: { id: new Binary(Buffer.alloc(16, 1), 4) } }

  it('is done in a few transactions, in any order and in the one given, and writes one retry record', {
    timeout: 120_000,
  }, async () => {
    const counted = countingCommits()
    const { tree } = kept.store
    const { put } = tree
    let retryBytes = 0
    tree.put = (key, value) => {
      if (key[0] === 5) retryBytes += value.length
      put.call(tree, key, value)
    }
    const first = await commands.run({ update: 'rows', ...session, txnNumber: long(1), ordered: false, updates: updates(1) })
    expect(first).toMatchObject({ n: TARGETS, nModified: 0 })
    const second = await commands.run({ update: 'rows', ...session, txnNumber: long(2), updates: updates(2) })
    expect(second).toEqual({ n: TARGETS, nModified: TARGETS, ok: 1 })
    const documents = Array.from({ length: TARGETS }, (_, n) => ({ _id: `i${n}` }))
    expect(await commands.run({ insert: 'rows', ...session, txnNumber: long(3), documents })).toEqual({ n: TARGETS, ok: 1 })
    // Each took four thousand transactions before; how many it takes now depends on how busy the machine is.
    expect(counted.commits).toBeLessThan(300)
    expect(retryBytes / counted.commits).toBeLessThan(TARGETS * 80)
    const again = await commands.run({ update: 'rows', ...session, txnNumber: long(3), updates: [] })
    expect(again).toMatchObject({ ok: 0 })
    expect(kept.store.tree.range({ low: Buffer.from([5]), high: Buffer.from([6]) }, 10)).toHaveLength(1)
    expect(await kept.faults()).toEqual([])
  })
})
