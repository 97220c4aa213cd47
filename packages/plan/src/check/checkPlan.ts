import { Problem } from '@duzhan/problems'
import type { Plan } from '../schema/planSchema.ts'
import { checklistFaults } from './checklistFaults.ts'
import { conditionFaults } from './conditionFaults.ts'
import { keyFaults } from './keyFaults.ts'
import { orderFaults } from './orderFaults.ts'
import { planWarnings } from './planWarnings.ts'
import { readPlan } from './readPlan.ts'
import { referenceFaults } from './referenceFaults.ts'
import { type WordedFault, wordedFault } from './wordedFault.ts'

/**
 * Reads a document as a plan that can run: shape, unique keys, references, conditions, checklists and order. Throws
 * `plan.invalid` with every fault found; what is odd but harmless comes back as warnings.
 */
export function checkPlan(json: unknown): { plan: Plan; warnings: WordedFault[] } {
  const plan = readPlan(json)
  const faults = [
    ...keyFaults(plan),
    ...referenceFaults(plan),
    ...conditionFaults(plan),
    ...checklistFaults(plan),
    ...orderFaults(plan),
  ]
  if (faults.length > 0) throw new Problem('invalid', 'plan.invalid', { faults: faults.map(wordedFault) })
  return { plan, warnings: planWarnings(plan).map(wordedFault) }
}
