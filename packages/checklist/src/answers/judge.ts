import type { Result } from '../kind/result.ts'
import type { Outline, OutlineClause } from '../outline/outline.ts'
import { valueAt } from './valueAt.ts'

export interface ClauseResult {
  readonly path: string
  readonly result: Result
  readonly answer: 'yes' | 'no' | 'na' | null
}

/** What each clause of a checklist came to, in printed order: one clause, one judgement. */
export function judge(outline: Outline, answers: unknown): ClauseResult[] {
  return outline.clauses.map((clause) => clauseResult(clause, answers))
}

/** What one clause came to: whether 是 is good news depends on the clause. */
export function clauseResult(clause: OutlineClause, answers: unknown): ClauseResult {
  const answer = valueAt(answers, clause.path)
  const { path } = clause
  if (answer === 'na') return { path, result: 'na', answer }
  if (answer === 'yes' || answer === 'no') return { path, result: answer === clause.good ? 'good' : 'bad', answer }
  return { path, result: 'unanswered', answer: null }
}
