import type { PlanFault } from './planFault.ts'
import type { Plan } from './planSchema.ts'

/** Checklists that the gate refuses, with the place inside the checklist. */
export function checklistFaults(plan: Plan): PlanFault[] {
  return plan.checklists.flatMap((checklist, index) =>
    checklist.schema.type === 'object'
      ? []
      : [{ path: `checklists.${index}.schema`, message: `督战清单“${checklist.title}”不是对象` }],
  )
}
