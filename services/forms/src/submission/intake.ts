import { type AnswerError, answerLimitErrors, evidenceOf, partOf, type SubSchema } from '@duzhan/checklist'
import type { Actor, DesignationEvent, Grant, SubmissionInput } from '@duzhan/contracts'
import {
  type Claim,
  type ClaimFault,
  checklistsFor,
  claimFault,
  firstDay,
  type Plan,
  type PlanChecklist,
  teamOf,
  visitingTeams,
} from '@duzhan/plan'
import { Problem, type ProblemDetails } from '@duzhan/problems'
import { grantsFor } from '@duzhan/service-kit'
import type { EvidenceRepository } from '../evidence/evidence.repository.ts'
import type { ReadRevision } from '../plan/plan.repository.ts'
import { misplacedEvidence } from './misplacedEvidence.ts'

const ninetyDays = 90 * 24 * 60 * 60 * 1_000

/** Throws `target.not-designated` for a target the actor cannot reach or that no list holds, `target.other-team` for what is neither its own team's nor that of a duty about it, and for another team's part. */
export function checkTarget(
  actor: Actor,
  designation: DesignationEvent | null,
  { plan, target, part }: Pick<SubmissionInput, 'plan' | 'target' | 'part'>,
  document: Plan | null,
): DesignationEvent {
  const grants = designation ? grantsThere(actor, designation) : []
  if (designation === null || grants.length === 0) throw new Problem('absent', 'target.absent', { target })
  if (designation.list === null || designation.releasedOn !== null)
    throw new Problem('conflict', 'target.not-designated', { target: designation.targetName })
  const team = part === undefined ? designation.team : { key: part, title: part }
  const others = part === undefined && document ? teamsVisiting(document, designation) : []
  if (![team?.key, ...others].some((key) => inspectsFor(grants, key)))
    throw new Problem('forbidden', 'target.other-team', { target: designation.targetName, team: team?.title ?? '' })
  return designation
}

/** By what an actor inspects where a target lies. */
const grantsThere = (actor: Actor, { plan, regionPath }: Pick<DesignationEvent, 'plan' | 'regionPath'>): Grant[] =>
  grantsFor(actor, 'submission.submit', plan).filter(({ region }) => regionPath.includes(region))

/** The teams that visit a designated target, by its list and by the duties about it. */
const teamsVisiting = (plan: Plan, { list, regionPath }: DesignationEvent): string[] =>
  visitingTeams(plan, list ?? '', regionPath.at(-1) ?? plan.jurisdiction)

/**
 * For whom a record is sent: the teams that its sender inspects for at the target (null: any), whether it is the target's
 * own, and which team of those that visit the target it is of.
 */
export function senderOf(
  actor: Actor,
  designation: DesignationEvent,
  plan: Plan,
): { teams: string[] | null; isOwn: boolean; team: string | null } {
  const grants = grantsThere(actor, designation)
  const teams = grants.some(({ team }) => team === undefined) ? null : grants.flatMap(({ team }) => team ?? [])
  const own = designation.team?.key ?? null
  const visiting = [...(own === null ? [] : [own]), ...teamsVisiting(plan, designation)]
  return {
    teams,
    isOwn: grants.some(({ region }) => region === designation.regionPath.at(-1)),
    team: visiting.find((team) => inspectsFor(grants, team)) ?? own,
  }
}

/** Whether an inspector's grants reach a team: a grant that names no team reaches all of them, else it names the team's kind. */
export const inspectsFor = (grants: readonly Grant[], team: string | undefined): boolean =>
  grants.some((grant) => grant.team === undefined || (team !== undefined && teamOf(team) === grant.team))

/** Throws `revision.closed` unless the visit began before the revision closed, and is sent within ninety days of that. */
export function checkRevision(revision: ReadRevision, startedAt: Date, now: Date): void {
  const closed = revision.closedAt
  if (closed && (startedAt >= closed || now.getTime() - closed.getTime() > ninetyDays))
    throw new Problem('conflict', 'revision.closed', { plan: revision.plan, revision: revision.revision })
}

const claimProblem = {
  ahead: (days) => new Problem('invalid', 'submission.time-ahead', days),
  reversed: (days) => new Problem('invalid', 'submission.time-reversed', days),
  'too-old': (days) => new Problem('invalid', 'submission.time-too-old', days),
  'before-plan': (days) => new Problem('invalid', 'submission.time-before-plan', days),
  'after-plan': (days) => new Problem('invalid', 'submission.time-after-plan', days),
} as const satisfies Record<ClaimFault, (days: ProblemDetails) => Problem>

/** Throws `submission.time-…` when the times that the device claims cannot be true, or lie outside the plan's days. */
export function checkClaim(plan: Plan, claim: Claim): void {
  const fault = claimFault(plan, claim)
  if (fault) throw claimProblem[fault]({ start: firstDay(plan), end: plan.period.end })
}

/** Throws `submission.answers-invalid` for answers that are too large or too deep for anyone to read. */
export const checkLimits = (answers: unknown): void => checkAnswers(answerLimitErrors(answers))

/**
 * The checklist of that key. Throws `checklist.absent` when there is none, or none that serves the target's list and kind.
 * For a correction there is no designation to ask: the record that it corrects was filled on the same checklist.
 */
export function checklistFor({ document }: ReadRevision, designation: DesignationEvent | null, key: string): PlanChecklist {
  const serving =
    designation === null ? document.checklists : checklistsFor(document, { kind: designation.kind, list: designation.list ?? '' })
  const checklist = serving.find((one) => one.key === key)
  if (!checklist) throw new Problem('absent', 'checklist.absent', { checklist: key })
  return checklist
}

/**
 * A checklist as the team of a part fills it in: what its answers are judged by, and the name of that schema among those of
 * its revision. Throws `checklist.part-absent` where the checklist has no such part.
 */
export function partFor({ key, schema }: PlanChecklist, part: string | null): { name: string; schema: unknown } {
  const found = partOf(schema as SubSchema, part) // a checklist of a published plan has passed the gate
  if (found === null) throw new Problem('conflict', 'checklist.part-absent', { checklist: key })
  return { name: part === null ? key : `${key} ${part}`, schema: found }
}

/** Throws `submission.answers-invalid` with the errors by path, as the page shows them at their items. */
export function checkAnswers(errors: readonly AnswerError[]): void {
  if (errors.length > 0) throw new Problem('invalid', 'submission.answers-invalid', { errors })
}

/**
 * Throws `evidence.missing` when something that the answers name has not arrived for this very target, and
 * `submission.answers-invalid` at the field where evidence of another kind stands than is asked for there.
 */
export async function checkEvidence(
  { plan, target, answers }: Pick<SubmissionInput, 'plan' | 'target' | 'answers'>,
  typesOf: EvidenceRepository['types'],
): Promise<void> {
  const hashes = evidenceOf(answers)
  if (hashes.length === 0) return
  const types = await typesOf({ plan, target, hashes })
  const absent = hashes.filter((hash) => !types.has(hash))
  if (absent.length > 0) throw new Problem('conflict', 'evidence.missing', { hashes: absent, count: absent.length })
  checkAnswers(misplacedEvidence(answers, types))
}
