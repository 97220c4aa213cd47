import { type AnswerError, evidenceOf, type Given, tidied } from '@duzhan/checklist'
import {
  type Actor,
  type DesignationEvent,
  type Receipt,
  recordOf,
  SubmissionInput,
  type SubmissionOutcome,
  type SubmissionSummary,
  type SubmissionView,
  type Verb,
} from '@duzhan/contracts'
import { addDays, assessorAt, calendarDate, isLateRecord, openUntil, type Plan, planWindows, startOfDay } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import {
  bodiesFor,
  type Clock,
  concerns,
  expiringCache,
  grantsFor,
  type Logger,
  may,
  problemOf,
  readerFor,
  readInput,
} from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import { knownTo } from '../designation/knownTo.ts'
import type { EvidenceRepository } from '../evidence/evidence.repository.ts'
import { type PlanRepository, type PlanRevision, readRevision } from '../plan/plan.repository.ts'
import { chainOf, checkCorrection, isTheirs } from './correction.ts'
import { covertnessOf } from './covertRecord.ts'
import {
  checkAnswers,
  checkClaim,
  checkEvidence,
  checkLimits,
  checklistFor,
  checkRevision,
  checkTarget,
  partFor,
  senderOf,
} from './intake.ts'
import { placeOfRecord } from './placeOfRecord.ts'
import { fingerprint, receiptFor } from './receipt.ts'
import type { Submission, SubmissionRepository } from './submission.repository.ts'
import { toSummary, toView } from './submissionView.ts'

interface Ports {
  submissions: SubmissionRepository
  plans: PlanRepository
  designations: DesignationRepository
  evidence: EvidenceRepository
  /** What is wrong with answers by a published checklist, found where it can be stopped. `key` names the schema for good. */
  check(job: { key: string; schema: unknown; answers: unknown; given: Given }): Promise<AnswerError[]>
  clock: Clock
  secret: string
}
interface ListQuery {
  plan: string
  target?: string | undefined
  window?: string | undefined
  after?: string | undefined
  limit: number
}

export interface SubmissionService {
  /**
   * Takes a filled checklist in, once: the same id with the same content answers the same receipt, with other content
   * `submission.conflict`. Whatever is refused leaves nothing behind. Throws as the checks in `intake.ts` say.
   */
  submit(actor: Actor, input: SubmissionInput): Promise<Receipt>
  /**
   * Takes several in, each for itself and as `submit` would; answers what became of each, in their order. Corrections come
   * last, for they may be of records that came along. What fails by a bug is logged, and said to have failed.
   */
  submitMany(actor: Actor, inputs: readonly unknown[], log: Logger): Promise<SubmissionOutcome[]>
  byId(actor: Actor, id: string): Promise<SubmissionView>
  list(actor: Actor, query: ListQuery): Promise<SubmissionSummary[]>
}

export function submissionService(ports: Ports): SubmissionService {
  const { submissions, plans, designations, evidence, check, clock, secret } = ports
  const read = (found: PlanRevision | null) => found && readRevision(found)
  const load = async (key: string) => read(await plans.byRevision(...splitRevision(key)))
  const revisions = expiringCache({ size: 200, ttl: 2_000, load, clock })
  /** A record that an actor holds a verb for. Throws `submission.absent`. */
  async function reached(actor: Actor, verb: Verb, id: string): Promise<Submission> {
    const found = await submissions.byId(id)
    if (found === null || !may(actor, verb, placeOfRecord(found))) throw new Problem('absent', 'submission.absent')
    return found
  }
  /** The record that a correction names. Throws `submission.absent` out of the actor's reach, `submission.corrected-already`. */
  async function toCorrect(actor: Actor, id: string, correction: string): Promise<Submission> {
    const record = await reached(actor, 'submission.submit', id)
    const standing = await submissions.correctionOf(id)
    if (standing !== null && standing.id !== correction)
      throw new Problem('conflict', 'submission.corrected-already', { id: standing.id })
    return record
  }
  async function examine(actor: Actor, input: SubmissionInput): Promise<Submission> {
    const now = clock.now()
    const earliest = (claimed: string) => new Date(Math.min(Date.parse(claimed), now.getTime()))
    const corrected = input.corrects ? await toCorrect(actor, input.corrects.submission, input.id) : null
    // what is corrected was taken in when the target was designated, and stays correctable though it was released since
    const revision = await revisions.get(`${input.plan} ${input.revision}`)
    const designation = corrected
      ? null
      : checkTarget(
          actor,
          knownTo(actor, 'submission.submit', await designations.byTarget(input.plan, input.target), revision?.document ?? null),
          input,
          revision?.document ?? null,
        )
    if (revision === null) throw new Problem('absent', 'plan.absent', { plan: input.plan })
    checkRevision(revision, earliest(input.startedAt), now)
    const [startedAt, finishedAt] = [new Date(input.startedAt), new Date(input.finishedAt)]
    if (corrected) checkCorrection(actor, corrected, input, revision.document, now)
    else checkClaim(revision.document, { startedAt, finishedAt, arrivedAt: now })
    const part = input.part ?? null
    const { name, schema } = partFor(checklistFor(revision, designation, input.checklist), part)
    const given = { hasPosition: input.position !== undefined, today: calendarDate(now) }
    checkAnswers(await check({ key: `${revision.hash} ${name}`, schema, answers: input.answers, given }))
    await checkEvidence(input, evidence.types)
    const sender = designation && senderOf(actor, designation, revision.document, input.checklist)
    const bodies = (sender ?? corrected)?.bodies ?? []
    const at = corrected?.at ?? earliest(input.finishedAt)
    const about = designation ? { designation, plan: revision.document } : corrected && { corrected }
    const covertness = about && covertnessOf(actor, input, about)
    return {
      id: input.id,
      plan: input.plan,
      revision: input.revision,
      checklist: input.checklist,
      part,
      target: input.target,
      targetName: corrected?.targetName ?? designation?.targetName ?? '',
      place: corrected?.place ?? designation?.place ?? '',
      regionPath: corrected?.regionPath ?? designation?.regionPath ?? [],
      by: { id: actor.id, title: actor.title },
      team:
        part !== null && designation
          ? assessorAt(revision.document, part, placeOf(designation))
          : ((sender ?? corrected)?.team ?? null),
      due: input.due ?? corrected?.due ?? null,
      teams: sender ? sender.teams : (corrected?.teams ?? null),
      isOwn: (sender ?? corrected)?.isOwn ?? false,
      ...(bodies.length > 0 && { bodies }),
      startedAt,
      finishedAt,
      receivedAt: now,
      at,
      position: input.position ?? null,
      answers: tidied(input.answers) as Submission['answers'], // an object stays one
      isLate: isLateRecord(revision.document, { madeAt: at, arrivedAt: now }),
      hash: fingerprint(input),
      ...covertness,
      corrects: corrected && chainOf(corrected, input.corrects?.reason ?? ''),
    }
  }
  /** Until when the actor may correct a record; null when it may not. */
  async function correctable(actor: Actor, record: Submission, correction: Submission | null): Promise<string | null> {
    const revision =
      correction === null && isTheirs(actor, record) ? await revisions.get(`${record.plan} ${record.revision}`) : null
    const until = revision && openUntil(revision.document, record.at)
    return until !== null && calendarDate(clock.now()) <= until ? until : null
  }
  async function submit(actor: Actor, input: SubmissionInput): Promise<Receipt> {
    checkLimits(input.answers)
    const submission = await examine(actor, input).catch(async (refusal: unknown) => {
      // What was taken in before stays taken in, though its plan may have closed since.
      const standing = await submissions.byId(input.id)
      if (standing?.hash === fingerprint(input) && standing.by.id === actor.id) return standing
      throw refusal
    })
    const { plan, target, covert } = submission
    const hashes = covert ? evidenceOf(submission.answers) : []
    if (covert) await evidence.cover({ plan, target, hashes }, recordOf(submission), covert)
    const standing = await submissions.add(submission)
    if (standing.hash !== submission.hash || standing.by.id !== actor.id) {
      await submissions.setAside(submission)
      throw new Problem('conflict', 'submission.conflict', { id: input.id })
    }
    return receiptFor(standing, secret)
  }
  /** What becomes of one of several. */
  async function outcomeOf(actor: Actor, input: unknown, log: Logger): Promise<SubmissionOutcome> {
    try {
      return { receipt: await submit(actor, readInput(SubmissionInput, input)) }
    } catch (error) {
      const problem = problemOf(error)
      if (problem === null) log.error({ stack: error instanceof Error ? error.stack : undefined }, 'one of several submissions')
      const { code, kind, details } = problem ?? { code: 'service.failed', kind: 'failed', details: {} }
      return { problem: { code, kind, details } }
    }
  }
  return {
    submit,
    async submitMany(actor, inputs, log) {
      const outcomes = new Map<unknown, SubmissionOutcome>()
      const take = async (input: unknown) => void outcomes.set(input, await outcomeOf(actor, input, log))
      const [corrections, others] = [inputs.filter(isCorrection), inputs.filter((input) => !isCorrection(input))]
      await Promise.all(others.map(take))
      for (const input of corrections) await take(input) // one may correct the one before it
      return inputs.flatMap((input) => outcomes.get(input) ?? [])
    },
    async byId(actor, id) {
      const found = await reached(actor, 'submission.byId', id)
      const { plan } = found
      const [correction, asides] = await Promise.all([
        submissions.correctionOf(id),
        submissions.asides({ plan, reader: readerFor(actor, 'submission.byId', plan), submission: id, limit: 1 }),
      ])
      return toView(found, {
        correction,
        mayRelease: Boolean(found.covert) && may(actor, 'submission.release', found),
        correctableUntil: await correctable(actor, found, correction),
        asides: asides.total,
      })
    },
    async list(actor, { window, ...query }) {
      const reader = readerFor(actor, 'submission.list', query.plan)
      const revision = window === undefined ? null : read(await plans.latest(query.plan))
      const isStranger = window !== undefined && (revision === null || !concerns(actor, 'submission.list', revision))
      const bodies = bodiesFor(actor, 'submission.list', query.plan)
      const targets = grantsFor(actor, 'submission.list', query.plan).flatMap(({ region, target }) =>
        target === undefined ? [] : [{ region, target }],
      )
      const isNobody = reader.regions.length + bodies.length + targets.length === 0
      if (isNobody || isStranger) return [] // to a stranger a plan and no plan are the same
      const span = window !== undefined && revision ? spanOf(revision.document, window) : {}
      return (await submissions.list({ ...query, reader, bodies, targets, ...span })).map(toSummary)
    },
  }
}

/** Whether an input, whatever it is, says that it corrects a record. */
const isCorrection = (input: unknown): boolean => typeof input === 'object' && input !== null && 'corrects' in input

const placeOf = ({ regionPath }: DesignationEvent): string => regionPath.at(-1) ?? ''

function splitRevision(key: string): [string, number] {
  const [plan, revision] = key.split(' ')
  return [String(plan), Number(revision)]
}

/** The instants between which a window of the plan lies; nothing lies in a window the plan does not have. */
function spanOf(plan: Plan, key: string): { from: Date; to: Date } {
  const window = planWindows(plan).find((one) => one.key === key)
  if (!window) throw new Problem('invalid', 'window.absent', { window: key })
  return { from: startOfDay(window.start), to: startOfDay(addDays(window.end, 1)) }
}
