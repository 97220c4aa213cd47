import type { PlanChecklist } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'

/** The checklists of a plan that may be filled about a target of a kind on a list; a checklist that names no list serves them all. */
export function checklistsFor({ checklists }: Pick<Plan, 'checklists'>, target: { kind: string; list: string }): PlanChecklist[] {
  return checklists.filter(
    ({ targetKind, targetLists }) => targetKind === target.kind && (targetLists?.includes(target.list) ?? true),
  )
}
