import { createHash } from 'node:crypto'
import type { Actor, ChecklistView, PlanSummary, PlanView } from '@duzhan/contracts'
import { checkPlan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may } from '@duzhan/service-kit'
import type { PlanRepository, PlanRevision } from './plan.repository.ts'

interface Ports {
  plans: PlanRepository
  clock: Clock
  /** Called after each write that consumers should hear of. */
  news(): void
}

export interface PlanService {
  /**
   * Checks a plan document and publishes it; an older published revision is closed for new visits. Publishing the
   * same document again is the same as once. Throws `plan.invalid`, `plan.revision-exists`, `plan.absent`.
   */
  publish(actor: Actor, document: unknown): Promise<PlanView>
  /** Closes a published revision: visits begun before may still be sent for ninety days. */
  close(actor: Actor, ref: { plan: string; revision: number }): Promise<PlanView>
  list(actor: Actor): Promise<PlanSummary[]>
  byId(actor: Actor, ref: { plan: string; revision?: number | undefined }): Promise<PlanView>
  checklist(actor: Actor, ref: { plan: string; revision?: number | undefined; checklist: string }): Promise<ChecklistView>
}

export function planService({ plans, clock, news }: Ports): PlanService {
  const find = async (actor: Actor, { plan, revision }: { plan: string; revision?: number | undefined }) => {
    const found = revision === undefined ? await plans.latest(plan) : await plans.byRevision(plan, revision)
    if (found === null || !concerns(actor, 'plan.byId', found)) throw new Problem('absent', 'plan.absent', { plan })
    return found
  }
  return {
    async publish(actor, json) {
      const { plan: document } = checkPlan(json)
      const path = regionPath(regionCode(document.jurisdiction))
      const before = await plans.latest(document.code)
      const places = [{ plan: document.code, regionPath: path }, ...(before ? [before] : [])] // nobody takes over another region's code
      if (!places.every((place) => may(actor, 'plan.publish', place)))
        throw new Problem('absent', 'plan.absent', { plan: document.code })
      const revision: PlanRevision = {
        plan: document.code,
        revision: document.revision,
        status: 'published',
        jurisdiction: document.jurisdiction,
        regionPath: path,
        document,
        hash: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
        publishedAt: clock.now(),
        closedAt: null,
      }
      const kept = (await plans.add(revision)) ? revision : await plans.byRevision(document.code, document.revision)
      if (kept?.hash !== revision.hash)
        throw new Problem('conflict', 'plan.revision-exists', { plan: document.code, revision: document.revision })
      await plans.closeBefore(kept.plan, kept.revision, clock.now())
      news()
      return toView(kept)
    },
    async close(actor, ref) {
      const found = await find(actor, ref)
      if (!may(actor, 'plan.close', found)) throw new Problem('absent', 'plan.absent', ref)
      await plans.close(ref.plan, ref.revision, clock.now())
      news()
      return toView(await find(actor, ref))
    },
    list: async (actor) => (await plans.all()).filter((found) => concerns(actor, 'plan.byId', found)).map(toSummary),
    byId: async (actor, ref) => toView(await find(actor, ref)),
    async checklist(actor, ref) {
      const found = await find(actor, ref)
      const checklist = found.document.checklists.find(({ key }) => key === ref.checklist)
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

const toSummary = ({ plan, revision, jurisdiction, status, document }: PlanRevision): PlanSummary => ({
  plan,
  revision,
  title: document.title,
  jurisdiction,
  status,
  period: { start: document.period.start ?? document.period.end, end: document.period.end },
})

const toView = (found: PlanRevision): PlanView => ({
  ...toSummary(found),
  document: found.document,
  warnings: checkPlan(found.document).warnings,
  hash: found.hash,
  publishedAt: found.publishedAt.toISOString(),
  closedAt: found.closedAt?.toISOString() ?? null,
})
