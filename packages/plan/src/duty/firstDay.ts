import type { Plan } from '../schema/planSchema.ts'

/** The first day of a plan: the start that it prints, else the day of its issue; undefined when it prints neither. */
export function firstDay(plan: Pick<Plan, 'period' | 'document'>): string | undefined {
  return plan.period.start ?? plan.document.issuedOn
}
