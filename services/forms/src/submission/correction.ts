import type { Actor, SubmissionInput } from '@duzhan/contracts'
import { calendarDate, openUntil, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { grantsAt, isBy } from '@duzhan/service-kit'
import { inspectsFor } from './intake.ts'
import { placeOfRecord } from './placeOfRecord.ts'
import type { Submission } from './submission.repository.ts'

/** Whether a record is the actor's to correct: it sent the record itself, stands for who did, or it inspects there for the team that did. */
export function isTheirs(actor: Actor, record: Submission): boolean {
  const grants = grantsAt(actor, 'submission.submit', placeOfRecord(record))
  const isOfBody = grants.some(({ body }) => body !== undefined && (record.bodies?.includes(body) ?? false))
  const isOfTeam = record.team !== null && inspectsFor(grants, record.team)
  return grants.length > 0 && (isBy(actor, record.by.id) || isOfBody || isOfTeam)
}

/**
 * Throws `submission.not-yours` unless the record is the actor's to correct, `submission.correction-differs` when another
 * visit is described than the record's, and `submission.correction-late` once the figures of its window are closed.
 */
export function checkCorrection(actor: Actor, record: Submission, input: SubmissionInput, plan: Plan, now: Date): void {
  if (!isTheirs(actor, record)) throw new Problem('forbidden', 'submission.not-yours', { target: record.targetName })
  const isSameVisit =
    record.plan === input.plan &&
    record.revision === input.revision &&
    record.checklist === input.checklist &&
    (record.part ?? null) === (input.part ?? null) &&
    record.target === input.target &&
    input.isCovert === undefined && // it is as the record that it corrects
    record.startedAt.getTime() === Date.parse(input.startedAt) &&
    record.finishedAt.getTime() === Date.parse(input.finishedAt)
  if (!isSameVisit) throw new Problem('invalid', 'submission.correction-differs', { target: record.targetName })
  const until = openUntil(plan, record.at)
  if (calendarDate(now) > until) throw new Problem('conflict', 'submission.correction-late', { until })
}

/** What a correction replaces: the record it names, and with it all that came before in the same chain. */
export function chainOf(record: Submission, reason: string): NonNullable<Submission['corrects']> {
  const { id, corrects } = record
  return { submission: id, reason, first: corrects?.first ?? id, no: (corrects?.no ?? 0) + 1 }
}
