import type { Actor, PlanPreview, PlanView } from '@duzhan/contracts'
import type { PlanInText } from '@duzhan/plan'
import type { DirectoryInText, RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { type Clock, readInTurn } from '@duzhan/service-kit'
import { authored, authoredPlan, superiorFor } from './authoredPlan.ts'
import type { PlanRepository } from './plan.repository.ts'
import type { PlanAccess } from './planAccess.ts'
import { revisionOf, toView } from './planView.ts'

interface Ports {
  plans: PlanRepository
  access: PlanAccess
  clock: Clock
  run: RunPlanJob
  /** The directory of a jurisdiction, with what the places are called that its bodies lie in. */
  directoryOf(jurisdiction: string): Promise<DirectoryInText>
}

/** What is on an author's desk: plans that are not in force yet. */
export interface PlanDraftService {
  /**
   * Keeps a draft of a revision that is not published, over what was kept of it before. A draft needs the shape of a
   * plan within its budgets, and checklists that are safe to read; that it can run is asked when it is published. With
   * `basedOn`, the hash of the draft that its author had before them or null for none, it is kept only over that one. Throws
   * `plan.invalid`, `plan.superior-absent`, `plan.absent`, `plan.revision-exists`, `plan.draft-changed`.
   */
  saveDraft(actor: Actor, document: unknown, basedOn?: string | null): Promise<PlanView>
  /** The same for a plan that was read before. */
  keepDraft(actor: Actor, own: PlanInText): Promise<PlanView>
  /** Throws `plan.absent`, and `plan.not-draft` for a revision that is published. */
  removeDraft(actor: Actor, ref: { plan: string; revision: number }): Promise<{ removed: true }>
  /**
   * What publishing a document would mean; nothing is stored. Throws `plan.invalid` and `plan.superior-absent` as
   * publishing would; that its checklists can be compiled in time is proven only then.
   */
  preview(actor: Actor, document: unknown): Promise<PlanPreview>
}

export function planDraftService({ plans, access, clock, run, directoryOf }: Ports): PlanDraftService {
  async function keepDraft(actor: Actor, own: PlanInText, basedOn?: string | null): Promise<PlanView> {
    const written = await authoredPlan(own, superiorFor(actor, access))
    const regionPath = await access.claim(actor, 'plan.saveDraft', own)
    const plan = await run('draft', authored(written))
    const draft = revisionOf(written, { plan, status: 'draft', regionPath, warnings: [], at: clock.now() })
    const outcome = await plans.saveDraft(draft, basedOn)
    if (outcome !== 'saved') {
      const which = { plan: draft.plan, revision: draft.revision }
      throw new Problem('conflict', outcome === 'changed' ? 'plan.draft-changed' : 'plan.revision-exists', which)
    }
    return toView(draft)
  }
  return {
    saveDraft: async (actor, json, basedOn) => keepDraft(actor, await run('read', json), basedOn),
    keepDraft,
    async removeDraft(actor, ref) {
      const { plan: code, jurisdiction, office } = await access.find(actor, 'plan.removeDraft', ref)
      await access.claim(actor, 'plan.removeDraft', { code, jurisdiction, office })
      if (!(await plans.removeDraft(ref.plan, ref.revision))) throw new Problem('conflict', 'plan.not-draft', ref)
      return { removed: true }
    },
    async preview(actor, json) {
      const written = await authoredPlan(await run('read', json), superiorFor(actor, access))
      await access.claim(actor, 'plan.preview', written.own)
      const [last, directory] = await Promise.all([plans.latest(written.own.code), directoryOf(written.own.jurisdiction)])
      return readInTurn(await run('preview', { ...authored(written), last: last?.document ?? null, directory }))
    },
  }
}
