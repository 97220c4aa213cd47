import { fromText } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import { type AuthoredPlan, authored } from './authoredPlan.ts'
import type { PlanRepository, PlanRevision } from './plan.repository.ts'
import { revisionOf } from './planView.ts'

interface Ports {
  plans: PlanRepository
  clock: Clock
  run: RunPlanJob
  /** Compiles and tries checklists where they can be stopped. Throws `checklist.refused`, `checklist.too-costly`. */
  compile(schemas: readonly unknown[]): Promise<void>
}

/**
 * Checks what an author wrote and lets it run from now on, in the place of its draft; an older published revision is closed for
 * new visits. The same document again is the same as once. Throws `plan.invalid`, `plan.revision-exists`, `plan.too-costly`,
 * and what compiling throws.
 */
export type BringIntoForce = (written: AuthoredPlan, regionPath: string[]) => Promise<PlanRevision>

export const publishing =
  ({ plans, clock, run, compile }: Ports): BringIntoForce =>
  async (written, regionPath) => {
    // what was compiled before, for a revision in force, is not compiled again
    const inForce = [written.superior, await plans.latest(written.own.code)]
    const compiled = inForce.flatMap((found) => (found === null ? [] : [found.document]))
    const { plan, warnings, uncompiled } = await run('check', { ...authored(written), compiled })
    await compile(uncompiled.map(fromText))
    const revision = revisionOf(written, { plan, status: 'published', regionPath, warnings, at: clock.now() })
    const kept = (await plans.publish(revision)) ? revision : await plans.byRevision(plan.code, plan.revision)
    if (kept?.hash !== revision.hash)
      throw new Problem('conflict', 'plan.revision-exists', { plan: plan.code, revision: plan.revision })
    await plans.closeBefore(kept.plan, kept.revision, clock.now())
    return kept
  }
