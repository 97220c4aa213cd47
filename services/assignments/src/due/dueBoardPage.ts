import {
  type DueBoard,
  type DueBoardFilter,
  type DueOrder,
  type DueSummary,
  dueCounts,
  dueGroups,
  duesIn,
  dueTally,
} from '@duzhan/contracts'
import { pageOf } from '@duzhan/service-kit'

type Asked = Omit<DueBoardFilter, 'plan' | 'of'>
/** More than anything is late by, so that who is late most stands first in the order of texts. */
const mostLate = 1_000_000

/** Where a due stands in an order; those that stand alike go by their keys. */
const places: Readonly<Record<DueOrder, (due: DueSummary) => string>> = {
  due: ({ dueOn }) => dueOn,
  late: ({ lateDays, dueOn }) => `${String(mostLate - lateDays).padStart(7, '0')} ${dueOn}`,
  body: ({ by, dueOn }) => `${(by ?? '\uffff').slice(0, 100)} ${dueOn}`,
}

/**
 * The page of a board that a filter asks for, with the counts of all of it. What moves to another group between two pages
 * is not shown there, and nothing that stays is skipped or shown twice.
 */
export function dueBoardPage(
  dues: readonly DueSummary[],
  { group: asked, text, order, tally, cursor, limit }: Asked,
): Omit<DueBoard, 'plan' | 'today'> {
  const counts = dueCounts(dues)
  const group = asked === 'first' ? (dueGroups.find((one) => counts.groups[one] > 0) ?? 'all') : asked
  if (tally) return { group, total: 0, dues: [], next: null, counts, tally: dueTally(dues, tally) }
  const isMeant = ({ title, by, about }: DueSummary) => [title, by ?? '', about ?? ''].some((words) => words.includes(text))
  const placeOf = places[order]
  const found = duesIn(dues, group).filter(isMeant)
  const { rows, total, next } = pageOf(found, (due) => ({ value: placeOf(due), id: due.key }), { cursor, limit })
  return { group, total, dues: rows, next, counts, tally: [] }
}
