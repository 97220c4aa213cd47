import { isRecord } from '../json/typeOf.ts'
import { kindOf } from '../kind/itemKinds.ts'
import type { Given, Result } from '../kind/kind.ts'
import type { Outline, OutlineItem } from '../outline/outline.ts'
import { clauseResult } from './judge.ts'
import { meets } from './meets.ts'
import { valueAt } from './valueAt.ts'

/** What an item came to, whatever its kind; undefined where nobody said what is bad. */
export function resultOf(outline: Outline, item: OutlineItem, answers: unknown): Result | undefined {
  if (item.clauses.length > 0) return itemResult(item, answers)
  const held = valueAt(answers, item.path)
  const given: Given = isRecord(held) ? held : {}
  const isBad = kindOf(item.kind)?.isBad?.(item, given)
  const isJudged = item.findings.length > 0 || item.annotation.bad !== undefined
  if (!isJudged) return undefined
  if (Object.keys(given).length === 0) return 'unanswered'
  return isBad === true || item.findings.some((finding) => meets(outline, item, finding, given).length > 0) ? 'bad' : 'good'
}

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
