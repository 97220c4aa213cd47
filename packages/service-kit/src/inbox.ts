import type { FeedEntry } from '@duzhan/contracts'
import { type AsideRepository, aside } from './aside.ts'
import { type Apply, isolated } from './eachEntry.ts'
import type { Feed } from './feed.ts'
import type { Logger } from './logger.ts'

export interface Inbox {
  /** There may be news: pull at once (or once more, when a pull is under way). */
  nudge(): void
  /** Resolves when everything pending has been applied or has failed; for tests and for an orderly start. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface InboxOptions<Event> {
  name: string
  feed: Feed<Event>
  apply: Apply<Event>
  /** Where what cannot be applied is kept. */
  kept: AsideRepository<Event>
  log: Logger
  pollMs?: number
  /** How long a nudge waits for company: what is applied together costs less than what is applied alone. */
  gatherMs?: number
  batch?: number
}

/** How often an entry is tried where it stands before it is set aside: a store that hiccups is not an entry that is broken. */
const tries = 3

/**
 * Pulls a feed whenever nudged, and every `pollMs` besides, so that a lost nudge costs a moment and never an entry. An
 * entry that cannot be applied is set aside with its reason, so that it neither holds up others nor is pulled for ever.
 */
export function inbox<Event>(options: InboxOptions<Event>): Inbox {
  const { name, feed, apply, log, pollMs = 1_000, gatherMs = 40, batch = 200 } = options
  const asideOf = aside<Event>({ inbox: name, repository: options.kept, log })
  const failed = new Map<string, number>()
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let tryAll = false

  async function drain(): Promise<void> {
    const due = await asideOf.due({ all: tryAll })
    tryAll = false
    if (due.length > 0) await asideOf.again(due, await isolated(due, apply))
    let last: string | undefined
    do {
      if (last === undefined) again = false
      const entries = await feed.pull(batch, last)
      // What fails stays behind; the queue is gone through to its end all the same, however many those are.
      last = entries.length === batch ? entries.at(-1)?.id : undefined
      if (entries.length > 0) await take(entries)
    } while ((last !== undefined || again) && !stopped)
  }

  async function take(entries: FeedEntry<Event>[]): Promise<void> {
    const reasons = new Map((await isolated(entries, apply)).map(({ id, reason }) => [id, reason]))
    const applied = entries.filter(({ id }) => !reasons.has(id))
    const done = [...applied]
    for (const entry of entries) {
      const reason = reasons.get(entry.id)
      if (reason === undefined || !hasFailedOften(entry)) continue
      await asideOf.keep(entry, reason)
      done.push(entry)
    }
    await asideOf.applied(applied.map(({ id }) => id))
    await feed.acknowledge(done.map(({ id, version }) => ({ id, version })))
    for (const entry of done) failed.delete(keyOf(entry))
  }

  function hasFailedOften(entry: FeedEntry<Event>): boolean {
    const times = (failed.get(keyOf(entry)) ?? 0) + 1
    failed.set(keyOf(entry), times)
    return times >= tries
  }

  function run(): Promise<void> {
    running ??= drain()
      .catch((error: unknown) =>
        log.warn({ inbox: name, reason: error instanceof Error ? error.message : 'unknown' }, 'inbox will try again'),
      )
      .finally(() => {
        running = null
        if (again && !stopped) void run()
      })
    return running
  }

  const timer = setInterval(() => void run(), pollMs)
  let gathering: NodeJS.Timeout | null = null
  return {
    nudge() {
      again = true
      if (stopped || running !== null) return
      gathering ??= setTimeout(() => {
        gathering = null
        void run()
      }, gatherMs)
    },
    settle() {
      tryAll = true
      return run()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      if (gathering) clearTimeout(gathering)
      await running
    },
  }
}

const keyOf = ({ id, version }: FeedEntry<unknown>): string => `${id}@${version}`
