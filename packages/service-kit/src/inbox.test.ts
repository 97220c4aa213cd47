import type { FeedEntry } from '@duzhan/contracts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Feed } from './feed.ts'
import { eachEntry, inbox } from './inbox.ts'
import { logger } from './logger.ts'

type Entry = FeedEntry<string>
const log = logger('test', 'silent')
const entry = (id: string, version = 1): Entry => ({ id, version, event: `event ${id}` })

/** An outbox in memory: what is acknowledged at its version is gone. */
function outbox(...ids: string[]) {
  let pending = ids.map((id) => entry(id))
  const pulls: number[] = []
  const feed: Feed<string> = {
    async pull(limit, after = '') {
      pulls.push(limit)
      return pending.filter(({ id }) => id > after).slice(0, limit)
    },
    async acknowledge(entries) {
      pending = pending.filter((one) => !entries.some(({ id, version }) => one.id === id && one.version === version))
    },
  }
  return {
    feed,
    pulls,
    left: () => pending.map(({ id }) => id),
    add(...more: string[]) {
      pending = [...pending, ...more.map((id) => entry(id))]
    },
    change(id: string) {
      pending = pending.map((one) => (one.id === id ? entry(id, one.version + 1) : one))
    },
  }
}
/** Applies everything but what is named, and remembers in which order. */
function applier(...failing: string[]) {
  const applied: string[] = []
  return {
    applied,
    apply: (entries: Entry[]) =>
      eachEntry(entries, log, async (event) => {
        const id = event.slice('event '.length)
        if (failing.includes(id)) throw new Error('not now')
        applied.push(id)
      }),
  }
}

describe('an inbox', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('applies what is pending and acknowledges it', async () => {
    const source = outbox('a', 'b')
    const { applied, apply } = applier()
    const box = inbox({ name: 'test', feed: source.feed, apply, log })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['a', 'b'], left: [] })
    await box.stop()
  })

  it('leaves an entry that fails pending, and does not hold up the others', async () => {
    const source = outbox('a', 'bad', 'c')
    const { applied, apply } = applier('bad')
    const box = inbox({ name: 'test', feed: source.feed, apply, log })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['a', 'c'], left: ['bad'] })
    await box.stop()
  })

  it('goes on with a long queue though an entry in it keeps failing', async () => {
    const ids = Array.from({ length: 25 }, (_, at) => `e${String(at).padStart(2, '0')}`)
    const source = outbox('bad', ...ids)
    const { applied, apply } = applier('bad')
    const box = inbox({ name: 'test', feed: source.feed, apply, log, batch: 10 })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ids, left: ['bad'] })
    await box.stop()
  })

  it('reaches what stands behind whole batches that keep failing', async () => {
    const failing = Array.from({ length: 7 }, (_, at) => `bad${at}`)
    const source = outbox(...failing, 'good')
    const { applied, apply } = applier(...failing)
    const box = inbox({ name: 'test', feed: source.feed, apply, log, batch: 3 })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['good'], left: failing })
    await box.stop()
  })

  it('does not spin on a queue of which nothing can be applied', async () => {
    const source = outbox('bad', 'worse')
    const { apply } = applier('bad', 'worse')
    const box = inbox({ name: 'test', feed: source.feed, apply, log, batch: 2 })
    await box.settle()
    expect(source.pulls, 'the batch, and a look behind it').toEqual([2, 2])
    await box.stop()
  })

  it('pulls without a nudge, when its time has come', async () => {
    const source = outbox()
    const { applied, apply } = applier()
    const box = inbox({ name: 'test', feed: source.feed, apply, log, pollMs: 500 })
    source.add('late')
    await vi.advanceTimersByTimeAsync(499)
    expect(applied).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(applied).toEqual(['late'])
    await box.stop()
  })

  it('pulls soon after a nudge, once for many', async () => {
    const source = outbox('a')
    const { applied, apply } = applier()
    const box = inbox({ name: 'test', feed: source.feed, apply, log, gatherMs: 40 })
    for (let count = 0; count < 20; count++) box.nudge()
    expect(source.pulls).toEqual([])
    await vi.advanceTimersByTimeAsync(40)
    expect({ applied, pulls: source.pulls.length }).toEqual({ applied: ['a'], pulls: 1 })
    await box.stop()
  })

  it('looks once more when nudged while it is at work', async () => {
    const source = outbox('a')
    const applied: string[] = []
    const box = inbox<string>({
      name: 'test',
      feed: source.feed,
      log,
      apply: async (entries) => {
        applied.push(...entries.map(({ id }) => id))
        if (applied.length === 1) {
          source.add('b')
          box.nudge()
        }
        return entries
      },
    })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['a', 'b'], left: [] })
    await box.stop()
  })

  it('leaves an entry pending that changed while it was applied', async () => {
    const source = outbox('a')
    const versions: number[] = []
    const box = inbox<string>({
      name: 'test',
      feed: source.feed,
      log,
      apply: async (entries) => {
        versions.push(...entries.map(({ version }) => version))
        if (versions.length === 1) source.change('a')
        return entries
      },
    })
    await box.settle()
    expect(source.left()).toEqual(['a'])
    await box.settle()
    expect({ versions, left: source.left() }).toEqual({ versions: [1, 2], left: [] })
    await box.stop()
  })

  it('tries again after a feed that could not be reached', async () => {
    const source = outbox('a')
    let reachable = false
    const feed: Feed<string> = {
      ...source.feed,
      pull: (limit, after) => (reachable ? source.feed.pull(limit, after) : Promise.reject(new Error('unreachable'))),
    }
    const { applied, apply } = applier()
    const box = inbox({ name: 'test', feed, apply, log, pollMs: 500 })
    await box.settle()
    reachable = true
    await vi.advanceTimersByTimeAsync(500)
    expect(applied).toEqual(['a'])
    await box.stop()
  })

  it('acknowledges nothing when applying fails as a whole', async () => {
    const source = outbox('a')
    const box = inbox<string>({ name: 'test', feed: source.feed, log, apply: () => Promise.reject(new Error('no store')) })
    await box.settle()
    expect(source.left()).toEqual(['a'])
    await box.stop()
  })

  it('stops for good, after finishing what it is at', async () => {
    const source = outbox('a')
    let finish = () => {}
    const box = inbox<string>({
      name: 'test',
      feed: source.feed,
      log,
      pollMs: 500,
      apply: (entries) => new Promise((resolve) => (finish = () => resolve(entries))),
    })
    const settled = box.settle()
    await vi.advanceTimersByTimeAsync(0)
    const stopped = box.stop()
    finish()
    await Promise.all([settled, stopped])
    expect(source.left()).toEqual([])
    source.add('b')
    box.nudge()
    await vi.advanceTimersByTimeAsync(5_000)
    expect({ left: source.left(), pulls: source.pulls.length }).toEqual({ left: ['b'], pulls: 1 })
  })
})

describe('entries applied one by one', () => {
  it('keep their order within a lane, whatever happens in others', async () => {
    const order: string[] = []
    const entries = ['a1', 'b1', 'a2', 'b2', 'a3'].map((id) => entry(id))
    const wait = { a: 3, b: 1 }
    const applied = await eachEntry(
      entries,
      log,
      async (event) => {
        const id = event.slice(-2)
        for (let turn = 0; turn < wait[id[0] as 'a' | 'b']; turn++) await Promise.resolve()
        if (id === 'a2') throw new Error('not now')
        order.push(id)
      },
      (event) => event.slice(-2, -1),
    )
    expect(order.filter((id) => id.startsWith('a'))).toEqual(['a1', 'a3'])
    expect(order.filter((id) => id.startsWith('b'))).toEqual(['b1', 'b2'])
    expect(applied.map(({ id }) => id).sort()).toEqual(['a1', 'a3', 'b1', 'b2'])
  })
})
