import type { Cycle } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'

/** The cycle by which a plan's visits are counted, that of its first visit duty that has one; undefined without. */
export function visitCycle(plan: Pick<Plan, 'cycles' | 'duties'>): Cycle | undefined {
  const duty = plan.duties.visits?.find(({ cycle }) => cycle !== undefined)
  return plan.cycles.find(({ key }) => key === duty?.cycle)
}
