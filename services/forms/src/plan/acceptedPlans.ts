import type { FilingChanged } from '@duzhan/contracts'
import { fromText } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { authoredPlan } from './authoredPlan.ts'
import type { PlanRepository } from './plan.repository.ts'
import type { BringIntoForce } from './publishing.ts'

interface Ports {
  plans: PlanRepository
  run: RunPlanJob
  bringIntoForce: BringIntoForce
}

/**
 * Lets a lower plan run once its superior has accepted it, if the draft that is kept is what was accepted. What its author changed
 * since stays a draft: nobody has accepted that. Throws what publishing throws.
 */
export const acceptedPlans =
  ({ plans, run, bringIntoForce }: Ports) =>
  async ({ state, filed }: FilingChanged): Promise<void> => {
    if (state !== 'accepted' || !filed) return
    const draft = await plans.draft(filed.plan, filed.revision)
    if (draft?.hash !== filed.hash) return
    const own = await run('read', fromText(draft.own ?? draft.document))
    const written = await authoredPlan(own, ({ plan, revision }) => plans.byRevision(plan, revision))
    await bringIntoForce(written, draft.regionPath)
  }
