import { hasType, isRecord } from '../json/typeOf.ts'
import { pattern } from '../pattern/pattern.ts'
import type { SubSchema, TypeName } from '../schema/subSchema.ts'
import { hasFormat } from './formats.ts'

interface Assertion {
  /** What the keyword speaks about; a value of another kind passes, as JSON Schema has it. */
  readonly about: (value: unknown) => boolean
  readonly holds: (value: never, schema: SubSchema) => boolean
  /** The name under which ajv hands on the keyword's value. */
  readonly param: string
}

const anything = () => true
const aText = (value: unknown) => typeof value === 'string'
const aNumber = (value: unknown) => typeof value === 'number'
const aList = Array.isArray

/** The keywords that judge a value by itself, without a look into its parts. A limit that is absent is never asked. */
export const assertions: Readonly<Record<string, Assertion>> = {
  const: { about: anything, holds: (value: unknown, { const: only }) => value === only, param: 'allowedValue' },
  enum: {
    about: anything,
    holds: (value: unknown, schema) => (schema.enum as readonly unknown[]).includes(value),
    param: 'allowedValues',
  }, // present: asked
  minLength: { about: aText, holds: (value: string, { minLength = 0 }) => lengthOf(value) >= minLength, param: 'limit' },
  maxLength: { about: aText, holds: (value: string, { maxLength = 0 }) => lengthOf(value) <= maxLength, param: 'limit' },
  pattern: { about: aText, holds: patternHolds, param: 'pattern' },
  format: { about: aText, holds: (value: string, { format = '' }) => hasFormat(format, value), param: 'format' },
  minimum: { about: aNumber, holds: (value: number, { minimum = 0 }) => value >= minimum, param: 'limit' },
  maximum: { about: aNumber, holds: (value: number, { maximum = 0 }) => value <= maximum, param: 'limit' },
  exclusiveMinimum: {
    about: aNumber,
    holds: (value: number, { exclusiveMinimum = 0 }) => value > exclusiveMinimum,
    param: 'limit',
  },
  exclusiveMaximum: {
    about: aNumber,
    holds: (value: number, { exclusiveMaximum = 0 }) => value < exclusiveMaximum,
    param: 'limit',
  },
  multipleOf: {
    about: aNumber,
    holds: (value: number, { multipleOf = 1 }) => Number.isInteger(value / multipleOf),
    param: 'multipleOf',
  },
  'x-decimals': {
    about: aNumber,
    holds: (value: number, schema) => hasDecimals(value, schema['x-decimals'] ?? 0),
    param: 'limit',
  },
  minItems: { about: aList, holds: (value: unknown[], { minItems = 0 }) => value.length >= minItems, param: 'limit' },
  maxItems: { about: aList, holds: (value: unknown[], { maxItems = 0 }) => value.length <= maxItems, param: 'limit' },
  uniqueItems: { about: aList, holds: isUnique, param: 'unique' },
  minProperties: {
    about: isRecord,
    holds: (value: object, { minProperties = 0 }) => Object.keys(value).length >= minProperties,
    param: 'limit',
  },
  maxProperties: {
    about: isRecord,
    holds: (value: object, { maxProperties = 0 }) => Object.keys(value).length <= maxProperties,
    param: 'limit',
  },
}

/** A text that is too long already has its fault; it is not searched as well, which keeps the cost within the gate's sum. */
function patternHolds(value: string, schema: SubSchema): boolean {
  const isTooLong = schema.maxLength !== undefined && lengthOf(value) > schema.maxLength
  return isTooLong || pattern(schema.pattern ?? '').test(value)
}

/** Values of the wrong type are left to `items`, which says so more clearly. */
function isUnique(value: readonly unknown[], { uniqueItems, items }: SubSchema): boolean {
  const type: TypeName | readonly TypeName[] | undefined = items?.type
  const compared = type === undefined ? value : value.filter((entry) => hasType(type, entry))
  return uniqueItems !== true || new Set(compared).size === compared.length
}

/** Characters as people count them: one outside the basic plane is one, not two. */
function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** Whether a number is written with at most so many decimals. */
export function hasDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value
}
