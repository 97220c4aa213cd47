import type { FeedEntry } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AsideRepository } from './aside.ts'
import { eachEntry, isolated } from './eachEntry.ts'
import type { Feed } from './feed.ts'
import { inbox } from './inbox.ts'
import { logger } from './logger.ts'
import { reasonOf } from './reasonOf.ts'

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
/** What is set aside, in memory; it outlives an inbox as a store would. */
function shelf() {
  const kept = new Map<string, Entry & { reason: string }>()
  const repository: AsideRepository<string> = {
    ids: async () => [...kept.keys()],
    byIds: async (ids) => ids.flatMap((id) => kept.get(id) ?? []),
    keep: async (one, reason) => void kept.set(one.id, { ...one, reason }),
    async remove(ids) {
      for (const id of ids) kept.delete(id)
    },
  }
  return { repository, reasons: () => [...kept.values()].map(({ id, version, reason }) => `${id}@${version} ${reason}`) }
}

/** Applies everything but what is named, and remembers in which order. */
function applier(...failing: string[]) {
  const applied: string[] = []
  return {
    applied,
    apply: (entries: Entry[]) =>
      eachEntry(entries, async (event) => {
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
    const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: shelf().repository })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['a', 'b'], left: [] })
    await box.stop()
  })

  it('leaves an entry that fails pending, and does not hold up the others', async () => {
    const source = outbox('a', 'bad', 'c')
    const { applied, apply } = applier('bad')
    const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: shelf().repository })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['a', 'c'], left: ['bad'] })
    await box.stop()
  })

  it('goes on with a long queue though an entry in it keeps failing', async () => {
    const ids = Array.from({ length: 25 }, (_, at) => `e${String(at).padStart(2, '0')}`)
    const source = outbox('bad', ...ids)
    const { applied, apply } = applier('bad')
    const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: shelf().repository, batch: 10 })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ids, left: ['bad'] })
    await box.stop()
  })

  it('reaches what stands behind whole batches that keep failing', async () => {
    const failing = Array.from({ length: 7 }, (_, at) => `bad${at}`)
    const source = outbox(...failing, 'good')
    const { applied, apply } = applier(...failing)
    const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: shelf().repository, batch: 3 })
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['good'], left: failing })
    await box.stop()
  })

  it('does not spin on a queue of which nothing can be applied', async () => {
    const source = outbox('bad', 'worse')
    const { apply } = applier('bad', 'worse')
    const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: shelf().repository, batch: 2 })
    await box.settle()
    expect(source.pulls, 'the batch, and a look behind it').toEqual([2, 2])
    await box.stop()
  })

  it('pulls without a nudge, when its time has come', async () => {
    const source = outbox()
    const { applied, apply } = applier()
    const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: shelf().repository, pollMs: 500 })
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
    const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: shelf().repository, gatherMs: 40 })
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
      kept: shelf().repository,
      apply: async (entries) => {
        applied.push(...entries.map(({ id }) => id))
        if (applied.length === 1) {
          source.add('b')
          box.nudge()
        }
        return []
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
      kept: shelf().repository,
      apply: async (entries) => {
        versions.push(...entries.map(({ version }) => version))
        if (versions.length === 1) source.change('a')
        return []
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
    const box = inbox({ name: 'test', feed, apply, log, pollMs: 500, kept: shelf().repository })
    await box.settle()
    reachable = true
    await vi.advanceTimersByTimeAsync(500)
    expect(applied).toEqual(['a'])
    await box.stop()
  })

  it('acknowledges nothing and sets nothing aside while the store is out of reach', async () => {
    const source = outbox('a')
    const aside = shelf()
    const outage = Object.assign(new Error('connection refused'), { name: 'MongoServerSelectionError' })
    let isOut = true
    const { applied, apply } = applier()
    const box = inbox<string>({
      name: 'test',
      feed: source.feed,
      log,
      kept: aside.repository,
      apply: (entries) => (isOut ? Promise.reject(outage) : apply(entries)),
    })
    for (let time = 0; time < 5; time++) await box.settle()
    expect({ left: source.left(), aside: aside.reasons() }).toEqual({ left: ['a'], aside: [] })
    isOut = false
    await box.settle()
    expect({ applied, left: source.left() }).toEqual({ applied: ['a'], left: [] })
    await box.stop()
  })

  describe('with an entry that can never be applied', () => {
    it('sets it aside with its reason after three tries, and is done with it', async () => {
      const source = outbox('a', 'bad', 'c')
      const aside = shelf()
      const { applied, apply } = applier('bad')
      const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: aside.repository })
      for (let time = 0; time < 2; time++) await box.settle()
      expect({ left: source.left(), aside: aside.reasons() }).toEqual({ left: ['bad'], aside: [] })
      await box.settle()
      expect(source.left()).toEqual([])
      expect(aside.reasons()).toEqual([expect.stringMatching(/^bad@1 Error at inbox\.test\.ts:\d+$/)])
      expect(applied).toEqual(['a', 'c'])
      await box.stop()
    })

    it('tries it ever more rarely: twenty times in a day, not once a second', async () => {
      const source = outbox('bad')
      let attempts = 0
      const apply = (entries: Entry[]) =>
        eachEntry(entries, async () => {
          attempts += 1
          throw new Error('never')
        })
      const lines: string[] = []
      const loud = logger('test', 'info', { write: (line) => void lines.push(line) })
      const box = inbox({ name: 'test', feed: source.feed, apply, log: loud, kept: shelf().repository })
      await vi.advanceTimersByTimeAsync(60 * 60_000)
      expect(attempts).toBeLessThan(20)
      expect(lines.length).toBeLessThan(20)
      await box.stop()
    })

    it('tries it again after a restart, and forgets it once it is applied', async () => {
      const source = outbox('bad')
      const aside = shelf()
      const before = inbox({ name: 'test', feed: source.feed, apply: applier('bad').apply, log, kept: aside.repository })
      for (let time = 0; time < 3; time++) await before.settle()
      await before.stop()
      expect(aside.reasons()).toHaveLength(1)
      const { applied, apply } = applier()
      const after = inbox({ name: 'test', feed: source.feed, apply, log, kept: aside.repository, pollMs: 500 })
      await vi.advanceTimersByTimeAsync(500)
      expect({ applied, aside: aside.reasons() }).toEqual({ applied: ['bad'], aside: [] })
      await after.stop()
    })

    it('does not let an old version come back over a newer one that was applied', async () => {
      const source = outbox('thing')
      const aside = shelf()
      let isBroken = true
      const versions: number[] = []
      const apply = (entries: Entry[]) =>
        Promise.resolve(
          entries.flatMap(({ id, version }) => {
            if (isBroken) return [{ id, reason: 'broken' }]
            versions.push(version)
            return []
          }),
        )
      const box = inbox({ name: 'test', feed: source.feed, apply, log, kept: aside.repository, pollMs: 100_000 })
      for (let time = 0; time < 3; time++) await box.settle()
      expect(aside.reasons()).toEqual(['thing@1 broken'])
      isBroken = false
      source.add('thing')
      source.change('thing')
      box.nudge()
      await vi.advanceTimersByTimeAsync(50)
      await box.settle()
      expect({ versions, aside: aside.reasons() }).toEqual({ versions: [2], aside: [] })
      await box.stop()
    })

    it('sets it aside though applying a batch with it throws as a whole', async () => {
      const source = outbox('a', 'bad', 'c', 'd')
      const aside = shelf()
      const applied = new Set<string>()
      const apply = async (entries: Entry[]) => {
        if (entries.some(({ id }) => id === 'bad')) throw new RangeError('Invalid time value')
        for (const { id } of entries) applied.add(id)
        return []
      }
      const box = inbox<string>({ name: 'test', feed: source.feed, apply, log, kept: aside.repository })
      for (let time = 0; time < 3; time++) await box.settle()
      expect({ applied: [...applied].sort(), left: source.left() }).toEqual({ applied: ['a', 'c', 'd'], left: [] })
      expect(aside.reasons()).toEqual([expect.stringMatching(/^bad@1 RangeError at /)])
      await box.stop()
    })
  })

  it('stops for good, after finishing what it is at', async () => {
    const source = outbox('a')
    let finish = () => {}
    const box = inbox<string>({
      name: 'test',
      feed: source.feed,
      log,
      kept: shelf().repository,
      pollMs: 500,
      apply: () => new Promise((resolve) => (finish = () => resolve([]))),
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
    const failures = await eachEntry(
      entries,
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
    expect(failures.map(({ id }) => id)).toEqual(['a2'])
  })

  it('fail alone when there is nothing in them to read a lane from', async () => {
    const entries = [entry('a'), { ...entry('bad'), event: null as unknown as string }, entry('c')]
    const applied: string[] = []
    const failures = await eachEntry(
      entries,
      async (event) => void applied.push(event.trim()),
      (event) => event.trim(),
    )
    expect(applied).toEqual(['event a', 'event c'])
    expect(failures).toEqual([{ id: 'bad', reason: expect.stringMatching(/^TypeError at /) }])
  })
})

describe('a batch', () => {
  it.each([[[0]], [[199]], [[0, 1, 100]], [[]]])(
    'of 200 with throwing entries at %j applies all others, in order',
    async (bad) => {
      const ids = Array.from({ length: 200 }, (_, at) => String(at).padStart(3, '0'))
      const broken = new Set(bad.map((at) => ids[at]))
      const applied: string[] = []
      const failures = await isolated(
        ids.map((id) => entry(id)),
        async (entries) => {
          if (entries.some(({ id }) => broken.has(id))) throw new Error('no')
          applied.push(...entries.map(({ id }) => id))
          return []
        },
      )
      expect(failures.map(({ id }) => id)).toEqual([...broken])
      expect(applied).toEqual(ids.filter((id) => !broken.has(id)))
    },
  )
})

describe('a reason', () => {
  it('is a problem’s code, or an error’s name and place, and never what a person wrote', () => {
    expect(reasonOf(new Problem('absent', 'plan.absent', { plan: 'p-1' }))).toBe('plan.absent')
    expect(reasonOf(new TypeError('cannot read “张三的电话”'))).toMatch(/^TypeError at inbox\.test\.ts:\d+$/)
    expect(reasonOf(new Error('李四\n    at 王五 (secret:1:2)\n'))).not.toMatch(/[李王]/)
    expect(reasonOf('李四')).toBe('string')
  })
})
