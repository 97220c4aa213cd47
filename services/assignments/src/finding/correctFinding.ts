import type { SubmissionEvent } from '@duzhan/contracts'
import { chainOf } from '../correction/correction.repository.ts'
import { after, type Finding, type FindingChange, type FindingStep, openStates } from './finding.ts'

/**
 * What a correction changes of a finding that its chain had reported; null when it changes nothing. `still` is the finding
 * that the correction itself would open on the same clause: with it the finding stands, in the corrected words. Without it
 * the report is taken back, and with the last report the finding, whatever was reported back meanwhile. What is closed
 * out stays as it is. Asking again, once the change is made, answers null.
 */
export function correctFinding(finding: Finding, still: Finding | undefined, submission: SubmissionEvent): FindingChange | null {
  const { state, rectifyBy, records, submissions } = finding
  const { first } = chainOf(submission)
  if (!openStates.includes(state) || !records.includes(first)) return null
  const step = (verb: FindingStep['verb']): FindingStep => ({
    verb,
    at: new Date(submission.receivedAt),
    by: submission.by,
    text: submission.corrects?.reason ?? null,
    photos: [],
    rectifyBy: null,
    submission: submission.id,
  })
  if (still) {
    const isSame = wordsOf(still) === wordsOf(finding)
    if (isSame || submissions.includes(submission.id)) return null
    const { title, answer, note, photos } = still
    return { state, rectifyBy, title, answer, note, photos, submissions: [...submissions, submission.id], step: step('correct') }
  }
  const others = records.filter((record) => record !== first)
  if (others.length > 0) return { state, rectifyBy, records: others, step: step('correct') }
  return { state: after(state, 'withdraw'), rectifyBy, step: step('withdraw') }
}

/** What a finding says, by which a correction is seen to say something else; an older finding does not know its answer. */
const wordsOf = ({ title, note, photos }: Finding): string => JSON.stringify([title, note, photos])
