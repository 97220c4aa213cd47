import type { FeedEntry } from '@duzhan/contracts'
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
  /** Applies a batch and returns what was applied. Applying an entry twice must equal applying it once. */
  apply(entries: FeedEntry<Event>[]): Promise<FeedEntry<Event>[]>
  log: Logger
  pollMs?: number
  /** How long a nudge waits for company: what is applied together costs less than what is applied alone. */
  gatherMs?: number
  batch?: number
}

/** Pulls a feed whenever nudged, and every `pollMs` besides, so that a lost nudge costs a moment and never an entry. */
export function inbox<Event>(options: InboxOptions<Event>): Inbox {
  const { name, feed, apply, log, pollMs = 1_000, gatherMs = 40, batch = 200 } = options
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  async function drain(): Promise<void> {
    let last: string | undefined
    do {
      if (last === undefined) again = false
      const entries: FeedEntry<Event>[] = await feed.pull(batch, last)
      // What fails stays behind; the queue is gone through to its end all the same, however many those are.
      last = entries.length === batch ? entries.at(-1)?.id : undefined
      if (entries.length === 0) continue
      const applied = await apply(entries)
      await feed.acknowledge(applied.map(({ id, version }) => ({ id, version })))
      if (applied.length < entries.length)
        log.warn({ inbox: name, left: entries.length - applied.length }, 'entries left pending')
    } while ((last !== undefined || again) && !stopped)
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
    settle: run,
    async stop() {
      stopped = true
      clearInterval(timer)
      if (gathering) clearTimeout(gathering)
      await running
    },
  }
}

/**
 * Applies entries one by one, those of different `lane`s side by side; one that fails stays pending and does not hold
 * up the others.
 */
export async function eachEntry<Event>(
  entries: FeedEntry<Event>[],
  log: Logger,
  apply: (event: Event) => Promise<void>,
  lane: (event: Event) => string = () => '',
): Promise<FeedEntry<Event>[]> {
  const applied: FeedEntry<Event>[] = []
  const lanes = new Map<string, FeedEntry<Event>[]>()
  for (const entry of entries) lanes.set(lane(entry.event), [...(lanes.get(lane(entry.event)) ?? []), entry])
  await Promise.all(
    [...lanes.values()].map(async (ofLane) => {
      for (const entry of ofLane) {
        try {
          await apply(entry.event)
          applied.push(entry)
        } catch (error) {
          log.warn({ entry: entry.id, reason: error instanceof Error ? error.message : 'unknown' }, 'entry not applied')
        }
      }
    }),
  )
  return applied
}
