import type { AnswerError } from '@duzhan/checklist'
import { evidenceOf } from '@duzhan/checklist'
import type { Actor, DesignationEvent, SubmissionInput } from '@duzhan/contracts'
import type { PlanChecklist } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { grantsFor } from '@duzhan/service-kit'
import type { PlanRevision } from '../plan/plan.repository.ts'

const ninetyDays = 90 * 24 * 60 * 60 * 1_000

/** Throws `target.not-designated` for a target the actor cannot reach or that no list holds, `target.other-team` for another team's. */
export function checkTarget(
  actor: Actor,
  designation: DesignationEvent | null,
  { plan, target }: SubmissionInput,
): DesignationEvent {
  const grants = designation
    ? grantsFor(actor, 'submission.submit', plan).filter(({ region }) => designation.regionPath.includes(region))
    : []
  if (designation === null || grants.length === 0) throw new Problem('absent', 'target.absent', { target })
  if (designation.list === null || designation.releasedOn !== null)
    throw new Problem('conflict', 'target.not-designated', { target: designation.targetName })
  const ours = grants.some(({ team }) => team === undefined || designation.team?.key.split('@')[0] === team)
  if (!ours)
    throw new Problem('forbidden', 'target.other-team', { target: designation.targetName, team: designation.team?.title ?? '' })
  return designation
}

/** Throws `revision.closed` unless the visit began before the revision closed, and is sent within ninety days of that. */
export function checkRevision(revision: PlanRevision, startedAt: Date, now: Date): void {
  const closed = revision.closedAt
  if (closed && (startedAt >= closed || now.getTime() - closed.getTime() > ninetyDays))
    throw new Problem('conflict', 'revision.closed', { plan: revision.plan, revision: revision.revision })
}

/** The checklist of that key. Throws `checklist.absent` when there is none that serves the target's list and kind. */
export function checklistFor(revision: PlanRevision, designation: DesignationEvent, key: string): PlanChecklist {
  const checklist = revision.document.checklists.find((one) => one.key === key)
  const serves = checklist?.targetKind === designation.kind && (checklist.targetLists?.includes(designation.list ?? '') ?? true)
  if (!checklist || !serves) throw new Problem('absent', 'checklist.absent', { checklist: key })
  return checklist
}

/** Throws `submission.answers-invalid` with the errors by path, as the page shows them at their items. */
export function checkAnswers(errors: readonly AnswerError[]): void {
  if (errors.length > 0) throw new Problem('invalid', 'submission.answers-invalid', { errors })
}

/** Throws `evidence.missing` when a photo named in the answers has not arrived. */
export async function checkEvidence(
  answers: Record<string, unknown>,
  missing: (hashes: string[]) => Promise<string[]>,
): Promise<void> {
  const hashes = evidenceOf(answers)
  const absent = hashes.length > 0 ? await missing(hashes) : []
  if (absent.length > 0) throw new Problem('conflict', 'evidence.missing', { hashes: absent, count: absent.length })
}
