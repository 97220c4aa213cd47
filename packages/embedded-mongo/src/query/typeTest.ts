import { Binary, BSONRegExp, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { isNumber, toInteger } from '../bson/number.ts'
import type { Value } from '../bson/value.ts'
import { badValue } from '../mongoError.ts'

const NAMES: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  maxKey: 127,
  minKey: -1,
}

/** MongoDB's name for the type of a value, `missing` for none. */
export const typeNameOf = (value: Value | undefined): string => {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') return 'double'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'long'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Int32) return 'int'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Date) return 'date'
  if (value instanceof Binary) return 'binData'
  if (value instanceof Decimal128) return 'decimal'
  if (value instanceof BSONRegExp) return 'regex'
  if (value instanceof Timestamp) return 'timestamp'
  if (value instanceof Code) return 'javascript'
  if (value instanceof MinKey) return 'minKey'
  if (value instanceof MaxKey) return 'maxKey'
  return 'object'
}

/** Compiles the operand of `$type`: a name, a number, or a list of either. */
export const compileTypeTest = (operand: Value): ((value: Value | undefined) => boolean) => {
  const wanted = new Set<string>()
  for (const entry of Array.isArray(operand) ? operand : [operand]) {
    if (entry === 'number') for (const name of ['double', 'int', 'long', 'decimal']) wanted.add(name)
    else if (typeof entry === 'string') {
      if (!Object.hasOwn(NAMES, entry)) throw badValue(`Unknown type name alias: ${entry}`)
      wanted.add(entry)
    } else {
      const code = isNumber(entry) ? toInteger(entry) : undefined
      const name = Object.keys(NAMES).find((candidate) => NAMES[candidate] === code)
      if (name === undefined) throw badValue('Invalid numerical type code')
      wanted.add(name)
    }
  }
  if (wanted.size === 0) throw badValue('$type must match at least one type')
  return (value) => wanted.has(typeNameOf(value))
}
