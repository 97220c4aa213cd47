/** How many there are: all of them, or at least so many. */
export interface Total {
  total: number
  isAtLeast: boolean
}
type Count = (limit?: number) => Promise<number>
/** So many are counted while somebody waits. */
export const mostAwaited = 5_000
const mostKept = 200

/**
 * Counts what is many without letting anybody wait for it. `state` says what a count stands on. Where there are more than can be counted at
 * once, the last count is answered, or that there are at least so many; all are counted meanwhile, for who asks next.
 */
export function keptTotals(): { of(key: string, state: string, count: Count): Promise<Total> } {
  const kept = new Map<string, { state: string; total: number }>()
  /** What is being counted, and on what that stands. */
  const counting = new Map<string, string>()

  function keep(key: string, state: string, total: number): void {
    kept.delete(key)
    kept.set(key, { state, total })
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  }
  async function countAll(key: string, state: string, count: Count): Promise<void> {
    if (counting.has(key)) return
    counting.set(key, state)
    try {
      keep(key, state, await count())
    } finally {
      counting.delete(key)
    }
  }
  return {
    async of(key, state, count) {
      const last = kept.get(key)
      if (last?.state === state) return { total: last.total, isAtLeast: false }
      // what was many, or is being counted because it is, is not counted up to there again
      const isKnownAsMany = counting.get(key) === state || (last?.total ?? 0) > mostAwaited
      const few = isKnownAsMany ? Number.POSITIVE_INFINITY : await count(mostAwaited + 1)
      if (few <= mostAwaited) return { total: few, isAtLeast: false }
      void countAll(key, state, count).catch(() => undefined) // who asks next has it counted again
      return last && last.total > mostAwaited ? { total: last.total, isAtLeast: false } : { total: mostAwaited, isAtLeast: true }
    },
  }
}
