import type { StreamEntry } from '@duzhan/contracts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Feed } from '../feed.ts'
import { logger } from '../logger.ts'
import { memoryAside } from '../test/memoryAside.ts'
import { eachEntry } from './eachEntry.ts'
import type { NewEntry } from './serviceLog.ts'
import { type Cursor, subscribe } from './subscription.ts'

const log = logger('test', 'silent')

/** A stream in memory, numbered from one on. */
function stream(...ids: string[]) {
  const entries: StreamEntry<string>[] = []
  const pulls: (number | string)[] = []
  const add = (...more: string[]) => {
    for (const id of more)
      entries.push({ seq: entries.length + 1, id: `${id}#${entries.length + 1}`, thing: id, v: 1, event: `event ${id}` })
  }
  add(...ids)
  const feed: Feed = {
    async pull(after, limit) {
      pulls.push(after)
      const from = after === 'beginning' ? 0 : after === 'now' ? entries.length : Number(after)
      return { after: from, entries: entries.filter(({ seq }) => seq > from).slice(0, limit) }
    },
  }
  return { feed, pulls, add }
}
/** A cursor and what is set aside, in memory; they outlive a subscription as a store would. */
function consumer() {
  let seq: number | null = null
  const aside = memoryAside()
  const cursor: Cursor = {
    load: async () => seq,
    async move(to) {
      seq = to
    },
  }
  const reasons = () => aside.kept().map(({ entry, reason }) => `${entry.id} ${reason}`)
  return { cursor, kept: aside.repository, aside, reasons, at: () => seq }
}

/** Applies everything but what is named, and remembers in which order. */
function applier(...failing: string[]) {
  const applied: string[] = []
  const isBroken = new Set(failing)
  return {
    applied,
    mend: () => isBroken.clear(),
    apply: (entries: StreamEntry[]) =>
      eachEntry(entries, async (event) => {
        const id = String(event).slice('event '.length)
        if (isBroken.has(id)) throw new Error('not now')
        applied.push(id)
      }),
  }
}
type Options = Parameters<typeof subscribe>[0]
const byThing = ({ thing }: StreamEntry) => thing
const open = (source: { feed: Feed }, mine: ReturnType<typeof consumer>, over: Partial<Options> & Pick<Options, 'apply'>) =>
  subscribe({
    name: 'test',
    from: 'forms.log',
    feed: source.feed,
    begin: 'beginning',
    ...mine,
    keyOf: byThing,
    log,
    pauseMs: 0,
    ...over,
  })

describe('a subscription', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('applies what is there in order, and keeps how far it came', async () => {
    const [source, mine] = [stream('a', 'b'), consumer()]
    const { applied, apply } = applier()
    const one = open(source, mine, { apply })
    await one.settle()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['a', 'b'], at: 2 })
    await one.stop()
  })

  it('goes on from its cursor after a restart', async () => {
    const [source, mine] = [stream('a', 'b'), consumer()]
    const before = open(source, mine, { apply: applier().apply })
    await before.settle()
    await before.stop()
    source.add('c')
    const { applied, apply } = applier()
    const after = open(source, mine, { apply })
    await after.settle()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['c'], at: 3 })
    await after.stop()
  })

  it('moves its cursor only after a batch was applied: who dies in between applies it again', async () => {
    const [source, mine] = [stream('a', 'b'), consumer()]
    const { applied, apply } = applier()
    let dies = true
    const cursor: Cursor = {
      ...mine.cursor,
      move: (seq) => (dies && seq > 0 ? Promise.reject(new Error('died')) : mine.cursor.move(seq)),
    }
    const before = open(source, mine, { apply, cursor })
    await before.settle()
    await before.stop()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['a', 'b'], at: 0 })
    dies = false
    const after = open(source, mine, { apply, cursor })
    await after.settle()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['a', 'b', 'a', 'b'], at: 2 })
    await after.stop()
  })

  it('that is new begins where it says, and asks for it once', async () => {
    const [source, mine] = [stream('a', 'b'), consumer()]
    const { applied, apply } = applier()
    const one = open(source, mine, { apply, begin: 'now' })
    await one.settle()
    source.add('c')
    await one.settle()
    await one.stop()
    source.add('d')
    const again = open(source, mine, { apply, begin: 'now' })
    await again.settle()
    expect({ applied, pulls: source.pulls }).toEqual({ applied: ['c', 'd'], pulls: ['now', 2, 3, 3, 4] })
    await again.stop()
  })

  it('set back to the beginning applies everything once more', async () => {
    const [source, mine] = [stream('a', 'b'), consumer()]
    const { applied, apply } = applier()
    const one = open(source, mine, { apply, begin: 'now' })
    await one.settle()
    await one.replay()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['a', 'b'], at: 2 })
    await one.stop()
  })

  it('reads a long stream batch by batch', async () => {
    const ids = Array.from({ length: 25 }, (_, at) => `e${String(at).padStart(2, '0')}`)
    const [source, mine] = [stream(...ids), consumer()]
    const { applied, apply } = applier()
    const one = open(source, mine, { apply, batch: 10 })
    await one.settle()
    expect({ applied, pulls: source.pulls }).toEqual({ applied: ids, pulls: ['beginning', 10, 20, 25] })
    await one.stop()
  })

  it('whoever waits for it waits until nothing more is told, though pages are not whole', async () => {
    const [source, mine] = [stream('a', 'b', 'c'), consumer()]
    const { applied, apply } = applier()
    const feed: Feed = { pull: (after) => source.feed.pull(after, 1) }
    const one = open({ ...source, feed }, mine, { apply, batch: 10, pollMs: 500 })
    await vi.advanceTimersByTimeAsync(500)
    expect(applied, 'of itself it goes on at the next nudge').toEqual(['a'])
    await one.settle()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['a', 'b', 'c'], at: 3 })
    await one.stop()
  })

  it('pulls without a nudge, when its time has come', async () => {
    const [source, mine] = [stream(), consumer()]
    const { applied, apply } = applier()
    const one = open(source, mine, { apply, pollMs: 500 })
    source.add('late')
    await vi.advanceTimersByTimeAsync(499)
    expect(applied).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(applied).toEqual(['late'])
    await one.stop()
  })

  it('looks ever more seldom where nothing comes, and every time again once something did', async () => {
    const [source, mine] = [stream(), consumer()]
    const { applied, apply } = applier()
    const one = open(source, mine, { apply, pollMs: 500, gatherMs: 0 })
    await vi.advanceTimersByTimeAsync(60_000)
    const quiet = source.pulls.length
    expect(quiet, 'once in eight turns, after the first few').toBeLessThanOrEqual(4 + 60_000 / 500 / 8)
    expect(quiet).toBeGreaterThan(60_000 / 500 / 8 - 2)
    source.add('late')
    for (let turn = 0; turn < 8 && applied.length === 0; turn += 1) await vi.advanceTimersByTimeAsync(500)
    expect(applied, 'without a nudge it is found all the same').toEqual(['late'])
    const found = source.pulls.length
    await vi.advanceTimersByTimeAsync(500)
    expect(source.pulls.length, 'and looked for more at once').toBeGreaterThan(found)
    await vi.advanceTimersByTimeAsync(60_000)
    const before = source.pulls.length
    source.add('nudged')
    one.nudge()
    await vi.advanceTimersByTimeAsync(1)
    expect(applied).toEqual(['late', 'nudged'])
    await vi.advanceTimersByTimeAsync(500)
    expect(source.pulls.length).toBe(before + 2)
    await one.stop()
  })

  it('pulls of itself only as long after it last looked, for whatever reason', async () => {
    const [source, mine] = [stream(), consumer()]
    const { apply } = applier()
    const one = open(source, mine, { apply, pollMs: 500, gatherMs: 0 })
    for (let nudge = 0; nudge < 5; nudge += 1) {
      await vi.advanceTimersByTimeAsync(300)
      one.nudge()
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(source.pulls, 'one for each nudge').toHaveLength(5)
    await vi.advanceTimersByTimeAsync(1_500)
    expect(source.pulls.length, 'and goes on by its own clock').toBeGreaterThanOrEqual(7)
    await one.stop()
  })

  it('pulls soon after a nudge, once for many', async () => {
    const [source, mine] = [stream('a'), consumer()]
    const { applied, apply } = applier()
    const one = open(source, mine, { apply, gatherMs: 40 })
    for (let count = 0; count < 20; count++) one.nudge()
    expect(source.pulls).toEqual([])
    await vi.advanceTimersByTimeAsync(40)
    expect({ applied, pulls: source.pulls.length }).toEqual({ applied: ['a'], pulls: 1 })
    await one.stop()
  })

  it('looks once more when nudged while it is at work', async () => {
    const [source, mine] = [stream('a'), consumer()]
    const applied: string[] = []
    const one = open(source, mine, {
      apply: async (entries) => {
        applied.push(...entries.map(({ thing }) => thing))
        if (applied.length === 1) {
          source.add('b')
          one.nudge()
        }
        return []
      },
    })
    await one.settle()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['a', 'b'], at: 2 })
    await one.stop()
  })

  it('settles what was written while a pull was under way', async () => {
    const [source, mine] = [stream(), consumer()]
    const { applied, apply } = applier()
    let release = () => {}
    let pulls = 0
    const feed: Feed = {
      async pull(after, limit) {
        const page = await source.feed.pull(after, limit)
        if (pulls++ === 0) await new Promise<void>((resolve) => (release = resolve))
        return page
      },
    }
    const one = open({ feed }, mine, { apply })
    const first = one.settle()
    await vi.advanceTimersByTimeAsync(0)
    source.add('a')
    const second = one.settle()
    release()
    await Promise.all([first, second])
    expect(applied).toEqual(['a'])
    await one.stop()
  })

  it('tries again after a stream that could not be reached', async () => {
    const [source, mine] = [stream('a'), consumer()]
    let reachable = false
    const feed: Feed = {
      pull: (after, limit) => (reachable ? source.feed.pull(after, limit) : Promise.reject(new Error('unreachable'))),
    }
    const { applied, apply } = applier()
    const one = open({ feed }, mine, { apply, pollMs: 500 })
    await one.settle()
    reachable = true
    await vi.advanceTimersByTimeAsync(500)
    expect(applied).toEqual(['a'])
    await one.stop()
  })

  it('moves nothing and sets nothing aside while the store is out of reach, and does not spin', async () => {
    const [source, mine] = [stream('a'), consumer()]
    const outage = Object.assign(new Error('connection refused'), { name: 'MongoServerSelectionError' })
    let isOut = true
    let attempts = 0
    const { applied, apply } = applier()
    const one = open(source, mine, {
      apply: (entries) => {
        attempts += 1
        return isOut ? Promise.reject(outage) : apply(entries)
      },
    })
    for (let time = 0; time < 5; time++) await one.settle()
    expect({ at: mine.at(), aside: mine.reasons(), attempts }).toEqual({ at: 0, aside: [], attempts: 5 })
    isOut = false
    await one.settle()
    expect({ applied, at: mine.at() }).toEqual({ applied: ['a'], at: 1 })
    await one.stop()
  })

  describe('with an entry that cannot be applied', () => {
    it('tries it three times, sets it aside with its reason, and holds up no other', async () => {
      const [source, mine] = [stream('a', 'bad', 'c'), consumer()]
      const applied: string[] = []
      let attempts = 0
      const one = open(source, mine, {
        apply: (entries) =>
          eachEntry(entries, async (event) => {
            if (event === 'event bad') {
              attempts += 1
              throw new Error('not now')
            }
            applied.push(String(event))
          }),
      })
      await one.settle()
      expect({ applied, attempts, at: mine.at() }).toEqual({ applied: ['event a', 'event c'], attempts: 3, at: 3 })
      expect(mine.reasons()).toEqual([expect.stringMatching(/^bad#2 Error at subscription\.test\.ts:\d+$/)])
      await one.stop()
    })

    it('does not set aside what the second try applies', async () => {
      const [source, mine] = [stream('a'), consumer()]
      let attempts = 0
      const one = open(source, mine, {
        apply: (entries) =>
          eachEntry(entries, async () => {
            attempts += 1
            if (attempts === 1) throw new Error('not yet')
          }),
      })
      await one.settle()
      expect({ attempts, aside: mine.reasons(), at: mine.at() }).toEqual({ attempts: 2, aside: [], at: 1 })
      await one.stop()
    })

    it('reaches what stands behind whole batches that fail', async () => {
      const failing = Array.from({ length: 7 }, (_, at) => `bad${at}`)
      const [source, mine] = [stream(...failing, 'good'), consumer()]
      const { applied, apply } = applier(...failing)
      const one = open(source, mine, { apply, batch: 3 })
      await one.settle()
      expect({ applied, aside: mine.reasons().length, pulls: source.pulls.length }).toEqual({
        applied: ['good'],
        aside: 7,
        pulls: 4,
      })
      await one.stop()
    })

    it('tries it ever more rarely: some twenty times in a day, not once a second', async () => {
      const [source, mine] = [stream('bad'), consumer()]
      let attempts = 0
      const lines: string[] = []
      const one = open(source, mine, {
        log: logger('test', 'info', { write: (line) => void lines.push(line) }),
        apply: (entries) =>
          eachEntry(entries, async () => {
            attempts += 1
            throw new Error('never')
          }),
      })
      await vi.advanceTimersByTimeAsync(60 * 60_000)
      expect(attempts).toBeLessThan(20)
      expect(lines.length).toBeLessThan(20)
      await one.stop()
    })

    it('tries it again after a restart, and forgets it once it is applied', async () => {
      const [source, mine] = [stream('bad'), consumer()]
      const before = open(source, mine, { apply: applier('bad').apply })
      await before.settle()
      await before.stop()
      expect(mine.reasons()).toHaveLength(1)
      const { applied, apply } = applier()
      const after = open(source, mine, { apply, pollMs: 500 })
      await vi.advanceTimersByTimeAsync(500)
      expect({ applied, aside: mine.reasons() }).toEqual({ applied: ['bad'], aside: [] })
      await after.stop()
    })

    it('lets a later state of the same thing take its place', async () => {
      const [source, mine] = [stream('thing'), consumer()]
      const { applied, apply, mend } = applier('thing')
      const one = open(source, mine, { apply, pollMs: 100_000 })
      await one.settle()
      expect(mine.reasons()).toEqual([expect.stringMatching(/^thing#1 /)])
      mend()
      source.add('thing')
      one.nudge()
      await vi.advanceTimersByTimeAsync(50)
      expect({ applied, aside: mine.reasons() }).toEqual({ applied: ['thing'], aside: [] })
      await one.settle()
      expect(applied, 'the earlier state does not come back').toEqual(['thing'])
      await one.stop()
    })

    it('keeps every entry of a thing for itself where each one counts', async () => {
      const [source, mine] = [stream('thing'), consumer()]
      const { applied, apply, mend } = applier('thing')
      const one = open(source, mine, { apply, keyOf: ({ id }) => id })
      await one.settle()
      source.add('thing')
      await one.settle()
      expect(mine.reasons()).toHaveLength(2)
      mend()
      await one.settle()
      expect({ applied, aside: mine.reasons() }).toEqual({ applied: ['thing', 'thing'], aside: [] })
      await one.stop()
    })

    it('tries what it set aside again at once when somebody asks, and says what came of it', async () => {
      const [source, mine] = [stream('bad', 'b'), consumer()]
      const { applied, apply, mend } = applier('bad')
      const one = open(source, mine, { apply, pollMs: 100_000 })
      await one.settle()
      const asked = { id: 'asked' } as NewEntry // of which the subscription reads nothing
      expect(await one.repeat('bad', asked), 'it fails again').toBe(false)
      expect(await one.setAside()).toMatchObject([{ key: 'bad', entry: { id: 'bad#1' }, tries: 2 }])
      mend()
      expect(await one.repeat('none', asked), 'nothing is kept under that key').toBeNull()
      expect(await one.repeat('bad', asked)).toBe(true)
      expect({ applied, aside: mine.reasons() }).toEqual({ applied: ['b', 'bad'], aside: [] })
      expect(mine.aside.carried).toEqual([asked, asked])
      expect(await one.repeat('bad', asked)).toBeNull()
      await one.stop()
    })

    it('sets it aside though applying a batch with it throws as a whole', async () => {
      const [source, mine] = [stream('a', 'bad', 'c', 'd'), consumer()]
      const applied = new Set<string>()
      const apply = async (entries: StreamEntry[]) => {
        if (entries.some(({ thing }) => thing === 'bad')) throw new RangeError('Invalid time value')
        for (const { thing } of entries) applied.add(thing)
        return []
      }
      const one = open(source, mine, { apply })
      await one.settle()
      expect({ applied: [...applied].sort(), at: mine.at() }).toEqual({ applied: ['a', 'c', 'd'], at: 4 })
      expect(mine.reasons()).toEqual([expect.stringMatching(/^bad#2 RangeError at /)])
      await one.stop()
    })
  })

  it('stops for good, after finishing what it is at', async () => {
    const [source, mine] = [stream('a'), consumer()]
    let finish = () => {}
    const one = open(source, mine, { pollMs: 500, apply: () => new Promise((resolve) => (finish = () => resolve([]))) })
    const settled = one.settle()
    await vi.advanceTimersByTimeAsync(0)
    const stopped = one.stop()
    finish()
    await Promise.all([settled, stopped])
    expect(mine.at()).toBe(1)
    const pulls = source.pulls.length
    source.add('b')
    one.nudge()
    await vi.advanceTimersByTimeAsync(5_000)
    expect({ at: mine.at(), pulls: source.pulls.length }).toEqual({ at: 1, pulls })
  })
})
