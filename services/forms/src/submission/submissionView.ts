import { recordOf, type SubmissionSummary, type SubmissionView } from '@duzhan/contracts'
import type { Submission } from './submission.repository.ts'

/** A submission as it stands in a list. */
export const toSummary = (found: Submission): SubmissionSummary => ({
  id: found.id,
  plan: found.plan,
  revision: found.revision,
  checklist: found.checklist,
  part: found.part ?? null,
  target: { id: found.target, name: found.targetName, place: found.place },
  by: found.by.title,
  finishedAt: found.at.toISOString(),
  receivedAt: found.receivedAt.toISOString(),
  isLate: found.isLate ?? false,
  isCovert: Boolean(found.covert),
})

/** A submission with its answers, and how it stands among its corrections. */
export const toView = (
  found: Submission,
  {
    correction,
    ...standing
  }: { correction: Submission | null; correctableUntil: string | null; mayRelease: boolean; asides: number },
): SubmissionView => ({
  ...toSummary(found),
  startedAt: found.startedAt.toISOString(),
  answers: found.answers,
  hash: found.hash,
  position: found.position,
  record: recordOf(found),
  releasedAt: found.releasedAt?.toISOString() ?? null,
  corrects: found.corrects && { submission: found.corrects.submission, reason: found.corrects.reason },
  correctedBy: correction && {
    submission: correction.id,
    at: correction.receivedAt.toISOString(),
    by: correction.by.title,
    reason: correction.corrects?.reason ?? '',
  },
  ...standing,
})
