import { Problem } from '@duzhan/problems'
import { type Plan, planSchema } from '../schema/planSchema.ts'
import { boundsFault } from './boundsFault.ts'
import { shapeFault } from './shapeFault.ts'
import { toldFault } from './toldFault.ts'

/**
 * Reads a document as a plan by its shape alone. A lower plan that names elements of its superior is whole only after
 * the merge; anything that is to run goes through `checkPlan`.
 */
export function readPlan(json: unknown): Plan {
  const bounds = boundsFault(json)
  if (bounds) throw new Problem('invalid', 'plan.invalid', { faults: [toldFault(bounds)] })
  const result = planSchema.safeParse(json, { reportInput: true })
  if (result.success) return result.data
  throw new Problem('invalid', 'plan.invalid', { faults: result.error.issues.map((issue) => toldFault(shapeFault(issue))) })
}
