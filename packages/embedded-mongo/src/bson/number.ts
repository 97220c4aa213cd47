import { Decimal128, Int32 } from 'bson'
import { MongoError } from '../mongoError.ts'
import type { Value } from './value.ts'

export type NumberValue = number | Int32 | bigint | Decimal128

/** Says whether a value is of one of the four number types. */
export const isNumber = (value: Value | undefined): value is NumberValue =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Int32 || value instanceof Decimal128

/** The nearest double. */
export const toDouble = (value: NumberValue): number => {
  if (typeof value === 'number') return value
  if (value instanceof Int32) return value.value
  if (typeof value === 'bigint') return Number(value)
  return Number(value.toString())
}

/** An integer within the safe range, or undefined when the number is none. */
export const toInteger = (value: Value | undefined): number | undefined => {
  if (!isNumber(value)) return undefined
  const double = toDouble(value)
  return Number.isSafeInteger(double) ? double : undefined
}

/** Digits and exponent of a decimal written as text: value = digits × 10^exponent. */
export const decimalParts = (text: string): { digits: bigint; exponent: number } => {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(text)
  if (match === null) throw new MongoError(2, `not a decimal: ${text}`)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(`${whole}${fraction}` || '0')
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length }
}

const doubleBits = new DataView(new ArrayBuffer(8))

/** Any finite number as an exact fraction. */
const fraction = (value: NumberValue): [bigint, bigint] => {
  if (value instanceof Int32) return [BigInt(value.value), 1n]
  if (typeof value === 'bigint') return [value, 1n]
  if (value instanceof Decimal128) {
    const { digits, exponent } = decimalParts(value.toString())
    return exponent >= 0 ? [digits * 10n ** BigInt(exponent), 1n] : [digits, 10n ** BigInt(-exponent)]
  }
  doubleBits.setFloat64(0, value)
  const high = doubleBits.getUint32(0)
  const biased = (high >>> 20) & 0x7ff
  const mantissa = (BigInt(high & 0xfffff) << 32n) | BigInt(doubleBits.getUint32(4))
  const significand = (biased === 0 ? mantissa : mantissa | (1n << 52n)) * (high >>> 31 ? -1n : 1n)
  const exponent = (biased === 0 ? 1 : biased) - 1075
  return exponent >= 0 ? [significand << BigInt(exponent), 1n] : [significand, 1n << BigInt(-exponent)]
}

const compareDoubles = (left: number, right: number): number => {
  if (left < right) return -1
  if (left > right) return 1
  if (left === right) return 0
  // MongoDB sorts NaN below every number and holds it equal to itself.
  return Number.isNaN(left) ? (Number.isNaN(right) ? 0 : -1) : 1
}

/** The nearest finite double for a decimal beyond them all; infinities stay what they are. */
export const boundedDouble = (value: NumberValue): number => {
  const double = toDouble(value)
  const overflows = value instanceof Decimal128 && !Number.isFinite(double) && /\d/.test(value.toString())
  return overflows ? Math.sign(double) * Number.MAX_VALUE : double
}

const isPlain = (value: NumberValue): value is number | Int32 => typeof value === 'number' || value instanceof Int32

/** Compares numbers of any two types by their exact value. */
export const compareNumbers = (left: NumberValue, right: NumberValue): number => {
  if (isPlain(left) && isPlain(right)) return compareDoubles(toDouble(left), toDouble(right))
  const [doubleLeft, doubleRight] = [boundedDouble(left), boundedDouble(right)]
  if (!Number.isFinite(doubleLeft) || !Number.isFinite(doubleRight)) return compareDoubles(doubleLeft, doubleRight)
  const [leftUp, leftDown] = fraction(left)
  const [rightUp, rightDown] = fraction(right)
  const a = leftUp * rightDown
  const b = rightUp * leftDown
  return a < b ? -1 : a > b ? 1 : 0
}

const LONG_MAX = 2n ** 63n - 1n
const LONG_MIN = -(2n ** 63n)

const combine = (
  left: NumberValue,
  right: NumberValue,
  operation: { double(a: number, b: number): number; long(a: bigint, b: bigint): bigint },
): NumberValue | undefined => {
  if (left instanceof Decimal128 || right instanceof Decimal128)
    throw new MongoError(72, 'arithmetic on decimals is not supported by the embedded store')
  if (typeof left === 'number' || typeof right === 'number') return operation.double(toDouble(left), toDouble(right))
  if (left instanceof Int32 && right instanceof Int32) {
    const double = operation.double(left.value, right.value)
    if (Number.isSafeInteger(double)) return (double | 0) === double ? new Int32(double) : BigInt(double)
  }
  const long = operation.long(
    left instanceof Int32 ? BigInt(left.value) : left,
    right instanceof Int32 ? BigInt(right.value) : right,
  )
  return long > LONG_MAX || long < LONG_MIN ? undefined : long
}

/** The sum in the wider type of the two; undefined when it leaves 64 bits. */
export const addNumbers = (left: NumberValue, right: NumberValue): NumberValue | undefined =>
  combine(left, right, { double: (a, b) => a + b, long: (a, b) => a + b })

/** The product in the wider type of the two; undefined when it leaves 64 bits. */
export const multiplyNumbers = (left: NumberValue, right: NumberValue): NumberValue | undefined =>
  combine(left, right, { double: (a, b) => a * b, long: (a, b) => a * b })

/** The difference in the wider type of the two; undefined when it leaves 64 bits. */
export const subtractNumbers = (left: NumberValue, right: NumberValue): NumberValue | undefined =>
  combine(left, right, { double: (a, b) => a - b, long: (a, b) => a - b })
