import { isRecord } from '../interpret/typeOf.ts'
import type { GateRefusal } from './gateRefusal.ts'

/** The reasons why a schema may not be used as a condition. */
export function gateCondition(schema: unknown): GateRefusal[] {
  return isRecord(schema) ? [] : [{ path: '', rule: 'schema.object', message: '条件必须是一个对象' }]
}
