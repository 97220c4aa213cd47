import type { Result } from '../kind/kind.ts'
import type { Outline, OutlineClause } from '../outline/outline.ts'
import { valueAt } from './valueAt.ts'

/** An answer to a clause: 是, 否 or 不适用. */
export type Answer = 'yes' | 'no' | 'na'

export interface ClauseResult {
  readonly path: string
  readonly result: Result
  readonly answer: Answer | null
}

/** What each clause of a checklist came to, in printed order: one clause, one judgement. */
export function judge(outline: Outline, answers: unknown): ClauseResult[] {
  return outline.clauses.map((clause) => clauseResult(clause, answers))
}

/** What one clause came to: whether 是 is good news depends on the clause. */
export function clauseResult(clause: OutlineClause, answers: unknown): ClauseResult {
  const answer = valueAt(answers, clause.path)
  const { path } = clause
  return { path, result: answerResult(clause, answer), answer: isAnswer(answer) ? answer : null }
}

/** What an answer to a clause comes to; what is none of the three answers is unanswered. */
export function answerResult({ good }: Pick<OutlineClause, 'good'>, answer: unknown): Result {
  if (!isAnswer(answer)) return 'unanswered'
  if (answer === 'na') return 'na'
  return answer === good ? 'good' : 'bad'
}

/** Whether a value is one of the three answers to a clause. */
export const isAnswer = (value: unknown): value is Answer => value === 'yes' || value === 'no' || value === 'na'
