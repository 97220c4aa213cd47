import { jsonFaults } from '../json/jsonFaults.ts'
import { isRecord } from '../json/typeOf.ts'
import { schemaLimits } from '../schema/schemaLimits.ts'
import type { GateRefusal } from './gateRefusal.ts'
import type { GateRule } from './refusalSentences.ts'
import { Refusals } from './refusals.ts'
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
    refusals.refuse(rule, pointer(fault.path), schemaLimits[limit as 'bytes' | 'depth' | 'nodes'] ?? null) // those without a number show none
    return refusals.list
  }
  if (!isRecord(schema)) refusals.refuse('schema.object', '')
  else if (kind === 'checklist' && schema['type'] !== 'object') refusals.refuse('shape.root', '')
  else walkSchema(schema, kind, refusals)
  return refusals.list
}

function pointer(path: readonly string[]): string {
  return path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
