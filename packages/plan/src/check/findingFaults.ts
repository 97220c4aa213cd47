import { decidingBodies } from '../findings/decidingBodies.ts'
import { findingRules } from '../findings/findingRules.ts'
import { extensionInPlan, limitInPlan } from '../findings/planLimit.ts'
import type { PlanExtension } from '../schema/findings.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/**
 * Rules whose findings would have no deadline: neither they nor the plan say within how long they are put right; and extensions of which it is
 * said twice who decides, or of which nobody could.
 */
export const findingFaults = (plan: Plan): PlanFault[] => [
  ...findingRules(plan)
    .filter(({ kind, limit }) => limit === null && limitInPlan(plan, kind) === null)
    .map(({ path, checklist }) => planFault('finding.without-limit', path, { title: checklist })),
  ...(plan.findings?.extensions ?? []).flatMap((said, index) => {
    const path = `findings.extensions.${index}.decider`
    if (said.decider === undefined) return []
    if (said.by !== undefined) return [planFault('finding.two-deciders', path, { title: said.title })]
    return isDecidedByNobody(plan, said) ? [planFault('finding.decider-without-body', path, { title: said.title })] : []
  }),
]

/** Whether there are findings that may be extended so and of which nobody of the directory is named to decide. */
function isDecidedByNobody(plan: Plan, said: PlanExtension): boolean {
  const isNobody = (category: string) => decidingBodies(plan, said, category)?.length === 0
  if (said.decider?.kind !== 'answering') return isNobody('')
  return findingRules(plan).some(({ kind }) => extensionInPlan(plan, kind) === said && isNobody(kind.category))
}
