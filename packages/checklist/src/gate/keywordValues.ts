import { formats } from '../interpret/formats.ts'
import { isRecord } from '../json/typeOf.ts'
import { schemaLimits } from '../schema/schemaLimits.ts'
import { isPropertyName, plainText, titleText } from './plainText.ts'
import type { GateRule } from './refusalSentences.ts'

type ValueRule = (value: unknown) => GateRule | null

const typeNames: readonly unknown[] = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']
const when = (holds: boolean, rule: GateRule): GateRule | null => (holds ? null : rule)

const count: ValueRule = (value) => when(Number.isSafeInteger(value) && Number(value) >= 0, 'keyword.value')
const number: ValueRule = (value) => when(Number.isFinite(value), 'keyword.value')
const flag: ValueRule = (value) => when(typeof value === 'boolean', 'keyword.value')
const record: ValueRule = (value) => when(isRecord(value), 'keyword.value')
const anything: ValueRule = () => null
const within =
  (most: number): ValueRule =>
  (value) =>
    when(Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most, 'keyword.value')

const type: ValueRule = (value) => {
  const names: unknown[] = [value].flat()
  return when(names.length > 0 && names.every((name) => typeNames.includes(name)) && isSet(names), 'keyword.value')
}
const scalar: ValueRule = (value) => when(isScalar(value), 'enum.scalar')
const choices: ValueRule = (value) => {
  if (!Array.isArray(value)) return 'keyword.value'
  if (value.length === 0 || value.length > schemaLimits.enumPerList) return 'enum.length'
  return when(value.every(isScalar) && isSet(value), 'enum.scalar')
}
const names: ValueRule = (value) => {
  if (!Array.isArray(value)) return 'keyword.value'
  if (value.length > schemaLimits.propertiesPerObject) return 'properties.count'
  return when(value.every(isPropertyName) && isSet(value), 'keyword.value')
}
const companions: ValueRule = (value) =>
  when(
    isRecord(value) && Object.entries(value).every(([name, list]) => isPropertyName(name) && names(list) === null),
    'keyword.value',
  )
const branches: ValueRule = (value) =>
  when(Array.isArray(value) && value.length > 0 && value.length <= schemaLimits.branches, 'combinators.branches')

/** The allow-list: every keyword that a schema may use and what its value must be. What is not here is refused. */
export const keywordValues: Readonly<Record<string, ValueRule>> = {
  $schema: (value) => when(value === 'https://json-schema.org/draft/2020-12/schema', 'keyword.value'),
  $defs: record,
  $ref: (value) => when(typeof value === 'string' && /^#\/\$defs\/[A-Za-z][A-Za-z0-9_]{0,63}$/.test(value), 'ref.form'),
  $comment: plainText,
  type,
  title: titleText,
  description: plainText,
  default: anything,
  examples: (value) => when(Array.isArray(value), 'keyword.value'),
  readOnly: flag,
  writeOnly: flag,
  const: scalar,
  enum: choices,
  minLength: count,
  maxLength: (value) => count(value) ?? when(Number(value) <= schemaLimits.maxLength, 'shape.maxLength'),
  pattern: (value) => when(typeof value === 'string', 'keyword.value'),
  format: (value) => when(typeof value === 'string' && Object.hasOwn(formats, value), 'keyword.value'),
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: (value) => when(Number.isSafeInteger(value) && Number(value) > 0, 'keyword.value'),
  'x-decimals': within(10),
  properties: record,
  required: names,
  additionalProperties: (value) => when(value === false, 'shape.closed'),
  minProperties: count,
  maxProperties: count,
  dependentRequired: companions,
  items: anything,
  minItems: count,
  maxItems: (value) => count(value) ?? when(Number(value) <= schemaLimits.maxItems, 'shape.maxItems'),
  uniqueItems: flag,
  allOf: branches,
  anyOf: branches,
  oneOf: branches,
  not: anything,
  if: anything,
  then: anything,
  else: anything,
  'x-item': record,
  'x-indicator': record,
  'x-finding': record,
  'x-evidence': record,
  'x-shown-if': anything,
  'x-score': record,
  'x-hold': (value) => when(value === 'fixed' || value === 'floor' || value === 'open', 'annotation.value'),
  'x-source': record,
  'x-unit': (value) => plainText(value) ?? when(String(value).length <= 20, 'annotation.value'),
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string'
    ? value.length <= schemaLimits.text
    : value === null || typeof value === 'boolean' || Number.isFinite(value)
}

function isSet(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}
