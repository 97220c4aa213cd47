import type { PlanSummary } from '@duzhan/contracts'

/** One entry for each plan: the revision in force, or the last that there was. */
export function currentPlans(plans: readonly PlanSummary[]): PlanSummary[] {
  const current = new Map<string, PlanSummary>()
  for (const plan of plans) {
    const known = current.get(plan.plan)
    if (!known || rank(plan) > rank(known) || (rank(plan) === rank(known) && plan.revision > known.revision))
      current.set(plan.plan, plan)
  }
  return [...current.values()]
}

function rank({ status }: PlanSummary): number {
  return status === 'published' ? 2 : status === 'closed' ? 1 : 0
}
