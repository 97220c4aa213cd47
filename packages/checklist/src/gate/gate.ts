import { Problem } from '@duzhan/problems'
import { jsonFaults } from '../json/jsonFaults.ts'
import { isRecord } from '../json/typeOf.ts'
import { schemaLimits } from '../schema/schemaLimits.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'
import { type GateRefusal, gateRefusal, Refusals } from './gateRefusal.ts'
import type { GateRule } from './refusalSentences.ts'
import { walkSchema } from './schemaWalk.ts'

/** The reasons why a schema may not be used as a checklist; none means that it is safe to compile and to run. */
export function gate(schema: unknown): GateRefusal[] {
  return refusalsOf(schema, 'checklist')
}

/** The reasons why a schema may not be used as a condition: the same subset, without the duty to bound what it judges. */
export function gateCondition(schema: unknown): GateRefusal[] {
  return refusalsOf(schema, 'condition')
}

function refusalsOf(schema: unknown, kind: 'checklist' | 'condition'): GateRefusal[] {
  const refusals = new Refusals()
  const [fault] = jsonFaults(schema, schemaLimits)
  if (fault) {
    const limit = String(fault.params['limit'])
    const rule = `json.${limit}` as GateRule // the limits of `jsonFaults` all have their sentence, which a test holds
    refusals.refuse(rule, pointer(fault.path), told[limit as 'bytes' | 'depth' | 'nodes'] ?? null) // those without a number show none
    return refusals.list
  }
  if (!isRecord(schema)) refusals.refuse('schema.object', '')
  else if (kind === 'checklist' && schema['type'] !== 'object') refusals.refuse('shape.root', '')
  else walkSchema(schema, kind, refusals)
  return refusals.list
}

/** The bounds as their sentences tell them, the size in kilobytes. */
const told = { ...schemaLimits, bytes: schemaLimits.bytes / 1024 }

function pointer(path: readonly string[]): string {
  return path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The schema as a checklist, or a Problem `checklist.refused` that carries the refusals. */
export function admit(schema: unknown): ChecklistSchema {
  const refusals = gate(schema)
  if (refusals.length > 0) throw new Problem('invalid', 'checklist.refused', { refusals })
  return schema as ChecklistSchema // what the gate has just proven
}

/** The same for a schema that arrives as text, a file for instance: too long and not JSON are refusals like others. */
export function gateText(text: string): GateRefusal[] {
  if (text.length > schemaLimits.bytes) return [gateRefusal('text.bytes', '', told.bytes)]
  let schema: unknown
  try {
    schema = JSON.parse(text)
  } catch {
    return [gateRefusal('text.json', '')]
  }
  return gate(schema)
}
