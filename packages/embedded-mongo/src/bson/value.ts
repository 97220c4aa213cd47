import type { Binary, ObjectId } from 'bson'
import { Int32 } from 'bson'

/** Fields in the order they came; a Map, because an object would move keys such as "430300" to the front. */
export type Document = Map<string, Value>

/** A document that stays encoded: stored bytes are copied into replies without being read. */
export class RawDocument {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

/** A BSON value with its number type kept: a JS number is a double, a bigint a 64-bit integer. */
export type Value =
  | number
  | Int32
  | bigint
  | string
  | Document
  | RawDocument
  | Value[]
  | Binary
  | ObjectId
  | boolean
  | Date
  | null

/** A 32-bit integer, the type in which counts and codes are answered. */
export const int = (value: number): Int32 => new Int32(value)

/** Makes a document of an object literal written by us (never of anything a client sent). */
export function documentOf(fields: Record<string, Value | undefined>): Document {
  const document: Document = new Map()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) document.set(name, value)
  return document
}

/** Says whether a value is an embedded document. */
export const isDocument = (value: Value | undefined): value is Document => value instanceof Map

/** The bytes of a binary value, without the room it keeps behind them. */
export const bytesOf = (value: Binary): Uint8Array => value.buffer.subarray(0, value.position)
