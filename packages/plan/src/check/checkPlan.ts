import { Problem } from '@duzhan/problems'
import type { Plan } from '../schema/planSchema.ts'
import { askedFaults } from './askedFaults.ts'
import { attributeFaults } from './attributeFaults.ts'
import { checklistFaults, unsafeChecklists } from './checklistFaults.ts'
import { conditionFaults, refusedConditions } from './conditionFaults.ts'
import { findingFaults } from './findingFaults.ts'
import { keyFaults } from './keyFaults.ts'
import { lookBackFaults } from './lookBackFaults.ts'
import { orderFaults } from './orderFaults.ts'
import { planWarnings } from './planWarnings.ts'
import { readPlan } from './readPlan.ts'
import { referenceFaults } from './referenceFaults.ts'
import { unitFaults } from './unitFaults.ts'
import { verificationFaults } from './verificationFaults.ts'
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
    ...attributeFaults(plan),
    ...conditionFaults(plan),
    ...checklistFaults(plan),
    ...orderFaults(plan),
    ...askedFaults(plan),
    ...verificationFaults(plan),
    ...lookBackFaults(plan),
    ...findingFaults(plan),
    ...unitFaults(plan),
  ]
  if (faults.length > 0) throw new Problem('invalid', 'plan.invalid', { faults: faults.map(wordedFault) })
  return { plan, warnings: planWarnings(plan).map(wordedFault) }
}

/**
 * Whether a plan that was read, and merged over its superior's, may be kept as a draft: whoever opens or compares it
 * reads its conditions and checklists, so they must pass the gate. That it can run is asked when it is published. Throws `plan.invalid`.
 */
export function checkDraft(plan: Plan): Plan {
  const faults = [...refusedConditions(plan), ...unsafeChecklists(plan)]
  if (faults.length > 0) throw new Problem('invalid', 'plan.invalid', { faults: faults.map(wordedFault) })
  return plan
}
