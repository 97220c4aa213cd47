import { TYPE, typeOf } from '../bson/bsonType.ts'
import { toInteger } from '../bson/number.ts'
import type { Value } from '../bson/value.ts'
import { badValue } from '../mongoError.ts'

const CODES: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...Object.entries(TYPE).map(([name, code]): [string, number[]] => [name, [code]]),
  ['number', [TYPE.double, TYPE.int, TYPE.long]],
])

const codesOf = (entry: Value): readonly number[] => {
  const code = toInteger(entry)
  const codes = typeof entry === 'string' ? CODES.get(entry) : [...CODES.values()].find(([known]) => known === code)
  if (codes === undefined)
    throw badValue(typeof entry === 'string' ? `Unknown type name alias: ${entry}` : 'Invalid numerical type code')
  return codes
}

/** Compiles the operand of `$type`: a name, a number, or a list of either. */
export const compileTypeTest = (operand: Value): ((value: Value | undefined) => boolean) => {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(codesOf))
  if (wanted.size === 0) throw badValue('$type must match at least one type')
  return (value) => value !== undefined && wanted.has(typeOf(value))
}
