import type { PlanChecklist } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'

/** The checklists of a plan that may be filled about a target of a kind on a list; a checklist that names no list serves them all. */
export function checklistsFor({ checklists }: Pick<Plan, 'checklists'>, target: { kind: string; list: string }): PlanChecklist[] {
  return checklists.filter(
    ({ targetKind, targetLists }) => targetKind === target.kind && (targetLists?.includes(target.list) ?? true),
  )
}

/** Whether records can be made under a plan at all: some checklist serves targets of a kind that stands on one of its lists. */
export function takesRecords({ targetLists, checklists }: Pick<Plan, 'targetLists' | 'checklists'>): boolean {
  return targetLists.some(({ key: list, targetKinds }) =>
    targetKinds.some((kind) => checklistsFor({ checklists }, { kind, list }).length > 0),
  )
}
