import type { TypeName } from '../schema/subSchema.ts'

/** Whether a value is of one of the types that a schema names. */
export function hasType(types: TypeName | readonly TypeName[], value: unknown): boolean {
  return typeof types === 'string' ? isType(types, value) : types.some((type) => isType(type, value))
}

/** A JSON object, as opposed to an array or null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text, number or yes-no as text; '' for what is none. Anybody may send an object that refuses to become text, so `String` is not asked. */
export const scalarText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

function isType(type: TypeName, value: unknown): boolean {
  switch (type) {
    case 'object':
      return isRecord(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'null':
      return value === null
    case 'string':
    case 'boolean':
      return typeof value === type
  }
}
