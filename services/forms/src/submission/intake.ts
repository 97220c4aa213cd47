import { type AnswerError, answerLimitErrors, evidenceOf, partOf, type SubSchema } from '@duzhan/checklist'
import { type Actor, type DesignationEvent, designationOn, type Grant, type SubmissionInput, standsOn } from '@duzhan/contracts'
import {
  type Claim,
  type ClaimFault,
  calendarDate,
  checklistsFor,
  checksItself,
  claimFault,
  firstDay,
  type Plan,
  type PlanChecklist,
  teamOf,
  visitingBodies,
  visitingTeams,
} from '@duzhan/plan'
import { Problem, type ProblemDetails } from '@duzhan/problems'
import { grantsAt, type Sender, senderAt } from '@duzhan/service-kit'
import { givenPlace } from '../designation/givenPlace.ts'
import { lookedBackAt } from '../designation/lookedBackAt.ts'
import type { EvidenceRepository } from '../evidence/evidence.repository.ts'
import type { ReadRevision } from '../plan/plan.repository.ts'
import { misplacedEvidence } from './misplacedEvidence.ts'

const ninetyDays = 90 * 24 * 60 * 60 * 1_000

/**
 * The target with the places on lists at which the actor may fill in about it: those of its teams, and those of a duty that its
 * team has there, or by which the target checks itself. What was begun while the target stood on a list, and comes after its release,
 * is taken in as of then; so is what names a visit that looks back at it later. Throws `target.absent` for a target the actor cannot reach, `target.not-designated` for one that no list
 * holds, or held when the visit was begun, `target.other-team` for another team's, or another team's part.
 */
export function checkTarget(
  actor: Actor,
  told: DesignationEvent | null,
  { target, part, checklist, startedAt, due }: Pick<SubmissionInput, 'target' | 'part' | 'checklist' | 'startedAt' | 'due'>,
  document: Plan | null,
): DesignationEvent {
  const day = calendarDate(new Date(startedAt))
  const designation = told && lookedBackAt(designationOn(told, day), document, { day, record: { due, checklist } })
  const grants = designation ? grantsThere(actor, designation, document) : []
  if (designation === null || grants.length === 0) throw new Problem('absent', 'target.absent', { target })
  const places = standsOn(designation)
  if (places.length === 0) throw new Problem('conflict', 'target.not-designated', { target: designation.targetName })
  const visiting = (list: string) => (part === undefined && document ? teamsVisiting(document, list, designation) : [])
  const { isOwn } = senderAt(actor, givenPlace(designation, document))
  const isOwnCheck = (list: string) => isOwn && part === undefined && document !== null && checksItself(document, list, checklist)
  const isGiven = (list: string) =>
    part === undefined &&
    document !== null &&
    visitingBodies(document, [list]).some((key) => grants.some(({ body }) => body === key))
  const [first, ...also] = places.filter(
    ({ list, team }) =>
      isGiven(list) || [part ?? team?.key, ...visiting(list)].some((key) => inspectsFor(grants, key)) || isOwnCheck(list),
  )
  if (!first) {
    const team = part ?? places[0]?.team?.title ?? ''
    throw new Problem('forbidden', 'target.other-team', { target: designation.targetName, team })
  }
  const { also: _, ...there } = designation
  return { ...there, ...first, releasedOn: null, ...(also.length > 0 && { also }) }
}

/** By what an actor inspects a target, where it lies or because the plan gives it to a body. */
const grantsThere = (actor: Actor, designation: DesignationEvent, plan: Plan | null): Grant[] =>
  grantsAt(actor, 'submission.submit', givenPlace(designation, plan))

/** The teams that visit a designated target, by a list that it stands on and by the duties about that. */
const teamsVisiting = (plan: Plan, list: string, { regionPath }: DesignationEvent): string[] =>
  visitingTeams(plan, list, regionPath.at(-1) ?? plan.jurisdiction)

/**
 * For whom a record by a checklist is sent: the teams that its sender inspects for at the target (null: any), whether it is the
 * target's own, and which team of those that visit the target on the list that the checklist serves it is of;
 * none where it is only the target's.
 */
export function senderOf(
  actor: Actor,
  designation: DesignationEvent,
  plan: Plan,
  checklist: string,
): Sender & { team: string | null } {
  const grants = grantsThere(actor, designation, plan)
  const isServed = (list: string) => checklistsFor(plan, { kind: designation.kind, list }).some(({ key }) => key === checklist)
  const place = standsOn(designation).find(({ list }) => isServed(list))
  const own = place?.team?.key ?? null
  const visiting = place ? [...(own === null ? [] : [own]), ...teamsVisiting(plan, place.list, designation)] : []
  const sender = senderAt(actor, givenPlace(designation, plan))
  const isForTeam = grants.some(({ body, target }) => body === undefined && target === undefined)
  return { ...sender, team: isForTeam ? (visiting.find((team) => inspectsFor(grants, team)) ?? own) : null }
}

/**
 * Whether an inspector's grants reach a team: a grant that names no team reaches all of them, else it names the team's kind; one of a
 * target reaches none.
 */
export const inspectsFor = (grants: readonly Grant[], team: string | undefined): boolean =>
  grants.some(
    ({ target, body, team: kind }) =>
      target === undefined && body === undefined && (kind === undefined || (team !== undefined && teamOf(team) === kind)),
  )

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
    designation === null
      ? document.checklists
      : standsOn(designation).flatMap(({ list }) => checklistsFor(document, { kind: designation.kind, list }))
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
