import type { Logger } from '../logger.ts'
import { patientTimer } from './patientTimer.ts'

/** A collection whose documents carry their newest entries until these are in the log. */
export interface Carrier<Entry> {
  /** Some of the entries that are carried, those of one document in their order. */
  carried(limit: number): Promise<Entry[]>
  /** Takes entries off the documents that carry them; what is not there any more is no matter. */
  drop(entries: readonly Entry[]): Promise<void>
}
export interface Relay<Entry> {
  /** Resolves when what was carried by now, by these or by all, is in the log, or when that could not be done and is left to the next time. */
  flush(which?: readonly Carrier<Entry>[]): Promise<void>
  stop(): Promise<void>
}
interface RelayOptions<Entry> {
  carriers: readonly Carrier<Entry>[]
  /** Appends entries that are not in the log yet; the others are left as they are. Throws when it could not. */
  append(entries: readonly Entry[]): Promise<void>
  log: Logger
  pollMs?: number
}
const batch = 200

/**
 * Moves entries from the documents that carry them into the log: first appended, then taken off, so that one that dies in
 * between is found again and appended no second time. It runs whenever asked and, for what was written by a process that
 * died, besides: every `pollMs`, and ever more seldom while nothing is found, down to every eighth time.
 */
export function relay<Entry>({ carriers, append, log, pollMs = 5_000 }: RelayOptions<Entry>): Relay<Entry> {
  let running: Promise<void> | null = null
  const waiting = new Set<Carrier<Entry>>()
  let stopped = false

  async function moveWaiting(): Promise<void> {
    for (const carrier of waiting) {
      waiting.delete(carrier)
      let entries = await carrier.carried(batch)
      while (entries.length > 0 && !stopped) {
        timer.wake()
        await append(entries)
        await carrier.drop(entries)
        entries = await carrier.carried(batch)
      }
    }
  }

  async function flush(which = carriers): Promise<void> {
    for (const carrier of which) waiting.add(carrier) // a run that is under way may have looked before the write
    while (waiting.size > 0 && !stopped) {
      running ??= moveWaiting()
        .catch((error: unknown) => {
          waiting.clear()
          log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'log will be appended to later')
        })
        .finally(() => {
          running = null
        })
      await running
    }
  }
  const timer = patientTimer(pollMs, () => void flush())
  return {
    flush,
    async stop() {
      stopped = true
      timer.stop()
      await running
    },
  }
}
