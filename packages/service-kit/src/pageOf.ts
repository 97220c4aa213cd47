import type { Page, PageCursor } from '@duzhan/contracts'

/** Where a page of what stands in memory begins, and how much there is to be on it. */
interface Asked {
  cursor?: PageCursor | undefined
  /** Without it, all that there is. */
  limit?: number | undefined
}

/** Whether one place in an order is behind another: those of the same value go by their ids. */
export const isBehind = (one: PageCursor, other: PageCursor): boolean =>
  one.value === other.value ? one.id > other.id : one.value > other.value

/**
 * The page that is asked for of rows that stand in memory, in the order of their places, each of which is one row's own. What comes
 * or goes between two pages shifts nothing: the next one begins behind a place, whether or not its row is still there.
 */
export function pageOf<Row>(rows: readonly Row[], placeOf: (row: Row) => PageCursor, { cursor, limit }: Asked): Page<Row> {
  const placed = rows.map((row) => ({ row, at: placeOf(row) })).sort((one, other) => (isBehind(one.at, other.at) ? 1 : -1))
  const behind = cursor ? placed.filter(({ at }) => isBehind(at, cursor)) : placed
  const page = behind.slice(0, limit)
  const last = behind.length > page.length ? page.at(-1) : undefined
  return { rows: page.map(({ row }) => row), total: rows.length, next: last?.at ?? null }
}
