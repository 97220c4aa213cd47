import { gate } from '../gate/gate.ts'
import { type GateRefusal, Refusals } from '../gate/gateRefusal.ts'
import { withoutRefs } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { conditionRules } from './conditionRules.ts'
import { kindRules } from './kindRules.ts'
import { partRules } from './partRules.ts'
import { placeRules } from './placeRules.ts'

/**
 * The reasons why a checklist may not be published: those of the gate, and in a checklist that is safe, every item that
 * the page cannot draw and every condition that no answer can meet. None means that it can be filled from end to end.
 */
export function gateFilling(schema: unknown): GateRefusal[] {
  const refused = gate(schema)
  if (refused.length > 0) return refused
  const checklist = withoutRefs(schema as SubSchema) // what the gate has just proven
  const refusals = new Refusals()
  kindRules(checklist, refusals)
  conditionRules(checklist, '', refusals)
  placeRules(checklist, refusals)
  partRules(checklist, refusals)
  return refusals.list
}
