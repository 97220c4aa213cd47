import type { Plan } from '../schema/planSchema.ts'
import { dutiesOf } from './dutiesOf.ts'
import { isTargetVisit } from './visitDues.ts'

/**
 * Whether a plan has the targets of a list fill in a checklist about themselves: a visit duty about the list is owed by the
 * target, and asks for that checklist or leaves open which.
 */
export function checksItself(plan: Plan, list: string, checklist: string): boolean {
  return dutiesOf(plan).some(
    (duty) =>
      isTargetVisit(duty) &&
      duty.who.kind === 'target' &&
      duty.about?.kind === 'lists' &&
      duty.about.targetLists.includes(list) &&
      (duty.checklist === null || duty.checklist === checklist),
  )
}
