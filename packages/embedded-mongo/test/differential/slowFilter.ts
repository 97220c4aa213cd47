import { Binary, BSONRegExp, Int32, ObjectId } from 'bson'
import { compareValues } from '../../src/bson/compare.ts'
import type { Document, Value } from '../../src/bson/value.ts'

type Held = Value | undefined

/**
 * The filter written a second time, as plainly as possible: what stands at a path is gathered into a list first, and every
 * operator is a question to that list. Slow, and nothing is compiled, skipped or shared.
 */
export const slowFilter = (document: Document, filter: Document): boolean => {
  for (const [name, condition] of filter) {
    const parts = condition as Document[]
    if (name === '$and') {
      for (const part of parts) if (!slowFilter(document, part)) return false
    } else if (name === '$or') {
      if (!parts.some((part) => slowFilter(document, part))) return false
    } else if (name === '$nor') {
      if (parts.some((part) => slowFilter(document, part))) return false
    } else if (!holds(gather(document, name.split('.')), condition)) return false
  }
  return true
}

/** Everything that stands at a path, arrays as they are; nothing at all behind an array without documents. */
const gather = (node: Held, parts: string[]): Held[] => {
  if (parts.length === 0) return [node]
  const [part = '', ...rest] = parts
  if (node instanceof Map) return gather(node.get(part), rest)
  if (!Array.isArray(node)) return [undefined]
  const found: Held[] = []
  if (/^\d+$/.test(part) && Number(part) < node.length) found.push(...gather(node[Number(part)], rest))
  for (const element of node) if (element instanceof Map) found.push(...gather(element, parts))
  return found
}

/** The values and, of arrays among them, the elements. */
const withElements = (values: Held[]): Held[] => values.flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]))

const isOperators = (value: Value): value is Document => value instanceof Map && [...value.keys()][0]?.startsWith('$') === true

const holds = (values: Held[], condition: Value): boolean => {
  if (!isOperators(condition)) return holdsOne(values, '$eq', condition)
  for (const [name, operand] of condition) if (!holdsOne(values, name, operand)) return false
  return true
}

const equal = (value: Held, operand: Value): boolean => {
  if (operand === null) return value === undefined || value === null
  if (operand instanceof BSONRegExp && typeof value === 'string') return new RegExp(operand.pattern, operand.options).test(value)
  return value !== undefined && compareValues(value, operand) === 0
}

const holdsOne = (values: Held[], name: string, operand: Value): boolean => {
  const all = withElements(values)
  const list = Array.isArray(operand) ? operand : []
  switch (name) {
    case '$eq':
      return all.some((value) => equal(value, operand))
    case '$regex':
      return holdsOne(values, '$eq', new BSONRegExp(operand as string, ''))
    case '$ne':
      return !all.some((value) => equal(value, operand))
    case '$in':
      return list.some((one) => all.some((value) => equal(value, one)))
    case '$nin':
      return !list.some((one) => all.some((value) => equal(value, one)))
    case '$all':
      return list.length > 0 && list.every((one) => holdsOne(values, isElemMatch(one) ? '$elemMatch' : '$eq', inner(one)))
    case '$exists':
      return values.some((value) => value !== undefined) === operand
    case '$size':
      return values.some((value) => Array.isArray(value) && value.length === (operand as Int32).value)
    case '$type':
      return all.some((value) => (list.length > 0 ? list : [operand]).some((one) => isOfType(value, one as string)))
    case '$not':
      return operand instanceof BSONRegExp ? !holdsOne(values, '$eq', operand) : !holds(values, operand)
    case '$elemMatch':
      return values.some((value) => Array.isArray(value) && value.some((element) => meets(element, operand as Document)))
    default:
      return all.some((value) => isBeside(value, name, operand))
  }
}

const isElemMatch = (value: Value): value is Document => value instanceof Map && value.has('$elemMatch')
const inner = (value: Value): Value => (isElemMatch(value) ? (value.get('$elemMatch') ?? null) : value)

const meets = (element: Value, condition: Document): boolean =>
  isOperators(condition) ? holds([element], condition) : element instanceof Map && slowFilter(element, condition)

const isNaNumber = (value: Held) => typeof value === 'number' && Number.isNaN(value)

/** Comparisons stay within one type; null is beside null only, and NaN beside NaN. */
const isBeside = (value: Held, name: string, operand: Value): boolean => {
  const withEqual = name.endsWith('e')
  if (operand === null || isNaNumber(operand))
    return withEqual && (operand === null ? value === undefined || value === null : isNaNumber(value))
  if (value === undefined || isNaNumber(value) || kindOf(value) !== kindOf(operand)) return false
  const order = compareValues(value, operand)
  return order === 0 ? withEqual : order > 0 === name.startsWith('$gt')
}

const kindOf = (value: Value): string => {
  const name = typeName(value)
  return name === 'int' || name === 'long' || name === 'double' ? 'number' : name
}

const typeName = (value: Value): string => {
  if (value === null) return 'null'
  if (value instanceof Int32) return 'int'
  if (typeof value === 'bigint') return 'long'
  if (typeof value === 'number') return 'double'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Map) return 'object'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Date) return 'date'
  if (value instanceof Binary) return 'binData'
  return 'regex'
}

const isOfType = (value: Held, type: string): boolean =>
  value !== undefined && (type === 'number' ? kindOf(value) === 'number' : typeName(value) === type)
