import {
  type Actor,
  type ChecklistView,
  type PlanDifference,
  PlanFilter,
  type PlanPage,
  type PlanSummary,
  type PlanView,
} from '@duzhan/contracts'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { type Clock, grantsAt, readInTurn } from '@duzhan/service-kit'
import { authoredPlan, superiorFor } from './authoredPlan.ts'
import type { PlanHead, PlanRepository } from './plan.repository.ts'
import type { PlanAccess, RevisionRef } from './planAccess.ts'
import { planPage } from './planPage.ts'
import { toSummary, toView } from './planView.ts'
import type { BringIntoForce } from './publishing.ts'

interface Ports {
  plans: PlanRepository
  access: PlanAccess
  clock: Clock
  run: RunPlanJob
  bringIntoForce: BringIntoForce
}
interface Ref {
  plan: string
  revision: number
}

export interface PlanService {
  /**
   * Checks a plan document, merged over its superior's where it extends one, and publishes it in the place of its
   * draft; an older published revision is closed for new visits. Publishing the same document again is the same as
   * once. Throws `plan.invalid`, `plan.superior-absent`, `plan.revision-exists`, `plan.absent`,
   * `plan.too-costly`, `checklist.too-costly`.
   */
  publish(actor: Actor, document: unknown): Promise<PlanView>
  /** Closes a published revision: visits begun before may still be sent for ninety days. */
  close(actor: Actor, ref: Ref): Promise<PlanView>
  /** The plans that the actor may see and that are asked for, each once, page by page. */
  list(actor: Actor, asked?: Partial<PlanFilter>): Promise<PlanPage>
  byId(actor: Actor, ref: RevisionRef): Promise<PlanView>
  /** Every revision that the actor may see, newest first. */
  revisions(actor: Actor, plan: string): Promise<PlanSummary[]>
  /** In what a revision differs from another, of the same plan or of its superior's. */
  compare(actor: Actor, pair: Ref & { with: Ref }): Promise<PlanDifference>
  checklist(actor: Actor, ref: RevisionRef & { checklist: string }): Promise<ChecklistView>
}

/** Whoever administers where a plan holds closes also one that an office left behind. */
const isOperatedBy = (actor: Actor, found: PlanHead): boolean =>
  grantsAt(actor, 'plan.close', found).some(({ role }) => role === 'operator')

export function planService({ plans, access, clock, run, bringIntoForce }: Ports): PlanService {
  return {
    async publish(actor, json) {
      const written = await authoredPlan(await run('read', json), superiorFor(actor, access))
      const regionPath = await access.claim(actor, 'plan.publish', written.own)
      return toView(await bringIntoForce(written, regionPath))
    },
    async close(actor, ref) {
      const found = await access.find(actor, 'plan.close', ref)
      const mayClose = access.writes(actor, 'plan.close', found) || isOperatedBy(actor, found)
      if (found.status === 'draft' || !mayClose) throw new Problem('absent', 'plan.absent', { plan: ref.plan })
      await plans.close(ref.plan, ref.revision, clock.now())
      return toView(await access.find(actor, 'plan.close', ref))
    },
    async list(actor, asked = {}) {
      const seen = (await plans.all()).filter((found) => access.shows(actor, 'plan.list', found))
      return planPage(seen.map(toSummary), PlanFilter.parse(asked))
    },
    byId: async (actor, ref) => toView(await access.find(actor, 'plan.byId', ref)),
    async revisions(actor, plan) {
      const seen = (await plans.revisions(plan)).filter((found) => access.shows(actor, 'plan.revisions', found))
      if (seen.length === 0) throw new Problem('absent', 'plan.absent', { plan })
      return seen.map(toSummary)
    },
    async compare(actor, { with: other, ...ref }) {
      const [{ document }, { document: before }] = await Promise.all([
        access.find(actor, 'plan.compare', ref),
        access.find(actor, 'plan.compare', other),
      ])
      return readInTurn(await run('compare', { plan: document, before }))
    },
    async checklist(actor, ref) {
      const found = await access.find(actor, 'checklist.byKey', ref)
      const { checklists } = await readInTurn(found.document)
      const checklist = checklists.find(({ key }) => key === ref.checklist)
      if (!checklist) throw new Problem('absent', 'checklist.absent', { checklist: ref.checklist })
      return {
        plan: found.plan,
        revision: found.revision,
        checklist: checklist.key,
        title: checklist.title,
        targetKind: checklist.targetKind,
        schema: checklist.schema,
      }
    },
  }
}
