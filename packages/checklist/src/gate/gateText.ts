import { schemaLimits } from '../schema/schemaLimits.ts'
import { gate } from './gate.ts'
import { type GateRefusal, gateRefusal } from './gateRefusal.ts'

/** The same for a schema that arrives as text, a file for instance: too long and not JSON are refusals like others. */
export function gateText(text: string): GateRefusal[] {
  if (text.length > schemaLimits.bytes) return [gateRefusal('text.bytes', '', schemaLimits.bytes)]
  let schema: unknown
  try {
    schema = JSON.parse(text)
  } catch {
    return [gateRefusal('text.json', '')]
  }
  return gate(schema)
}
