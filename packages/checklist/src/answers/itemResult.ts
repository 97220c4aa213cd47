import type { Result } from '../kind/result.ts'
import type { OutlineItem } from '../outline/outline.ts'
import { clauseResult } from './judge.ts'

/**
 * What an item came to: bad as soon as one clause is bad, not applicable when none applies. An item without clauses
 * (text) is never judged, so it too leaves the denominator as 'na'.
 */
export function itemResult(item: OutlineItem, answers: unknown): Result {
  const results = item.clauses.map((clause) => clauseResult(clause, answers).result)
  if (results.includes('bad')) return 'bad'
  if (results.includes('unanswered')) return 'unanswered'
  return results.includes('good') ? 'good' : 'na'
}
