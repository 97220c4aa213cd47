import type { Plan } from '../schema/planSchema.ts'
import type { VisitMode } from '../schema/visitMode.ts'
import { dutiesOf } from './dutiesOf.ts'
import { isTargetVisit, visitName } from './visitDues.ts'

/**
 * The ways in which the plan has the visits of a duty made, by the name that they carry, as they are shown with each of them. That a visit
 * is covert says the visit itself (`covertChoice`); what nobody owed, and a duty that the plan has no more, has none.
 */
export function shownModes(plan: Plan, name: string | null): VisitMode[] {
  const duty = dutiesOf(plan).find((one) => isTargetVisit(one) && visitName(one) === name)
  return duty?.modes.filter((mode) => mode !== 'covert') ?? []
}
