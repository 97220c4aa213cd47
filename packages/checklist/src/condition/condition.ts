import { Problem } from '@duzhan/problems'
import { gateCondition } from '../gate/gate.ts'
import { isValid } from '../interpret/interpret.ts'
import type { SubSchema } from '../schema/subSchema.ts'

/**
 * The one evaluator for every condition of a plan: target lists, finding triggers, ladder steps. A condition is a JSON
 * Schema of the allowed subset; anything else is a Problem `condition.refused`.
 */
export function condition(schema: unknown): (value: unknown) => boolean {
  const refusals = gateCondition(schema)
  if (refusals.length > 0) throw new Problem('invalid', 'condition.refused', { refusals })
  const admitted = schema as SubSchema // what the gate has just proven
  return (value) => isValid(admitted, value)
}
