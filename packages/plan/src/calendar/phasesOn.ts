import type { Phase } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'

/** The phases that run on a calendar date: none, one, or two where they share a day. */
export function phasesOn(plan: Pick<Plan, 'phases'>, date: string): Phase[] {
  return plan.phases.filter((phase) => phase.start <= date && date <= phase.end)
}
