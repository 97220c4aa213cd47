import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { decodeDocument } from '../bson/decode.ts'
import { encodeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { documentOf, int } from '../bson/value.ts'
import { formatReply, parseRequest } from './message.ts'

function section(name: string, ...documents: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(`${name}\0`), ...documents])
  const head = Buffer.alloc(5)
  head[0] = 1
  head.writeInt32LE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const body = (fields: Record<string, unknown>): Buffer => Buffer.concat([Buffer.from([0]), encodeDocument(literal(fields))])

function message(flags: number, ...sections: Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(20), ...sections])
  bytes.writeInt32LE(bytes.length, 0)
  bytes.writeInt32LE(42, 4)
  bytes.writeInt32LE(2013, 12)
  bytes.writeUInt32LE(flags, 16)
  return bytes
}

function query(namespace: string, fields: Record<string, unknown>): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(20), Buffer.from(`${namespace}\0`), Buffer.alloc(8), encodeDocument(literal(fields))])
  bytes.writeInt32LE(bytes.length, 0)
  bytes.writeInt32LE(2004, 12)
  return bytes
}

function refusal(bytes: Buffer): number {
  try {
    parseRequest(bytes)
  } catch (error) {
    if (error instanceof MongoError) return error.code
    throw error
  }
  throw new Error('it was accepted')
}

const document = encodeDocument(documentOf({ _id: int(1) }))

describe('a message', () => {
  it('has a body and documents beside it, in any order', () => {
    for (const sections of [
      [body({ insert: 'c' }), section('documents', document, document)],
      [section('documents', document, document), body({ insert: 'c' })],
    ]) {
      const request = parseRequest(message(0, ...sections))
      expect(plain(decodeDocument(request.body))).toEqual({ insert: 'c' })
      expect(request.sequences.get('documents')).toEqual([document, document])
      expect(request).toMatchObject({ id: 42, isUnanswered: false, isLegacy: false })
    }
  })

  it('may ask for no answer, and may carry a checksum', () => {
    expect(parseRequest(message(2, body({ ping: 1 }))).isUnanswered).toBe(true)
    expect(plain(decodeDocument(parseRequest(message(1, body({ ping: 1 }), Buffer.alloc(4))).body))).toEqual({ ping: 1 })
    expect(plain(decodeDocument(parseRequest(message(0x10000, body({ ping: 1 }))).body))).toEqual({ ping: 1 })
  })

  it('of the old kind is read for the handshake', () => {
    const request = parseRequest(query('admin.$cmd', { ismaster: 1 }))
    expect(plain(decodeDocument(request.body))).toEqual({ ismaster: 1 })
    expect(request).toMatchObject({ isLegacy: true, database: 'admin' })
  })

  it.each<[string, Buffer]>([
    ['without a body', message(0, section('documents', document))],
    ['with two bodies', message(0, body({ a: 1 }), body({ a: 1 }))],
    ['with the same documents twice', message(0, body({ a: 1 }), section('d', document), section('d', document))],
    ['of an unknown section', message(0, body({ a: 1 }), Buffer.from([2, 0, 0, 0, 0]))],
    ['of unknown flags', message(4, body({ a: 1 }))],
    ['cut off in a section', message(0, body({ a: 1 }), section('d', document).subarray(0, 12))],
    ['with a section without a name', message(0, body({ a: 1 }), Buffer.from([1, 6, 0, 0, 0, 0x61, 0x61]))],
    ['with a section of negative length', message(0, body({ a: 1 }), Buffer.from([1, 255, 255, 255, 255, 0]))],
    ['that is too short', message(0)],
    ['of the old kind about data', query('shop.things', {})],
  ])('%s is refused', (_name, bytes) => {
    expect(refusal(bytes)).toBe(17)
  })

  it('whose documents pass the end of their section is refused', () => {
    const long = Buffer.from(document)
    long.writeInt32LE(100, 0)
    expect([17, 22]).toContain(refusal(message(0, body({ a: 1 }), section('d', long))))
  })
})

describe('an answer', () => {
  it('names the question, in the form of the question', () => {
    const current = formatReply(7, { id: 42, isLegacy: false }, documentOf({ ok: 1 }))
    expect([current.readInt32LE(0), current.readInt32LE(4), current.readInt32LE(8), current.readInt32LE(12)]).toEqual([
      current.length,
      7,
      42,
      2013,
    ])
    expect(plain(decodeDocument(current.subarray(21)))).toEqual({ ok: 1 })
    const legacy = formatReply(7, { id: 42, isLegacy: true }, documentOf({ ok: 1 }))
    expect([legacy.readInt32LE(12), legacy.readInt32LE(32)]).toEqual([1, 1])
    expect(plain(decodeDocument(legacy.subarray(36)))).toEqual({ ok: 1 })
  })
})
