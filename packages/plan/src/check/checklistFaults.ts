import { gate } from '@duzhan/checklist'
import type { Plan } from '../schema/planSchema.ts'
import type { PlanFault } from './planFault.ts'

/** Checklists that the gate refuses, each refusal with its place inside the checklist. */
export function checklistFaults(plan: Plan): PlanFault[] {
  return plan.checklists.flatMap(({ schema }, index) =>
    gate(schema).map((refusal) => ({
      path: `checklists.${index}.schema${refusal.path.replaceAll('/', '.')}`,
      message: refusal.message,
    })),
  )
}
