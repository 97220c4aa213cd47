import type { OutlineItem } from '@duzhan/checklist'
import { clauseResultOf } from '../submission/clauseResultOf.ts'
import type { Item } from './itemAnswers.ts'

/** Whether an item, by what it holds, came out bad. */
export function isBadItem(item: OutlineItem, held: Item): boolean {
  return item.clauses.some((clause) => clauseResultOf(clause, held[clause.key]) === 'bad')
}
