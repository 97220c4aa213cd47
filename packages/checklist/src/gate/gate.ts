import { isRecord } from '../interpret/typeOf.ts'
import type { GateRefusal } from './gateRefusal.ts'

/** The reasons why a schema may not be used as a checklist; none means that it is safe to compile and to run. */
export function gate(schema: unknown): GateRefusal[] {
  return isRecord(schema) && schema['type'] === 'object' && isRecord(schema['properties'])
    ? []
    : [{ path: '', rule: 'root.object', message: '清单必须是由若干部分组成的对象' }]
}
