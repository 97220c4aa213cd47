import type { StreamEntry } from '@duzhan/contracts'
import type { Logger } from '../logger.ts'
import type { Failure } from './eachEntry.ts'
import type { NewEntry } from './serviceLog.ts'

/** Where a subscription keeps the entries that it could not apply, each under a key. */
export interface SetAsideRepository {
  /** Every key that is kept here. */
  keys(): Promise<string[]>
  byKeys(keys: readonly string[]): Promise<StreamEntry[]>
  /** Keeps an entry with its reason, in place of an earlier one under the same key. */
  keep(key: string, entry: StreamEntry, reason: string): Promise<void>
  /** Notes that it was tried once more, and why it failed this time. */
  triedAgain(key: string, reason: string): Promise<void>
  remove(keys: readonly string[]): Promise<void>
  /** Everything that is kept here, the oldest first. */
  all(): Promise<KeptAside[]>
  /** Lets what is kept under a key carry a log entry; returns false where nothing is. */
  carry(key: string, entry: NewEntry): Promise<boolean>
}
/** An entry that is kept, since when, and how often it was tried. */
export interface KeptAside {
  key: string
  entry: StreamEntry
  reason: string
  since: Date
  tries: number
}
interface SetAsideOptions {
  subscription: string
  repository: SetAsideRepository
  /** Under what an entry is kept: entries with one key take each other's place. */
  keyOf(entry: StreamEntry): string
  log: Logger
}

const longestWait = 60 * 60 * 1_000
/** Doubles from two seconds to an hour: what waits for another stream is applied soon, what is broken costs nothing. */
const waitAfter = (tries: number): number => Math.min(1_000 * 2 ** Math.min(tries, 20), longestWait)

/**
 * Entries that could not be applied, out of the way of all others. Each is tried again after a while that doubles, and
 * at every start, until it can be applied or a later one with the same key has been.
 */
export function setAside({ subscription, repository, keyOf, log }: SetAsideOptions) {
  let waiting: Map<string, { tries: number; from: number }> | null = null
  const hurried = new Set<string>()
  const load = async () => {
    waiting ??= new Map((await repository.keys()).map((key) => [key, { tries: 0, from: 0 }]))
    return waiting
  }
  return {
    /** Those whose time has come, or all of them. */
    async due({ all }: { all: boolean }): Promise<StreamEntry[]> {
      const now = performance.now()
      const asked = [...hurried]
      hurried.clear()
      const known = [...(await load())].filter(([, { from }]) => all || from <= now).map(([key]) => key)
      const keys = [...new Set([...asked, ...known])]
      return keys.length === 0 ? [] : repository.byKeys(keys.slice(0, 200))
    },
    /** The next time it is asked what is due, this is. */
    hurry: (key: string) => void hurried.add(key),
    async keep(entry: StreamEntry, reason: string): Promise<void> {
      await repository.keep(keyOf(entry), entry, reason)
      const known = await load()
      known.set(keyOf(entry), { tries: 1, from: performance.now() + waitAfter(1) })
      log.warn({ subscription, entry: entry.id, thing: entry.thing, reason }, 'entry set aside')
    },
    /** What came of trying these again. */
    async again(entries: readonly StreamEntry[], failures: readonly Failure[]): Promise<void> {
      const known = await load()
      const reasons = new Map(failures.map(({ id, reason }) => [id, reason]))
      for (const entry of entries) {
        const reason = reasons.get(entry.id)
        if (reason === undefined) continue
        const tries = (known.get(keyOf(entry))?.tries ?? 0) + 1
        known.set(keyOf(entry), { tries, from: performance.now() + waitAfter(tries) })
        await repository.triedAgain(keyOf(entry), reason)
        log.warn({ subscription, entry: entry.id, thing: entry.thing, reason, tries }, 'entry still set aside')
      }
      await this.applied(entries.filter(({ id }) => !reasons.has(id)))
    },
    /** What has been applied need not be tried any more, nor what it took the place of. */
    async applied(entries: readonly StreamEntry[]): Promise<void> {
      const known = await load()
      const done = [...new Set(entries.map(keyOf))].filter((key) => known.has(key))
      if (done.length === 0) return
      await repository.remove(done)
      for (const key of done) known.delete(key)
      log.info({ subscription, entries: done }, 'entries no longer set aside')
    },
  }
}
