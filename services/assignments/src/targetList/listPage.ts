import type { PageCursor, TargetListFilter } from '@duzhan/contracts'
import { compareRanks, type ListRow, type Ordered, type Rank } from './listRoll.ts'

/** Which of a list are asked for, and who of them is told at all. */
export interface AskedOfList extends Pick<TargetListFilter, 'target' | 'text' | 'cursor' | 'limit'> {
  isSeen(row: ListRow): boolean
}
/** A page of a list by id, and of how many it is one. */
export interface ListPage {
  ids: string[]
  total: number
  next: PageCursor | null
}

/** The page of a list in an order that is asked for. Who comes on it or leaves it between two pages moves nobody else. */
export function listPage({ rows, rankOf }: Ordered, { isSeen, target, text, cursor, limit }: AskedOfList): ListPage {
  const found = rows.filter(
    (row) => (target === undefined || row.id === target) && `${row.place}${row.name}`.includes(text) && isSeen(row),
  )
  const behind = cursor ? firstBehind(found, rankOf, rankAt(cursor)) : 0
  const page = found.slice(behind, behind + limit)
  const last = found.length > behind + limit ? page.at(-1) : undefined
  return {
    ids: page.map(({ id }) => id),
    total: found.length,
    next: last ? { value: rankOf(last).slice(0, -1).join(between), id: last.id } : null,
  }
}

const between = ' '
const rankAt = ({ value, id }: PageCursor): string[] => [...value.split(between), id]

/** Where in the order whoever stands behind a place begins. */
function firstBehind(rows: readonly ListRow[], rankOf: Ordered['rankOf'], place: readonly string[]): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const row = rows[middle]
    if (row && compareRanks(rankOf(row), like(rankOf(row), place)) <= 0) from = middle + 1
    else to = middle
  }
  return from
}

/** A place as it came in a cursor, a number where the other has one. */
const like = (rank: Rank, place: readonly string[]): Rank =>
  rank.map((value, at) => (typeof value === 'number' ? Number(place[at]) : (place[at] ?? '')))
