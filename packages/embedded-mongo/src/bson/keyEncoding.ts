import { Binary, ObjectId } from 'bson'
import { emptyArrayRank, rankOf } from './bsonType.ts'
import { ByteWriter } from './byteWriter.ts'
import { isNumber, type NumberValue, residueOf, toDouble } from './number.ts'
import { bytesOf, type Value } from './value.ts'

/** Stands for a field that holds an empty array: it sorts below null, as in MongoDB. */
export const emptyArray: unique symbol = Symbol('empty array')

export type KeyPart = Value | undefined | typeof emptyArray

const scratch = Buffer.alloc(8)

function writeOrderedDouble(writer: ByteWriter, value: number): void {
  // NaN sorts below every other number, and both zeros are one.
  if (Number.isNaN(value)) scratch.fill(0)
  else {
    scratch.writeDoubleBE(value === 0 ? 0 : value)
    const first = scratch[0] ?? 0
    if (first < 0x80) scratch[0] = first | 0x80
    else for (const [at, byte] of scratch.entries()) scratch[at] = 0xff ^ byte
  }
  writer.raw(scratch)
}

/**
 * The nearest double, then whether the number lies below (1), on (2) or above (3) it; off it, by how much.
 * So all three number types share one order and equal numbers one key.
 */
function writeNumber(writer: ByteWriter, value: NumberValue): void {
  const residue = residueOf(value)
  writeOrderedDouble(writer, toDouble(value))
  writer.byte(Math.sign(residue) + 2)
  if (residue !== 0) writer.uintBE(residue + 0x8000, 2)
}

function writeText(writer: ByteWriter, text: string): void {
  for (const [index, piece] of text.split('\0').entries()) {
    if (index > 0) writer.uintBE(0x00ff, 2)
    writer.utf8(piece)
  }
  writer.uintBE(0x0001, 2)
}

function writePart(writer: ByteWriter, part: KeyPart): void {
  writer.byte(part === emptyArray ? emptyArrayRank : rankOf(part))
  if (part !== emptyArray) writeBody(writer, part)
}

function writeBody(writer: ByteWriter, value: Value | undefined): void {
  if (isNumber(value)) writeNumber(writer, value)
  else if (typeof value === 'string') writeText(writer, value)
  else if (typeof value === 'boolean') writer.byte(value ? 1 : 0)
  else if (value instanceof ObjectId) writer.raw(value.id)
  else if (value instanceof Date) writer.int64BE(BigInt(value.getTime()) ^ -(1n << 63n))
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
    writer.uintBE(value.position, 4)
    writer.byte(value.sub_type)
    writer.raw(bytesOf(value))
  }
}

/** Bytes whose plain order is MongoDB's order of the values; a direction of -1 turns its part round. */
export function encodeKey(parts: readonly KeyPart[], directions: readonly number[] = []): Buffer {
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
