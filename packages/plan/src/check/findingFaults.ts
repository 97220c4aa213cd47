import { findingRules } from '../findings/findingRules.ts'
import { limitInPlan } from '../findings/planLimit.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** Rules whose findings would have no deadline: neither they nor the plan say within how long they are put right. */
export const findingFaults = (plan: Plan): PlanFault[] =>
  findingRules(plan)
    .filter(({ kind, limit }) => limit === null && limitInPlan(plan, kind) === null)
    .map(({ path, checklist }) => planFault('finding.without-limit', path, { title: checklist }))
