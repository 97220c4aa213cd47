import { Binary, ObjectId } from 'bson'
import { rankOf } from './bsonType.ts'
import { compareNumbers, isNumber } from './number.ts'
import { bytesOf, type Document, type Value } from './value.ts'

/** Compares texts by their UTF-8 bytes, which differs from JavaScript's order for characters beyond U+FFFF. */
function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b) {
      if (a >= 0xd800 && b >= 0xd800) return Buffer.compare(Buffer.from(left), Buffer.from(right))
      return a < b ? -1 : 1
    }
  }
  return Math.sign(left.length - right.length)
}

function compareDocuments(left: Document, right: Document): number {
  const others = right.entries()
  for (const [name, value] of left) {
    const other = others.next()
    if (other.done) return 1
    const [otherName, otherValue] = other.value
    const order =
      Math.sign(rankOf(value) - rankOf(otherValue)) || compareStrings(name, otherName) || compareValues(value, otherValue)
    if (order !== 0) return order
  }
  return others.next().done ? 0 : -1
}

function compareArrays(left: readonly Value[], right: readonly Value[]): number {
  for (const [index, value] of left.entries()) {
    if (index >= right.length) return 1
    const order = compareValues(value, right[index])
    if (order !== 0) return order
  }
  return left.length < right.length ? -1 : 0
}

/** Compares two values in MongoDB's order; a missing one counts as null. */
export function compareValues(left: Value | undefined, right: Value | undefined): number {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right)
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right)
  const order = rankOf(left) - rankOf(right)
  if (order !== 0) return Math.sign(order)
  if (left instanceof Map && right instanceof Map) return compareDocuments(left, right)
  if (Array.isArray(left) && Array.isArray(right)) return compareArrays(left, right)
  if (left instanceof ObjectId && right instanceof ObjectId) return Buffer.compare(left.id, right.id)
  if (left instanceof Date && right instanceof Date) return Math.sign(left.getTime() - right.getTime())
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  if (left instanceof Binary && right instanceof Binary)
    return (
      Math.sign(left.position - right.position) ||
      Math.sign(left.sub_type - right.sub_type) ||
      Buffer.compare(bytesOf(left), bytesOf(right))
    )
  return 0
}

/** Says whether two values are equal for MongoDB: 1, 1.0 and NumberLong(1) are. */
export const equalValues = (left: Value | undefined, right: Value | undefined): boolean => compareValues(left, right) === 0
