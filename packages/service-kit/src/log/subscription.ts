import type { Begin, StreamEntry, StreamName } from '@duzhan/contracts'
import type { Feed } from '../feed.ts'
import type { Logger } from '../logger.ts'
import { type Apply, type Failure, isolated } from './eachEntry.ts'
import { patientTimer } from './patientTimer.ts'
import type { NewEntry } from './serviceLog.ts'
import { type KeptAside, type SetAsideRepository, setAside } from './setAside.ts'

/** Where a subscription keeps how far it has come. */
export interface Cursor {
  /** The place of the last entry that was applied; null before the first was pulled. */
  load(): Promise<number | null>
  move(seq: number): Promise<void>
}

export interface Subscription {
  name: string
  /** The stream that it reads. */
  from: StreamName
  /** There may be something to read: pull at once (or once more, when a pull is under way). */
  nudge(): void
  /** Resolves when all that could be read by now has been applied or set aside; for tests and for an orderly start. */
  settle(): Promise<void>
  /** Goes back to the beginning: everything is applied once more. */
  replay(): Promise<void>
  /** How many entries it has not read yet, at most `most`: 0 is up to date. */
  waiting(most: number): Promise<number>
  /** What it could not apply, the oldest first. */
  setAside(): Promise<KeptAside[]>
  /** Tries an entry that was set aside again at once, with a log entry saying so; returns whether it is applied now, null where there is none under that key. */
  repeat(key: string, asked: NewEntry): Promise<boolean | null>
  stop(): Promise<void>
}

/** A subscription of a service, and the stream that it reads. */
export interface Following extends Subscription {
  from: StreamName
}

interface SubscriptionOptions {
  name: string
  from: StreamName
  feed: Feed
  begin: Begin
  apply: Apply<unknown>
  cursor: Cursor
  /** Where what cannot be applied is kept, and under what. */
  kept: SetAsideRepository
  keyOf(entry: StreamEntry): string
  log: Logger
  pollMs?: number
  /** How long a nudge waits for company: what is applied together costs less than what is applied alone. */
  gatherMs?: number
  /** How long what failed rests before it is tried the next time. */
  pauseMs?: number
  batch?: number
}

/** How often an entry is tried before it is set aside: a store that hiccups is not an entry that is broken. */
const tries = 3

/**
 * Reads a stream from its cursor on whenever nudged, and `pollMs` after it last looked, so that a lost nudge costs a moment and
 * never an entry; where nothing comes it looks ever more seldom, down to every eighth time. The cursor moves only after all entries
 * of a batch were applied, or set aside with a reason, so that whoever dies in between applies them again; an entry that cannot be
 * applied holds up no other.
 */
export function subscribe(options: SubscriptionOptions): Subscription {
  const { name, from, feed, kept, begin, apply, cursor, keyOf, log } = options
  const { pollMs = 1_000, gatherMs = 25, pauseMs = 25, batch = 200 } = options
  const aside = setAside({ subscription: name, repository: kept, keyOf, log })
  let at: number | null = null
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  /** Somebody waits until everything was tried and read: what was set aside before its time, and the stream up to its end. */
  let tryAll = false

  async function drain(): Promise<void> {
    let isMore = true
    again = false
    const toEnd = tryAll
    const due = await aside.due({ all: toEnd })
    tryAll = false
    if (due.length > 0) {
      timer.wake()
      await aside.again(due, await isolated(due, apply))
    }
    while ((isMore || again) && !stopped) {
      again = false
      const taken = await next()
      isMore = taken === batch || (toEnd && taken > 0)
    }
  }

  /** Applies the next batch; returns how many entries it had. */
  async function next(): Promise<number> {
    timer.refresh() // who is nudged need not look besides
    at ??= await cursor.load()
    const isFirst = at === null
    const page = await feed.pull(at ?? begin, batch)
    if (isFirst) await moveTo(page.after) // where “now” was is not asked a second time
    const last = page.entries.at(-1)
    if (!last) return 0
    timer.wake()
    await take(page.entries)
    await moveTo(last.seq)
    return page.entries.length
  }

  async function moveTo(seq: number): Promise<void> {
    await cursor.move(seq)
    at = seq
  }

  async function take(entries: StreamEntry[]): Promise<void> {
    const failures = await tryOften(entries)
    const reasons = new Map(failures.map(({ id, reason }) => [id, reason]))
    await aside.applied(entries.filter(({ id }) => !reasons.has(id)))
    for (const entry of entries) {
      const reason = reasons.get(entry.id)
      if (reason !== undefined) await aside.keep(entry, reason)
    }
  }

  async function tryOften(entries: StreamEntry[]): Promise<Failure[]> {
    let failures = await isolated(entries, apply)
    for (let time = 1; time < tries && failures.length > 0; time++) {
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs * time))
      const failed = new Set(failures.map(({ id }) => id))
      failures = await isolated(
        entries.filter(({ id }) => failed.has(id)),
        apply,
      )
    }
    return failures
  }

  function run(): Promise<void> {
    running ??= drain()
      .catch((error: unknown) => {
        at = null // what was written is read anew
        timer.wake()
        log.warn(
          { subscription: name, reason: error instanceof Error ? error.message : 'unknown' },
          'subscription will try again',
        )
      })
      .finally(() => {
        running = null
        if (again && !stopped) void run()
      })
    return running
  }

  const timer = patientTimer(pollMs, () => void run())
  let gathering: NodeJS.Timeout | null = null
  return {
    name,
    from,
    nudge() {
      again = true
      timer.wake()
      if (stopped || running !== null) return
      gathering ??= setTimeout(() => {
        gathering = null
        void run()
      }, gatherMs)
    },
    async settle() {
      tryAll = true
      await running // which may have looked before the last write
      tryAll = true
      await run()
    },
    async replay() {
      await running
      await cursor.move(0)
      at = null
      tryAll = true
      return run()
    },
    waiting: async (most) => (await feed.pull((await cursor.load()) ?? begin, most)).entries.length,
    setAside: () => kept.all(),
    async repeat(key, asked) {
      if (!(await kept.carry(key, asked))) return null
      aside.hurry(key)
      await running // which may have looked before
      await run()
      return (await kept.byKeys([key])).length === 0
    },
    async stop() {
      stopped = true
      timer.stop()
      if (gathering) clearTimeout(gathering)
      await running
    },
  }
}
