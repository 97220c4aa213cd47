import { Binary, BSONRegExp, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { MongoError } from '../mongoError.ts'
import { ByteWriter } from './byteWriter.ts'
import { RawDocument } from './rawDocument.ts'
import type { Document, Value } from './value.ts'

const typeByte = (value: Value): number => {
  if (value === null) return 0x0a
  if (typeof value === 'number') return 0x01
  if (typeof value === 'string') return 0x02
  if (typeof value === 'boolean') return 0x08
  if (typeof value === 'bigint') return 0x12
  if (value instanceof Int32) return 0x10
  if (value instanceof Map || value instanceof RawDocument) return 0x03
  if (Array.isArray(value)) return 0x04
  if (value instanceof ObjectId) return 0x07
  if (value instanceof Date) return 0x09
  if (value instanceof Binary) return 0x05
  if (value instanceof Decimal128) return 0x13
  if (value instanceof BSONRegExp) return 0x0b
  if (value instanceof Timestamp) return 0x11
  if (value instanceof Code) return 0x0d
  if (value instanceof MinKey) return 0xff
  return 0x7f
}

const writeName = (writer: ByteWriter, name: string): void => {
  writer.utf8(name)
  writer.byte(0)
}

const writeString = (writer: ByteWriter, text: string): void => {
  const at = writer.reserve(4)
  writer.utf8(text)
  writer.byte(0)
  writer.int32At(at, writer.length - at - 4)
}

const writeValue = (writer: ByteWriter, value: Value): void => {
  if (value === null || value instanceof MinKey || value instanceof MaxKey) return
  if (typeof value === 'number') writer.double(value)
  else if (typeof value === 'string') writeString(writer, value)
  else if (typeof value === 'boolean') writer.byte(value ? 1 : 0)
  else if (typeof value === 'bigint') writer.int64(BigInt.asIntN(64, value))
  else if (value instanceof Int32) writer.int32(value.value)
  else if (value instanceof Map) writeDocument(writer, value)
  else if (value instanceof RawDocument) writer.raw(value.bytes)
  else if (Array.isArray(value)) writeArray(writer, value)
  else if (value instanceof ObjectId) writer.raw(value.id)
  else if (value instanceof Date) writer.int64(BigInt(value.getTime()))
  else if (value instanceof Binary) {
    writer.int32(value.position)
    writer.byte(value.sub_type)
    writer.raw(value.buffer.subarray(0, value.position))
  } else if (value instanceof Decimal128) writer.raw(value.bytes)
  else if (value instanceof BSONRegExp) {
    writeName(writer, value.pattern)
    writeName(writer, value.options)
  } else if (value instanceof Timestamp) {
    writer.int32(value.i | 0)
    writer.int32(value.t | 0)
  } else writeString(writer, String(value.code))
}

const writeArray = (writer: ByteWriter, elements: readonly Value[]): void => {
  const at = writer.reserve(4)
  for (const [index, element] of elements.entries()) {
    writer.byte(typeByte(element))
    writeName(writer, String(index))
    writeValue(writer, element)
  }
  writer.byte(0)
  writer.int32At(at, writer.length - at)
}

/** Appends a document to a buffer being written. */
export const writeDocument = (writer: ByteWriter, document: Document): void => {
  const at = writer.reserve(4)
  for (const [name, value] of document) {
    writer.byte(typeByte(value))
    writeName(writer, name)
    writeValue(writer, value)
  }
  writer.byte(0)
  writer.int32At(at, writer.length - at)
}

/** The largest document that is stored, as in MongoDB. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** The BSON bytes of a document; a nested one deeper than the stack allows is refused. */
export const encodeDocument = (document: Document): Buffer => {
  const writer = new ByteWriter()
  writeDocument(writer, document)
  return writer.toBuffer()
}

/** The BSON bytes of a document that is to be stored, refused above 16 MB. */
export const encodeStored = (document: Document): Buffer => {
  const bytes = encodeDocument(document)
  if (bytes.length > MAX_DOCUMENT_BYTES)
    throw new MongoError(10334, `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_DOCUMENT_BYTES}`)
  return bytes
}
