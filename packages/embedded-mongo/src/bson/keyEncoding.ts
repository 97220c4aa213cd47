import { Binary, BSONRegExp, Code, Int32, ObjectId, Timestamp } from 'bson'
import { ByteWriter } from './byteWriter.ts'
import { RANK, rankOf } from './compare.ts'
import { boundedDouble, compareNumbers, decimalParts, isNumber, type NumberValue } from './number.ts'
import type { Value } from './value.ts'

/** Stands for a field that holds an empty array: it sorts below null, as in MongoDB. */
export const EMPTY_ARRAY: unique symbol = Symbol('empty array')

export type KeyPart = Value | undefined | typeof EMPTY_ARRAY

const scratch = Buffer.alloc(8)

const writeOrderedDouble = (writer: ByteWriter, value: number): void => {
  if (Number.isNaN(value)) {
    writer.uint64BE(0n)
    return
  }
  scratch.writeDoubleBE(value === 0 ? 0 : value)
  const negative = (scratch[0] ?? 0) >= 0x80
  for (let at = 0; at < 8; at++) scratch[at] = negative ? 0xff ^ (scratch[at] ?? 0) : (scratch[at] ?? 0)
  if (!negative) scratch[0] = (scratch[0] ?? 0) | 0x80
  writer.raw(scratch)
}

/**
 * The nearest double, then whether the number lies below (1), on (2) or above (3) it; off it, the exact digits follow.
 * So all four number types share one order and equal numbers one key.
 */
const writeNumber = (writer: ByteWriter, value: NumberValue): void => {
  const double = boundedDouble(value)
  const isExact = typeof value === 'number' || value instanceof Int32 || !Number.isFinite(double)
  const side = isExact ? 0 : compareNumbers(value, double)
  writeOrderedDouble(writer, double)
  writer.byte(side + 2)
  if (side !== 0) writeExactDigits(writer, value.toString())
}

const writeExactDigits = (writer: ByteWriter, text: string): void => {
  const { digits, exponent } = decimalParts(text)
  const from = writer.length
  const significant = (digits < 0n ? -digits : digits).toString()
  writer.uint16BE(exponent + significant.length + 0x4000)
  writer.utf8(significant.replace(/0+$/, ''))
  writer.byte(0)
  if (digits < 0n) writer.invertFrom(from)
}

const writeText = (writer: ByteWriter, text: string): void => {
  if (!text.includes('\0')) writer.utf8(text)
  else
    for (const [index, piece] of text.split('\0').entries()) {
      if (index > 0) writer.uint16BE(0x00ff)
      writer.utf8(piece)
    }
  writer.uint16BE(0x0001)
}

const writePart = (writer: ByteWriter, part: KeyPart): void => {
  if (part === EMPTY_ARRAY) {
    writer.byte(RANK.emptyArray)
    return
  }
  writer.byte(rankOf(part))
  writeBody(writer, part)
}

const writeBody = (writer: ByteWriter, value: Value | undefined): void => {
  if (isNumber(value)) writeNumber(writer, value)
  else if (typeof value === 'string') writeText(writer, value)
  else if (typeof value === 'boolean') writer.byte(value ? 1 : 0)
  else if (value instanceof ObjectId) writer.raw(value.id)
  else if (value instanceof Date) writer.uint64BE(BigInt.asUintN(64, BigInt(value.getTime())) ^ (1n << 63n))
  else if (value instanceof Map) {
    for (const [name, field] of value) {
      writer.byte(rankOf(field))
      writeText(writer, name)
      writeBody(writer, field)
    }
    writer.byte(0)
  } else if (Array.isArray(value)) {
    for (const element of value) writePart(writer, element)
    writer.byte(0)
  } else if (value instanceof Binary) {
    writer.uint32BE(value.position)
    writer.byte(value.sub_type)
    writer.raw(value.buffer.subarray(0, value.position))
  } else if (value instanceof Timestamp) {
    writer.uint32BE(value.t)
    writer.uint32BE(value.i)
  } else if (value instanceof BSONRegExp) {
    writeText(writer, value.pattern)
    writeText(writer, value.options)
  } else if (value instanceof Code) writeText(writer, String(value.code))
}

/** Bytes whose plain order is MongoDB's order of the values; a direction of -1 turns its part round. */
export const encodeKey = (parts: readonly KeyPart[], directions: readonly number[] = []): Buffer => {
  const writer = new ByteWriter(64)
  for (const [index, part] of parts.entries()) {
    const from = writer.length
    writePart(writer, part)
    if ((directions[index] ?? 1) < 0) writer.invertFrom(from)
  }
  return writer.toBuffer()
}

/** A text that is equal for equal values, for use as the key of a Map. */
export const identityOf = (value: Value | undefined): string => encodeKey([value]).toString('latin1')

/** The bytes with which the keys of all texts that begin so begin. */
export const textPrefixKey = (prefix: string): Buffer => {
  const whole = encodeKey([prefix])
  return whole.subarray(0, whole.length - 2)
}
