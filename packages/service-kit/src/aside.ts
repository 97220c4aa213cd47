import type { FeedEntry } from '@duzhan/contracts'
import type { Failure } from './eachEntry.ts'
import type { Logger } from './logger.ts'

/** Where an inbox keeps the entries that it could not apply. */
export interface AsideRepository<Event> {
  /** Every id that is kept here. */
  ids(): Promise<string[]>
  byIds(ids: readonly string[]): Promise<FeedEntry<Event>[]>
  /** Keeps an entry with its reason, in place of an older version of the same thing. */
  keep(entry: FeedEntry<Event>, reason: string): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

interface AsideOptions<Event> {
  inbox: string
  repository: AsideRepository<Event>
  log: Logger
}

const longestWait = 60 * 60 * 1_000
/** Doubles from two seconds to an hour: what waits for other news is applied soon, what is broken costs nothing. */
const waitAfter = (tries: number): number => Math.min(1_000 * 2 ** Math.min(tries, 20), longestWait)

/**
 * Entries that could not be applied, out of the way of all others. Each is tried again after a while that doubles, and
 * at every start, until it can be applied or a newer version of the same thing has been.
 */
export function aside<Event>({ inbox, repository, log }: AsideOptions<Event>) {
  let waiting: Map<string, { tries: number; from: number }> | null = null
  const load = async () => {
    waiting ??= new Map((await repository.ids()).map((id) => [id, { tries: 0, from: 0 }]))
    return waiting
  }
  return {
    /** Those whose time has come, or all of them. */
    async due({ all }: { all: boolean }): Promise<FeedEntry<Event>[]> {
      const now = performance.now()
      const ids = [...(await load())].filter(([, { from }]) => all || from <= now).map(([id]) => id)
      return ids.length === 0 ? [] : repository.byIds(ids.slice(0, 200))
    },
    async keep(entry: FeedEntry<Event>, reason: string): Promise<void> {
      await repository.keep(entry, reason)
      const known = await load()
      known.set(entry.id, { tries: 1, from: performance.now() + waitAfter(1) })
      log.warn({ inbox, entry: entry.id, reason }, 'entry set aside')
    },
    async again(entries: readonly FeedEntry<Event>[], failures: readonly Failure[]): Promise<void> {
      const known = await load()
      for (const { id, reason } of failures) {
        const tries = (known.get(id)?.tries ?? 0) + 1
        known.set(id, { tries, from: performance.now() + waitAfter(tries) })
        log.warn({ inbox, entry: id, reason, tries }, 'entry still set aside')
      }
      const failed = new Set(failures.map(({ id }) => id))
      await this.applied(entries.map(({ id }) => id).filter((id) => !failed.has(id)))
    },
    /** What has been applied need not be tried any more, in whatever version it is kept here. */
    async applied(ids: readonly string[]): Promise<void> {
      const known = await load()
      const done = ids.filter((id) => known.has(id))
      if (done.length === 0) return
      await repository.remove(done)
      for (const id of done) known.delete(id)
      log.info({ inbox, entries: done }, 'entries no longer set aside')
    },
  }
}
