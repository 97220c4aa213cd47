import { problemOf } from '../api/problemOf.ts'
import type { Refusal } from '../device/draft.ts'

/** What a person mends in the form, and what mends itself with the next sending. */
const mended: readonly string[] = ['submission.answers-invalid', 'input.invalid']
/** Photos that are on their way, a position that is not known yet, a device's clock that is put right. */
const passing: readonly string[] = ['evidence.', 'position.', 'submission.time-']

/**
 * Whether the platform refused a draft for good: sending the same again would meet the same refusal. A lost connection, an
 * ended session, photos on their way, a wrong clock and answers to be put right are not that.
 */
export function isFinal(error: unknown): boolean {
  const { code, kind } = problemOf(error)
  if (mended.includes(code) || passing.some((begin) => code.startsWith(begin))) return false
  return (
    kind === 'conflict' || kind === 'absent' || kind === 'forbidden' || (kind === 'invalid' && code.startsWith('submission.'))
  )
}

/** Another record stands in this draft's place. */
const taken: readonly string[] = ['submission.conflict', 'submission.corrected-already']

/** Whether a refused draft can never be sent, whatever becomes of its answers, the plan or the target. */
export function isTaken(refused: Refusal | null): boolean {
  return refused !== null && taken.includes(refused.code)
}
