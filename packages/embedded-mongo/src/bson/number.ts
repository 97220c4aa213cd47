import { Int32 } from 'bson'
import type { Value } from './value.ts'

export type NumberValue = number | Int32 | bigint

/** Says whether a value is of one of the three number types. */
export const isNumber = (value: Value | undefined): value is NumberValue =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Int32

/** The nearest double. */
export const toDouble = (value: NumberValue): number => (value instanceof Int32 ? value.value : Number(value))

/** An integer within the safe range, or undefined when the number is none. */
export function toInteger(value: Value | undefined): number | undefined {
  if (!isNumber(value)) return undefined
  const double = toDouble(value)
  return Number.isSafeInteger(double) ? double : undefined
}

function compareDoubles(left: number, right: number): number {
  if (left < right) return -1
  if (left > right) return 1
  if (left === right) return 0
  // MongoDB sorts NaN below every number and holds it equal to itself.
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left))
}

/** How far a number lies from its nearest double; not zero only for integers that a double cannot hold. */
export const residueOf = (value: NumberValue): number => (typeof value === 'bigint' ? Number(value - BigInt(Number(value))) : 0)

/** Compares numbers of any two types by their exact value. */
export const compareNumbers = (left: NumberValue, right: NumberValue): number =>
  compareDoubles(toDouble(left), toDouble(right)) || Math.sign(residueOf(left) - residueOf(right))

const longMax = 2n ** 63n - 1n
const longMin = -(2n ** 63n)

/** The sum in the wider type of the two; undefined when it leaves 64 bits. */
export function addNumbers(left: NumberValue, right: NumberValue): NumberValue | undefined {
  if (typeof left === 'number' || typeof right === 'number') return toDouble(left) + toDouble(right)
  if (left instanceof Int32 && right instanceof Int32) {
    const sum = left.value + right.value
    return (sum | 0) === sum ? new Int32(sum) : BigInt(sum)
  }
  const sum = BigInt(left instanceof Int32 ? left.value : left) + BigInt(right instanceof Int32 ? right.value : right)
  return sum > longMax || sum < longMin ? undefined : sum
}
