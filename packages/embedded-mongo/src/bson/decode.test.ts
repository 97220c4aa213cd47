import { Binary, deserialize, Int32, Long, ObjectId, serialize } from 'bson'
import { describe, expect, it } from 'vitest'
import { decodeDocument, documentLength } from './decode.ts'
import { encodeDocument, encodeStored } from './encode.ts'
import { MongoError } from './mongoError.ts'

const everyType = {
  double: 1.5,
  text: '潭桥村',
  empty: '',
  nested: { a: { b: [1, { c: 2 }] } },
  list: [1, 'x', null, [true]],
  bytes: new Binary(Buffer.from([0, 1, 255]), 0),
  id: new ObjectId('5e74d0a00000000000000001'),
  yes: true,
  no: false,
  at: new Date(-1),
  nothing: null,
  small: new Int32(-5),
  large: Long.fromString('9007199254740993'),
}

function refusal(act: () => unknown): number {
  try {
    act()
  } catch (error) {
    if (error instanceof MongoError) return error.code
    throw error
  }
  throw new Error('it was accepted')
}

/** A document of one field whose type and bytes are given. */
function oneField(type: number, ...value: number[]): Buffer {
  const bytes = Buffer.from([0, 0, 0, 0, type, 0x61, 0, ...value, 0])
  bytes.writeInt32LE(bytes.length, 0)
  return bytes
}

describe('reading a document', () => {
  it('keeps every type and byte that the official library writes', () => {
    const bytes = Buffer.from(serialize(everyType))
    const document = decodeDocument(bytes)
    expect([...document.keys()]).toEqual(Object.keys(everyType))
    expect(encodeDocument(document).equals(bytes)).toBe(true)
    expect(deserialize(encodeDocument(document))).toEqual(deserialize(bytes))
  })

  it('keeps number types apart', () => {
    const document = decodeDocument(Buffer.from(serialize({ double: 5.5, int: 5, long: Long.fromNumber(5) })))
    expect([...document.values()]).toEqual([5.5, new Int32(5), 5n])
  })

  it('keeps fields named by numbers where they stand', () => {
    const document = new Map([
      ['z', 1],
      ['430321', 2],
      ['430300', 3],
    ])
    expect([...decodeDocument(encodeDocument(document)).keys()]).toEqual(['z', '430321', '430300'])
  })

  it('reads only the fields asked for, stepping over every other type', () => {
    const bytes = Buffer.from(serialize({ ...everyType, wanted: 1 }))
    expect([...decodeDocument(bytes, new Set(['wanted', 'text'])).keys()]).toEqual(['text', 'wanted'])
  })

  it('reads names and texts beyond ASCII', () => {
    expect([...decodeDocument(encodeDocument(new Map([['村', '𠮷']])))]).toEqual([['村', '𠮷']])
  })

  it.each<[string, Buffer, number]>([
    ['nothing', Buffer.alloc(0), 22],
    ['a length of zero', Buffer.alloc(5), 22],
    ['a negative length', Buffer.from([255, 255, 255, 255, 0]), 22],
    ['a length beyond the end', Buffer.from([9, 0, 0, 0, 0]), 22],
    ['no end', Buffer.from([5, 0, 0, 0, 1]), 22],
    ['a name without an end', Buffer.from([8, 0, 0, 0, 10, 0x61, 0x61, 0]), 22],
    ['a text longer than the document', oneField(2, 100, 0, 0, 0, 0x61, 0), 22],
    ['a text of negative length', oneField(2, 255, 255, 255, 255, 0), 22],
    ['a text without its end', oneField(2, 2, 0, 0, 0, 0x61, 0x61), 22],
    ['bytes of negative length', oneField(5, 255, 255, 255, 255, 0), 22],
    ['bytes longer than the document', oneField(5, 100, 0, 0, 0, 0, 1), 22],
    ['an embedded document beyond its own', oneField(3, 100, 0, 0, 0, 0), 22],
    ['a list beyond its document', oneField(4, 100, 0, 0, 0, 0), 22],
    ['half a double', oneField(1, 0, 0, 0), 22],
    ['half an identity', oneField(7, 0, 0, 0), 22],
    ['an unknown type', oneField(0x20, 0), 22],
    ['the old type undefined', oneField(6), 22],
    ['program text', oneField(0x0d, 2, 0, 0, 0, 0x61, 0), 22],
    ['a timestamp of the replication', oneField(0x11, 1, 0, 0, 0, 1, 0, 0, 0), 22],
    ['a decimal', oneField(0x13, ...Array(16).fill(0)), 22],
    ['the end of the order', oneField(0x7f), 22],
    ['the beginning of the order', oneField(0xff), 22],
    ['a pointer to a database', oneField(0x0c, 1, 0, 0, 0, 0), 22],
    ['unknown options of an expression', oneField(0x0b, 0x61, 0, 0x71, 0), 22],
    ['a date beyond what a date can say', oneField(9, 255, 255, 255, 255, 255, 255, 255, 127), 2],
  ])('refuses %s', (_name, bytes, code) => {
    expect(refusal(() => decodeDocument(bytes))).toBe(code)
  })

  it('refuses the same when it only steps over', () => {
    expect(refusal(() => decodeDocument(oneField(2, 100, 0, 0, 0, 0x61, 0), new Set()))).toBe(22)
    expect(refusal(() => decodeDocument(oneField(0x20, 0), new Set()))).toBe(22)
    expect(refusal(() => decodeDocument(oneField(4, 100, 0, 0, 0, 0), new Set()))).toBe(22)
  })

  it('refuses a length that does not fit where it stands', () => {
    expect(documentLength(Buffer.from([1, 5, 0, 0, 0, 0]), 1)).toBe(5)
    expect(refusal(() => documentLength(Buffer.from([1, 6, 0, 0, 0, 0]), 1))).toBe(22)
    expect(refusal(() => documentLength(Buffer.from([1, 5, 0]), 1))).toBe(22)
  })
})

describe('storing a document', () => {
  it('is refused above 16 MB', () => {
    expect(encodeStored(new Map([['a', 'x'.repeat(1000)]])).length).toBeGreaterThan(1000)
    expect(refusal(() => encodeStored(new Map([['a', 'x'.repeat(16 * 1024 * 1024)]])))).toBe(10334)
  })
})
