import { rankOf } from '../bson/bsonType.ts'
import { encodeKey } from '../bson/keyEncoding.ts'
import { isNumber, toDouble } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { isOperatorDocument } from '../query/compileFilter.ts'

/** Keys from `low` on and below `high`, in the ascending encoding of one value. */
export interface Interval {
  low: Buffer
  high: Buffer
}
/** What a filter says of one path: the intervals in which a matching document has at least one key. */
export interface Bound {
  path: string
  intervals: Interval[]
  isPoint: boolean
}

/** The first bytes that come after everything that begins with these. */
export function successor(bytes: Buffer): Buffer {
  const last = bytes.findLastIndex((byte) => byte < 0xff)
  if (last < 0) return Buffer.from([0xff, 0xff, 0xff])
  const copy = Buffer.from(bytes.subarray(0, last + 1))
  copy[last] = (bytes[last] ?? 0) + 1
  return copy
}

const from = (low: Buffer): Interval => ({ low, high: successor(low) })
const point = (value: Value): Interval => from(encodeKey([value]))
const typeInterval = (value: Value): Interval => from(Buffer.from([rankOf(value)]))

/** Arrays are indexed by their elements, so bounds on a whole array say nothing about the keys. */
const isIndexable = (value: Value): boolean => !Array.isArray(value)

/** The part of a type's keys on one side of a value: null and NaN match other keys than their neighbours. */
function sideOf(name: string, operand: Value): Interval | undefined {
  if (!isIndexable(operand) || operand === null || (isNumber(operand) && Number.isNaN(toDouble(operand)))) return undefined
  const { low: start, high: end } = point(operand)
  const type = typeInterval(operand)
  if (name === '$gt') return { low: end, high: type.high }
  if (name === '$gte') return { low: start, high: type.high }
  if (name === '$lt') return { low: type.low, high: start }
  return { low: type.low, high: end }
}

const maxValues = 2000

function intervalsOf(name: string, operand: Value): Interval[] | undefined {
  if (name === '$eq') return isIndexable(operand) ? [point(operand)] : undefined
  if (name === '$in')
    return Array.isArray(operand) && operand.length > 0 && operand.length <= maxValues && operand.every(isIndexable)
      ? operand.map(point)
      : undefined
  const side = ['$gt', '$gte', '$lt', '$lte'].includes(name) ? sideOf(name, operand) : undefined
  return side === undefined ? undefined : [side]
}

/** What the conditions that must all hold say about single paths; every other condition is left to the recheck. */
export function boundsOf(filter: Document, into: Bound[] = []): Bound[] {
  for (const [path, condition] of filter) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) boundsOf(part, into)
    } else if (path.startsWith('$')) continue
    else if (isOperatorDocument(condition)) {
      for (const [name, operand] of condition) {
        const intervals = intervalsOf(name, operand)
        if (intervals !== undefined) into.push({ path, intervals, isPoint: name === '$eq' || name === '$in' })
      }
    } else if (isIndexable(condition)) into.push({ path, intervals: [point(condition)], isPoint: true })
  }
  return into
}
