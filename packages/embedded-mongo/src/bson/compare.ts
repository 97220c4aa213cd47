import { Binary, BSONRegExp, Code, MinKey, ObjectId, Timestamp } from 'bson'
import { compareNumbers, isNumber } from './number.ts'
import { RawDocument } from './rawDocument.ts'
import type { Document, Value } from './value.ts'

/** The order of types; also the first byte of every index key, so the two cannot drift apart. */
export const RANK = {
  minKey: 0x0a,
  emptyArray: 0x12,
  null: 0x14,
  number: 0x1e,
  string: 0x3c,
  document: 0x46,
  array: 0x50,
  binary: 0x5a,
  objectId: 0x64,
  boolean: 0x6e,
  date: 0x78,
  timestamp: 0x82,
  regex: 0x8c,
  code: 0x96,
  maxKey: 0xf0,
} as const

/** Where a value's type stands in MongoDB's order of types; a missing field stands with null. */
export const rankOf = (value: Value | undefined): number => {
  if (value === null || value === undefined) return RANK.null
  if (isNumber(value)) return RANK.number
  if (typeof value === 'string') return RANK.string
  if (typeof value === 'boolean') return RANK.boolean
  if (value instanceof Map || value instanceof RawDocument) return RANK.document
  if (Array.isArray(value)) return RANK.array
  if (value instanceof ObjectId) return RANK.objectId
  if (value instanceof Date) return RANK.date
  if (value instanceof Binary) return RANK.binary
  if (value instanceof Timestamp) return RANK.timestamp
  if (value instanceof BSONRegExp) return RANK.regex
  if (value instanceof Code) return RANK.code
  if (value instanceof MinKey) return RANK.minKey
  return RANK.maxKey
}

const sign = (value: number) => (value < 0 ? -1 : value > 0 ? 1 : 0)

/** Compares texts by their UTF-8 bytes, which differs from JavaScript's order for characters beyond U+FFFF. */
const compareStrings = (left: string, right: string): number => {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b) {
      if (a >= 0xd800 && b >= 0xd800) return sign(Buffer.compare(Buffer.from(left), Buffer.from(right)))
      return a < b ? -1 : 1
    }
  }
  return sign(left.length - right.length)
}

const compareDocuments = (left: Document, right: Document): number => {
  const others = right.entries()
  for (const [name, value] of left) {
    const other = others.next()
    if (other.done) return 1
    const [otherName, otherValue] = other.value
    const order = sign(rankOf(value) - rankOf(otherValue)) || compareStrings(name, otherName) || compareValues(value, otherValue)
    if (order !== 0) return order
  }
  return others.next().done ? 0 : -1
}

const compareArrays = (left: readonly Value[], right: readonly Value[]): number => {
  for (const [index, value] of left.entries()) {
    if (index >= right.length) return 1
    const order = compareValues(value, right[index])
    if (order !== 0) return order
  }
  return left.length < right.length ? -1 : 0
}

/** Compares two values in MongoDB's order; a missing one counts as null. */
export const compareValues = (left: Value | undefined, right: Value | undefined): number => {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right)
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right)
  const order = rankOf(left) - rankOf(right)
  if (order !== 0) return sign(order)
  if (left instanceof Map && right instanceof Map) return compareDocuments(left, right)
  if (Array.isArray(left) && Array.isArray(right)) return compareArrays(left, right)
  if (left instanceof ObjectId && right instanceof ObjectId) return sign(Buffer.compare(left.id, right.id))
  if (left instanceof Date && right instanceof Date) return sign(left.getTime() - right.getTime())
  if (typeof left === 'boolean' && typeof right === 'boolean') return sign(Number(left) - Number(right))
  if (left instanceof Binary && right instanceof Binary)
    return (
      sign(left.position - right.position) ||
      sign(left.sub_type - right.sub_type) ||
      sign(Buffer.compare(left.buffer.subarray(0, left.position), right.buffer.subarray(0, right.position)))
    )
  if (left instanceof Timestamp && right instanceof Timestamp) return sign(left.t - right.t) || sign(left.i - right.i)
  if (left instanceof BSONRegExp && right instanceof BSONRegExp)
    return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options)
  if (left instanceof Code && right instanceof Code) return compareStrings(String(left.code), String(right.code))
  return 0
}

/** Says whether two values are equal for MongoDB: 1, 1.0 and NumberLong(1) are. */
export const equalValues = (left: Value | undefined, right: Value | undefined): boolean => compareValues(left, right) === 0
