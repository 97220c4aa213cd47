import { gate } from '@duzhan/checklist'
import type { Plan } from '../schema/planSchema.ts'
import type { PlanFault } from './planFault.ts'
import { refusalFault } from './refusalFault.ts'

/** Checklists that the gate refuses, each refusal with its place inside the checklist. */
export function checklistFaults(plan: Plan): PlanFault[] {
  return plan.checklists.flatMap(({ schema }, index) =>
    gate(schema).map((refusal) => refusalFault(refusal, `checklists.${index}.schema${refusal.path.replaceAll('/', '.')}`)),
  )
}
