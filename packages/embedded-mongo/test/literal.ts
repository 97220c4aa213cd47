import { BSON } from 'mongodb'
import { decodeDocument } from '../src/bson/decode.ts'
import { encodeDocument } from '../src/bson/encode.ts'
import type { Document } from '../src/bson/value.ts'

/** Writes a document as a test wants to read it; whole numbers become 32-bit integers, as drivers send them. */
export const literal = (object: Record<string, unknown>): Document =>
  decodeDocument(Buffer.from(BSON.serialize(object, { ignoreUndefined: true })))

/** The document as a plain object. */
export const plain = (document: Document): Record<string, unknown> => BSON.deserialize(encodeDocument(document))
