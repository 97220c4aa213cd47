/** What appends to a log by compare-and-swap: a collection with a unique index on `seq`. */
export interface AppendPort<Item, Standing> {
  /** The greatest place that is taken; 0 in an empty log. */
  last(): Promise<number>
  /**
   * Inserts in order at `from`, `from + 1` …, and stops at the first that a unique index refuses. Returns how many were
   * inserted; throws for any other failure.
   */
  insert(items: readonly Item[], from: number): Promise<number>
  /** Why an item was refused: what stands there already, or null where its place was taken. May throw what its writer is to be told. */
  standing(item: Item): Promise<Standing | null>
}
/** What became of an item: null when it was appended, or what stood there already. */
export type Appended<Standing> = PromiseSettledResult<Standing | null>

/** Another writer got ahead so often without a single item going through that something else must be wrong. */
const mostConflicts = 1_000

/**
 * A writer that appends items at the end of a log, in order and each with a result of its own. The greatest place is known
 * from the last write; whoever finds a place taken reads anew and tries again. So an entry is only ever inserted behind all
 * that could be read before it, whatever the clocks say, and a reader of `seq > cursor` misses none. Appends of one writer
 * must not overlap; several writers may.
 */
export function appender<Item, Standing>({ last, insert, standing }: AppendPort<Item, Standing>) {
  let head: number | null = null

  async function appendSome(items: readonly Item[]): Promise<Appended<Standing>[]> {
    for (let conflicts = 0; conflicts < mostConflicts; conflicts++) {
      head ??= await last()
      const from: number = head + 1
      const inserted = await insert(items, from)
      head = from + inserted - 1 // counted from where it began: whoever was given up, and answered after all, leaves no gap
      const refused = items[inserted]
      const outcomes = Array.from({ length: inserted }, (): Appended<Standing> => ({ status: 'fulfilled', value: null }))
      if (refused === undefined) return outcomes
      const [found] = await Promise.allSettled([standing(refused)])
      if (found.status === 'rejected' || found.value !== null) return [...outcomes, found]
      head = null // another writer took the place
      if (inserted > 0) return outcomes
    }
    throw new Error('no place can be had in the log')
  }

  return async (items: readonly Item[]): Promise<Appended<Standing>[]> => {
    const outcomes: Appended<Standing>[] = []
    while (outcomes.length < items.length) {
      try {
        outcomes.push(...(await appendSome(items.slice(outcomes.length))))
      } catch (reason) {
        head = null // some may have been inserted
        const rest = items.slice(outcomes.length)
        outcomes.push(...rest.map((): Appended<Standing> => ({ status: 'rejected', reason })))
      }
    }
    return outcomes
  }
}
