import { BSON } from 'mongodb'

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const typeChecks: Record<string, (value: unknown) => boolean> = {
  int: (value) => typeof value === 'number' && Number.isInteger(value),
  long: (value) => typeof value === 'number' || typeof value === 'bigint' || value instanceof BSON.Long,
  double: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isObject,
  array: Array.isArray,
  objectId: (value) => value instanceof BSON.ObjectId,
}

function special(expected: Json, actual: unknown): boolean | undefined {
  if ('$$unsetOrMatches' in expected)
    return actual === undefined || actual === null || matchResult(expected['$$unsetOrMatches'], actual)
  if ('$$exists' in expected) return (actual !== undefined) === expected['$$exists']
  if ('$$type' in expected) {
    const types = [expected['$$type']].flat() as string[]
    return types.some((type) => typeChecks[type]?.(actual) ?? false)
  }
  return undefined
}

/** The matching rules of the unified test format: extra fields are allowed in the answer at the top only. */
export function matchResult(expected: unknown, actual: unknown, isRoot = true): boolean {
  if (isObject(expected)) {
    const answer = special(expected, actual)
    if (answer !== undefined) return answer
    if (expected['_bsontype'] !== undefined || expected instanceof Date)
      return BSON.EJSON.stringify({ v: expected }) === BSON.EJSON.stringify({ v: actual })
    if (!isObject(actual)) return false
    if (!isRoot && Object.keys(actual).some((name) => !(name in expected))) return false
    return Object.entries(expected).every(([name, value]) => matchResult(value, actual[name], false))
  }
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((value, at) => matchResult(value, actual[at], isRoot))
    )
  if (typeof expected === 'number' && actual instanceof BSON.Long) return actual.toNumber() === expected
  return Object.is(expected, actual)
}
