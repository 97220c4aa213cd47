import { Int32, ObjectId } from 'bson'
import type { Value } from '../bson/value.ts'

/** A value as MongoDB shows it in the message of a duplicate key. */
export const formatValue = (value: Value): string => {
  if (value === null) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Int32) return String(value.value)
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Map) return `{ ${[...value].map(([name, field]) => `${name}: ${formatValue(field)}`).join(', ')} }`
  if (Array.isArray(value)) return `[ ${value.map(formatValue).join(', ')} ]`
  return String(value)
}
