import { ByteWriter } from '../bson/byteWriter.ts'
import { documentLength } from '../bson/decode.ts'
import { writeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import type { Document } from '../bson/value.ts'

export const headerBytes = 16
export const maxMessageBytes = 48_000_000

const opReply = 1
const opQuery = 2004
const opMsg = 2013

const checksumPresent = 1
const moreToCome = 2
/** Bits below 16 that we do not know must make us refuse the message. */
const requiredBits = 0xffff & ~(checksumPresent | moreToCome)

export interface Request {
  id: number
  /** The command, still encoded: what is wrong inside it is answered, what is wrong around it ends the connection. */
  body: Buffer
  /** The database, where the old form names it beside the body. */
  database?: string
  sequences: Map<string, Buffer[]>
  /** The sender waits for no answer. */
  isUnanswered: boolean
  /** Sent in the old form, which is still how drivers say hello. */
  isLegacy: boolean
}

const protocol = (what: string) => new MongoError(17, `malformed message: ${what}`)

function parseSequence(bytes: Buffer, at: number, end: number, into: Map<string, Buffer[]>): number {
  if (at + 4 > end) throw protocol('a section is cut off')
  const size = bytes.readInt32LE(at)
  const stop = at + size
  const nameEnd = bytes.indexOf(0, at + 4)
  if (size < 5 || stop > end || nameEnd < 0 || nameEnd >= stop) throw protocol('a section of impossible length')
  const name = bytes.toString('utf8', at + 4, nameEnd)
  if (into.has(name)) throw protocol(`section ${name} comes twice`)
  const documents: Buffer[] = []
  let next = nameEnd + 1
  while (next < stop) {
    const length = documentLength(bytes, next)
    if (next + length > stop) throw protocol('a document passes the end of its section')
    documents.push(bytes.subarray(next, next + length))
    next += length
  }
  into.set(name, documents)
  return stop
}

function parseMessage(id: number, bytes: Buffer): Request {
  if (bytes.length < headerBytes + 5) throw protocol('it is too short')
  const flags = bytes.readUInt32LE(headerBytes)
  if ((flags & requiredBits) !== 0) throw protocol(`unknown flags ${flags}`)
  const end = bytes.length - ((flags & checksumPresent) !== 0 ? 4 : 0)
  const sequences = new Map<string, Buffer[]>()
  let body: Buffer | undefined
  let at = headerBytes + 4
  while (at < end) {
    const kind = bytes[at++]
    if (kind === 0) {
      if (body !== undefined) throw protocol('it has two bodies')
      const length = documentLength(bytes, at)
      if (at + length > end) throw protocol('its body is cut off')
      body = bytes.subarray(at, at + length)
      at += length
    } else if (kind === 1) at = parseSequence(bytes, at, end, sequences)
    else throw protocol(`unknown section ${kind}`)
  }
  if (body === undefined) throw protocol('it has no body')
  return { id, body, sequences, isUnanswered: (flags & moreToCome) !== 0, isLegacy: false }
}

function parseQuery(id: number, bytes: Buffer): Request {
  const nameEnd = bytes.indexOf(0, headerBytes + 4)
  if (nameEnd < 0 || nameEnd + 9 > bytes.length) throw protocol('it is too short')
  const namespace = bytes.toString('utf8', headerBytes + 4, nameEnd)
  if (!namespace.endsWith('.$cmd')) throw protocol('queries of the old protocol are not supported')
  const from = nameEnd + 9
  const body = bytes.subarray(from, from + documentLength(bytes, from))
  const database = namespace.slice(0, -'.$cmd'.length)
  return { id, body, database, sequences: new Map(), isUnanswered: false, isLegacy: true }
}

/** Reads one message whose length has been checked. */
export function parseRequest(bytes: Buffer): Request {
  const id = bytes.readInt32LE(4)
  const code = bytes.readInt32LE(12)
  if (code === opMsg) return parseMessage(id, bytes)
  if (code === opQuery) return parseQuery(id, bytes)
  throw protocol(`operation ${code} is not supported`)
}

/** The bytes of an answer, in the form in which it was asked. */
export function formatReply(id: number, request: { id: number; isLegacy: boolean }, reply: Document): Buffer {
  const writer = new ByteWriter(512)
  writer.int32(0)
  writer.int32(id)
  writer.int32(request.id)
  writer.int32(request.isLegacy ? opReply : opMsg)
  if (request.isLegacy) {
    // Flags "await capable", no cursor, from the first, one document.
    writer.int32(8)
    writer.int64(0n)
    writer.int32(0)
    writer.int32(1)
  } else {
    writer.int32(0)
    writer.byte(0)
  }
  writeDocument(writer, reply)
  writer.int32At(0, writer.length)
  return writer.view()
}
