import type { Plan } from '../schema/planSchema.ts'
import { dutiesOf } from './dutiesOf.ts'
import { visitsAny } from './visitDues.ts'

/**
 * Whether a plan has the targets of a list fill in a checklist about themselves: a visit duty about the list is owed by the
 * target, and asks for that checklist or leaves open which.
 */
export function checksItself(plan: Plan, list: string, checklist: string): boolean {
  return dutiesOf(plan).some(
    (duty) => visitsAny(duty, [list]) && duty.who.kind === 'target' && (duty.checklist === null || duty.checklist === checklist),
  )
}
