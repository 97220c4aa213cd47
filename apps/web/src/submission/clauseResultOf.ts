import type { OutlineClause, Result } from '@duzhan/checklist'
import { toneOf } from '../checklist/polarity.ts'

/** What an answer to a clause comes to, as it is shown. */
export function clauseResultOf(clause: OutlineClause, answer: unknown): Result {
  return answer === 'yes' || answer === 'no' || answer === 'na' ? toneOf(answer, clause.good) : 'unanswered'
}
