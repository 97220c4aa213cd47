import type { Clock } from '../clock.ts'

export interface Recent<Doc> {
  /** Remembers what was written, all of it, for good and in the order of its places. */
  add(written: readonly Doc[]): void
  /** Forgets everything: what was written last is not known. */
  forget(): void
  /** The first documents behind a place, as far as they are remembered without a gap; null where the store must be asked. */
  after(seq: number, limit: number): Doc[] | null
}

/**
 * The newest documents of a log as this process wrote them, for a moment, so that those who follow it are not made to read them
 * back. It says nothing about what others write: behind the last that is remembered, and where another writer took a place in
 * between, the store is asked. `most` and `ttl`, in milliseconds, bound what is held.
 */
export function recent<Doc extends { seq: number }>({
  most = 100,
  ttl = 1_000,
  clock,
}: {
  most?: number
  ttl?: number
  clock: Clock
}): Recent<Doc> {
  let held: { doc: Doc; since: number }[] = []
  let timer: NodeJS.Timeout | null = null

  function sweep(): void {
    const now = clock.now().getTime()
    held = held.slice(-most).filter(({ since }) => now - since >= 0 && now - since < ttl)
    if (timer) clearTimeout(timer)
    timer = held.length > 0 ? setTimeout(sweep, ttl).unref() : null
  }
  return {
    add(written) {
      const since = clock.now().getTime()
      const [first] = written
      if (first && held.at(-1)?.doc.seq !== first.seq - 1) held = []
      held.push(...written.map((doc) => ({ doc, since })))
      sweep()
    },
    forget() {
      held = []
      sweep()
    },
    after(seq, limit) {
      const [first] = held
      const last = held.at(-1)
      if (!first || !last || seq < first.doc.seq - 1 || seq >= last.doc.seq) return null
      return held
        .slice(seq + 1 - first.doc.seq)
        .slice(0, limit)
        .map(({ doc }) => doc)
    },
  }
}
