import { Problem } from '@duzhan/problems'
import type { Plan } from '../schema/planSchema.ts'
import { unsafeChecklists } from './checklistFaults.ts'
import { wordedFault } from './wordedFault.ts'

/**
 * Whether a plan that was read, and merged over its superior's, may be kept as a draft: whoever opens or compares it
 * reads its checklists, so they must pass the gate. That it can run is asked when it is published. Throws `plan.invalid`.
 */
export function checkDraft(plan: Plan): Plan {
  const faults = unsafeChecklists(plan)
  if (faults.length > 0) throw new Problem('invalid', 'plan.invalid', { faults: faults.map(wordedFault) })
  return plan
}
