import { BSONRegExp } from 'bson'
import { rankOf } from '../bson/compare.ts'
import { encodeKey, textPrefixKey } from '../bson/keyEncoding.ts'
import { isNumber, toDouble } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { isOperatorDocument } from '../query/compileFilter.ts'
import { anchoredPrefix, regexOf } from '../query/regex.ts'

/** Keys from `low` on and below `high`, in the ascending encoding of one value. */
export type Interval = { low: Buffer; high: Buffer }
/** What a filter says of one path: the intervals in which a matching document has at least one key. */
export type Bound = { path: string; intervals: Interval[]; isPoint: boolean }

/** The first bytes that come after everything that begins with these. */
export const successor = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes)
  for (let at = copy.length - 1; at >= 0; at--) {
    const byte = copy[at] ?? 0
    if (byte < 0xff) {
      copy[at] = byte + 1
      return copy.subarray(0, at + 1)
    }
  }
  return Buffer.from([0xff, 0xff, 0xff])
}

const point = (value: Value): Interval => {
  const low = encodeKey([value])
  return { low, high: successor(low) }
}

const typeInterval = (value: Value): Interval => {
  const rank = rankOf(value)
  return { low: Buffer.from([rank]), high: Buffer.from([rank + 1]) }
}

/** Arrays are indexed by their elements, so bounds on a whole array say nothing about the keys. */
const isIndexable = (value: Value): boolean => !Array.isArray(value) && !(value instanceof BSONRegExp)

const regexIntervals = (regex: BSONRegExp): Interval[] => {
  const prefix = anchoredPrefix(regex)
  const stored: Interval = point(regex)
  if (prefix === undefined) return [typeInterval(''), stored]
  const low = textPrefixKey(prefix)
  return [{ low, high: successor(low) }, stored]
}

const rangeOf = (name: string, operand: Value): Interval | undefined => {
  if (!isIndexable(operand) || operand === null || (isNumber(operand) && Number.isNaN(toDouble(operand)))) return undefined
  const { low: start, high: end } = point(operand)
  const type = typeInterval(operand)
  if (name === '$gt') return { low: end, high: type.high }
  if (name === '$gte') return { low: start, high: type.high }
  if (name === '$lt') return { low: type.low, high: start }
  return { low: type.low, high: end }
}

const boundOf = (path: string, name: string, operand: Value, operators: Document): Bound | undefined => {
  switch (name) {
    case '$eq':
      return isIndexable(operand) ? { path, intervals: [point(operand)], isPoint: true } : undefined
    case '$in':
      if (!Array.isArray(operand) || operand.length === 0 || operand.length > 2000 || !operand.every(isIndexable))
        return undefined
      return { path, intervals: operand.map(point), isPoint: true }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      const interval = rangeOf(name, operand)
      return interval === undefined ? undefined : { path, intervals: [interval], isPoint: false }
    }
    case '$regex': {
      const regex = regexOf(operand, operators.get('$options'))
      return { path, intervals: regexIntervals(regex), isPoint: false }
    }
    default:
      return undefined
  }
}

/** What the conditions that must all hold say about single paths; every other condition is left to the recheck. */
export const boundsOf = (filter: Document, into: Bound[] = []): Bound[] => {
  for (const [path, condition] of filter) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) boundsOf(part, into)
    } else if (path.startsWith('$')) continue
    else if (isOperatorDocument(condition)) {
      for (const [name, operand] of condition) {
        const bound = boundOf(path, name, operand, condition)
        if (bound !== undefined) into.push(bound)
      }
    } else if (condition instanceof BSONRegExp) into.push({ path, intervals: regexIntervals(condition), isPoint: false })
    else if (isIndexable(condition)) into.push({ path, intervals: [point(condition)], isPoint: true })
  }
  return into
}
