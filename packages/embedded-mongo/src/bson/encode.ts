import { Binary, Int32, ObjectId } from 'bson'
import { typeOf } from './bsonType.ts'
import { ByteWriter } from './byteWriter.ts'
import { MongoError } from './mongoError.ts'
import { bytesOf, type Document, RawDocument, type Value } from './value.ts'

function writeName(writer: ByteWriter, name: string): void {
  writer.utf8(name)
  writer.byte(0)
}

function writeString(writer: ByteWriter, text: string): void {
  const at = writer.reserve(4)
  writeName(writer, text)
  writer.int32At(at, writer.length - at - 4)
}

function writeValue(writer: ByteWriter, value: Value): void {
  if (typeof value === 'number') writer.double(value)
  else if (typeof value === 'string') writeString(writer, value)
  else if (typeof value === 'boolean') writer.byte(value ? 1 : 0)
  else if (typeof value === 'bigint') writer.int64(BigInt.asIntN(64, value))
  else if (value instanceof Int32) writer.int32(value.value)
  else if (value instanceof Map) writeDocument(writer, value)
  else if (value instanceof RawDocument) writer.raw(value.bytes)
  else if (Array.isArray(value)) writeFields(writer, value.entries())
  else if (value instanceof ObjectId) writer.raw(value.id)
  else if (value instanceof Date) writer.int64(BigInt(value.getTime()))
  else if (value instanceof Binary) {
    writer.int32(value.position)
    writer.byte(value.sub_type)
    writer.raw(bytesOf(value))
  }
}

function writeFields(writer: ByteWriter, fields: Iterable<[string | number, Value]>): void {
  const at = writer.reserve(4)
  for (const [name, value] of fields) {
    writer.byte(typeOf(value))
    writeName(writer, String(name))
    writeValue(writer, value)
  }
  writer.byte(0)
  writer.int32At(at, writer.length - at)
}

/** Appends a document to a buffer being written. */
export const writeDocument = (writer: ByteWriter, document: Document): void => writeFields(writer, document)

/** The BSON bytes of a document; a nested one deeper than the stack allows is refused. */
export function encodeDocument(document: Document): Buffer {
  const writer = new ByteWriter()
  writeDocument(writer, document)
  return writer.toBuffer()
}

/** The largest document that is stored, as in MongoDB. */
export const maxDocumentBytes = 16 * 1024 * 1024

/** Refuses the bytes of a document that is too large to be stored. */
export function checkSize(bytes: Buffer): Buffer {
  if (bytes.length > maxDocumentBytes)
    throw new MongoError(10334, `object to insert too large. size in bytes: ${bytes.length}, max size: ${maxDocumentBytes}`)
  return bytes
}

/** The BSON bytes of a document that is to be stored, refused above 16 MB. */
export const encodeStored = (document: Document): Buffer => checkSize(encodeDocument(document))
