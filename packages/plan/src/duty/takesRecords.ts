import type { Plan } from '../schema/planSchema.ts'
import { checklistsFor } from './checklistsFor.ts'

/** Whether records can be made under a plan at all: some checklist serves targets of a kind that stands on one of its lists. */
export function takesRecords({ targetLists, checklists }: Pick<Plan, 'targetLists' | 'checklists'>): boolean {
  return targetLists.some(({ key: list, targetKinds }) =>
    targetKinds.some((kind) => checklistsFor({ checklists }, { kind, list }).length > 0),
  )
}
