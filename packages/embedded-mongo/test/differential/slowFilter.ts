import { Int32, ObjectId } from 'bson'
import { compareValues } from '../../src/bson/compare.ts'
import type { Document, Value } from '../../src/bson/value.ts'

type Held = Value | undefined

/**
 * The filter written a second time, as plainly as possible: what stands at a path is gathered into a list first, and every
 * operator is a question to that list. Slow, and nothing is compiled, skipped or shared.
 */
export function slowFilter(document: Document, filter: Document): boolean {
  for (const [name, condition] of filter) {
    const parts = condition as Document[]
    if (name === '$and') {
      for (const part of parts) if (!slowFilter(document, part)) return false
    } else if (name === '$or') {
      if (!parts.some((part) => slowFilter(document, part))) return false
    } else if (!holds(gather(document, name.split('.')), condition)) return false
  }
  return true
}

/** Everything that stands at a path, arrays as they are; nothing at all behind an array without documents. */
function gather(node: Held, parts: string[]): Held[] {
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

function isOperators(value: Value): value is Document {
  const [first] = value instanceof Map ? value.keys() : []
  return first?.startsWith('$') === true && first !== '$and' && first !== '$or'
}

function holds(values: Held[], condition: Value): boolean {
  if (!isOperators(condition)) return holdsOne(values, withElements(values), '$eq', condition)
  for (const [name, operand] of condition) if (!holdsOne(values, withElements(values), name, operand)) return false
  return true
}

function equal(value: Held, operand: Value): boolean {
  if (operand === null) return value === undefined || value === null
  return value !== undefined && compareValues(value, operand) === 0
}

/** `all` are the values together with those that stand in them; what asks for the field as such looks at the values only. */
function holdsOne(values: Held[], all: Held[], name: string, operand: Value): boolean {
  const list = Array.isArray(operand) ? operand : []
  switch (name) {
    case '$eq':
      return all.some((value) => equal(value, operand))
    case '$ne':
      return !all.some((value) => equal(value, operand))
    case '$in':
      return list.some((one) => all.some((value) => equal(value, one)))
    case '$nin':
      return !list.some((one) => all.some((value) => equal(value, one)))
    case '$exists':
      return values.some((value) => value !== undefined) === operand
    case '$elemMatch':
      return values.some((value) => Array.isArray(value) && value.some((element) => meets(element, operand as Document)))
    default:
      return all.some((value) => isBeside(value, name, operand))
  }
}

/** An element of a list is asked as it is, and an element that is a list itself is a document of its places. */
function meets(element: Value, condition: Document): boolean {
  if (isOperators(condition)) {
    for (const [name, operand] of condition) if (!holdsOne([element], [element], name, operand)) return false
    return true
  }
  if (Array.isArray(element)) return slowFilter(new Map(Object.entries(element)), condition)
  return element instanceof Map && slowFilter(element, condition)
}

const isNaNumber = (value: Held) => typeof value === 'number' && Number.isNaN(value)

/** Comparisons stay within one type; null is beside null only, and NaN beside NaN. */
function isBeside(value: Held, name: string, operand: Value): boolean {
  const withEqual = name.endsWith('e')
  if (operand === null || isNaNumber(operand))
    return withEqual && (operand === null ? value === undefined || value === null : isNaNumber(value))
  if (value === undefined || isNaNumber(value) || kindOf(value) !== kindOf(operand)) return false
  const order = compareValues(value, operand)
  return order === 0 ? withEqual : order > 0 === name.startsWith('$gt')
}

function kindOf(value: Value): string {
  const name = typeName(value)
  return name === 'int' || name === 'long' || name === 'double' ? 'number' : name
}

function typeName(value: Value): string {
  if (value === null) return 'null'
  if (value instanceof Int32) return 'int'
  if (typeof value === 'bigint') return 'long'
  if (typeof value === 'number') return 'double'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Map) return 'object'
  if (value instanceof ObjectId) return 'objectId'
  return value instanceof Date ? 'date' : 'binData'
}
