import { type AnswerError, type Given, tidied } from '@duzhan/checklist'
import type { Actor, Receipt, SubmissionInput, SubmissionSummary, SubmissionView } from '@duzhan/contracts'
import { isLateRecord, type Plan, planWindows } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, expiringCache, reach, visible } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { EvidenceRepository } from '../evidence/evidence.repository.ts'
import type { PlanRepository } from '../plan/plan.repository.ts'
import { checkAnswers, checkClaim, checkEvidence, checkLimits, checklistFor, checkRevision, checkTarget } from './intake.ts'
import { fingerprint, receiptFor } from './receipt.ts'
import type { Submission, SubmissionRepository } from './submission.repository.ts'

interface Ports {
  submissions: SubmissionRepository
  plans: PlanRepository
  designations: DesignationRepository
  evidence: EvidenceRepository
  /** What is wrong with answers by a published checklist, found where it can be stopped. `key` names the schema for good. */
  check(job: { key: string; schema: unknown; answers: unknown; given: Given }): Promise<AnswerError[]>
  clock: Clock
  secret: string
  news(): void
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
  byId(actor: Actor, id: string): Promise<SubmissionView>
  list(actor: Actor, query: ListQuery): Promise<SubmissionSummary[]>
}

export function submissionService(ports: Ports): SubmissionService {
  const { submissions, plans, designations, evidence, check, clock, secret, news } = ports
  const revisions = expiringCache({ size: 200, ttl: 2_000, load: (key) => plans.byRevision(...splitRevision(key)) })
  async function examine(actor: Actor, input: SubmissionInput): Promise<Submission> {
    const now = clock.now()
    const earliest = (claimed: string) => new Date(Math.min(Date.parse(claimed), now.getTime()))
    const designation = checkTarget(actor, await designations.byTarget(input.plan, input.target), input)
    const revision = await revisions.get(`${input.plan} ${input.revision}`)
    if (revision === null) throw new Problem('absent', 'plan.absent', { plan: input.plan })
    checkRevision(revision, earliest(input.startedAt), now)
    const [startedAt, finishedAt] = [new Date(input.startedAt), new Date(input.finishedAt)]
    checkClaim(revision.document, { startedAt, finishedAt, arrivedAt: now })
    const { schema } = checklistFor(revision, designation, input.checklist)
    const given = { hasPosition: input.position !== undefined }
    checkAnswers(await check({ key: `${revision.hash} ${input.checklist}`, schema, answers: input.answers, given }))
    await checkEvidence(input, evidence.missing)
    const at = earliest(input.finishedAt)
    return {
      id: input.id,
      plan: input.plan,
      revision: input.revision,
      checklist: input.checklist,
      target: input.target,
      targetName: designation.targetName,
      place: designation.place,
      regionPath: designation.regionPath,
      by: { id: actor.id, title: actor.title },
      startedAt,
      finishedAt,
      receivedAt: now,
      at,
      position: input.position ?? null,
      answers: tidied(input.answers) as Submission['answers'], // an object stays one
      isLate: isLateRecord(revision.document, { madeAt: at, arrivedAt: now }),
      hash: fingerprint(input),
    }
  }
  return {
    async submit(actor, input) {
      checkLimits(input.answers)
      const submission = await examine(actor, input).catch(async (refusal: unknown) => {
        // What was taken in before stays taken in, though its plan may have closed since.
        const standing = await submissions.byId(input.id)
        if (standing?.hash === fingerprint(input) && standing.by.id === actor.id) return standing
        throw refusal
      })
      const standing = await submissions.add(submission)
      if (standing.hash !== submission.hash || standing.by.id !== actor.id) {
        await submissions.setAside(submission)
        throw new Problem('conflict', 'submission.conflict', { id: input.id })
      }
      news()
      return receiptFor(standing, secret)
    },
    byId: async (actor, id) => toView(visible(actor, 'submission.byId', await submissions.byId(id), 'submission.absent')),
    async list(actor, { window, ...query }) {
      const regions = reach(actor, 'submission.list', query.plan)
      const revision = window === undefined ? null : await plans.latest(query.plan)
      const isStranger = window !== undefined && (revision === null || !concerns(actor, 'submission.list', revision))
      if (regions.length === 0 || isStranger) return [] // to a stranger a plan and no plan are the same
      const span = window !== undefined && revision ? spanOf(revision.document, window) : {}
      return (await submissions.list({ ...query, regions, ...span })).map(toSummary)
    },
  }
}

const splitRevision = (key: string): [string, number] => {
  const [plan, revision] = key.split(' ')
  return [String(plan), Number(revision)]
}

/** The instants between which a window of the plan lies; nothing lies in a window the plan does not have. */
function spanOf(plan: Plan, key: string): { from: Date; to: Date } {
  const window = planWindows(plan).find((one) => one.key === key)
  if (!window) throw new Problem('invalid', 'window.absent', { window: key })
  return {
    from: new Date(`${window.start}T00:00:00+08:00`),
    to: new Date(Date.parse(`${window.end}T00:00:00+08:00`) + 86_400_000),
  }
}

const toSummary = (found: Submission): SubmissionSummary => ({
  id: found.id,
  plan: found.plan,
  revision: found.revision,
  checklist: found.checklist,
  target: { id: found.target, name: found.targetName, place: found.place },
  by: found.by.title,
  finishedAt: found.at.toISOString(),
  receivedAt: found.receivedAt.toISOString(),
  isLate: found.isLate ?? false,
})

const toView = (found: Submission): SubmissionView => ({
  ...toSummary(found),
  startedAt: found.startedAt.toISOString(),
  answers: found.answers,
  hash: found.hash,
  position: found.position,
})
