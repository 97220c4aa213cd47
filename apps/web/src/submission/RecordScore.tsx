import type { SubmissionView } from '@duzhan/contracts'
import { calendarDate, windowOfVisits } from '@duzhan/plan'
import { usePlan } from '../plans/usePlan.ts'
import { ScoreCard } from '../score/ScoreCard.tsx'

/** What a record came to in points and how that ranks in its own window, while it is the one that counts. */
export function RecordScore({ view }: { view: SubmissionView }) {
  const { plan, id, checklist, target, finishedAt } = view
  const document = usePlan(plan).data?.document
  if (!document) return null
  const window = windowOfVisits(document, calendarDate(new Date(finishedAt))).key
  return <ScoreCard plan={plan} target={target.id} window={window} record={{ submission: id, checklist }} />
}
