import { Problem } from '@duzhan/problems'
import { type Plan, planSchema } from '../schema/planSchema.ts'
import type { PlanFault } from '../wording/planFault.ts'
import { boundsFault } from './boundsFault.ts'
import { budgetFaults } from './budgetFaults.ts'
import { uiFaults } from './checklistFaults.ts'
import { plainTexts } from './plainTexts.ts'
import { readShape } from './readShape.ts'
import { shapeFault } from './shapeFault.ts'
import { wordedFault } from './wordedFault.ts'

const invalid = (faults: readonly PlanFault[]): Problem =>
  new Problem('invalid', 'plan.invalid', { faults: faults.map(wordedFault) })

/**
 * Reads a document as a plan by its size, its texts, its shape and its budgets: what may be kept as a draft and laid over
 * a superior's. A lower plan that names elements of its superior is whole only after the merge; anything that is to run
 * goes through `checkPlan`. Throws `plan.invalid` with the faults.
 */
export function readPlan(document: unknown): Plan {
  const bounds = boundsFault(document)
  if (bounds) throw invalid([bounds])
  const { json, faults: ofTexts } = plainTexts(document)
  const result = readShape(planSchema, json)
  const faults = result.success ? [...budgetFaults(result.data), ...uiFaults(result.data)] : result.error.issues.map(shapeFault)
  if (!result.success || ofTexts.length + faults.length > 0) throw invalid([...ofTexts, ...faults])
  return result.data
}
