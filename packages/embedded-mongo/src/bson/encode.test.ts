import { Binary, Int32, Long, ObjectId } from 'bson'
import fc from 'fast-check'
import { BSON } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { arbitraryValue } from '../../test/differential/arbitraryValue.ts'
import { ByteWriter } from './byteWriter.ts'
import { decodeDocument } from './decode.ts'
import { checkSize, encodeDocument, maxDocumentBytes, writeDocument } from './encode.ts'
import { documentOf, RawDocument, type Value } from './value.ts'

type Fields = Record<string, unknown>
const runCount = { numRuns: 5000, seed: 1 }

/** Names that a JavaScript object keeps in their order, and that BSON can hold. */
const name = fc
  .oneof(fc.string({ maxLength: 5 }), fc.constantFrom('潭桥村', 'a', '_id', 'x'.repeat(30), 'constructor'))
  .filter((one) => !/^\d+$/.test(one) && !one.includes('\0') && one !== '__proto__')
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', 'a\0b', '村'.repeat(20), 'x'.repeat(700)),
)

const official: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.double().map((value) => new BSON.Double(value)),
    fc.integer().map((value) => new BSON.Int32(value)),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => BSON.Long.fromBigInt(value)),
    text,
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new BSON.ObjectId(bytes)),
    fc
      .tuple(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 4, 5, 128))
      .map(([bytes, subtype]) => new BSON.Binary(bytes, subtype)),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('document'),
  ),
  document: fc
    .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 4, selector: ([one]) => one })
    .map((fields) => Object.fromEntries(fields)),
})).document
const options = { promoteValues: false } as const

describe('what the official library writes', () => {
  it('is the same byte for byte after reading and writing, whatever its types', () => {
    fc.assert(
      fc.property(official, (document) => {
        const bytes = Buffer.from(BSON.serialize(document as Fields))
        expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true)
      }),
      runCount,
    )
  })
})

describe('what we write', () => {
  it('is what the official library writes after reading it', () => {
    const fields = fc.uniqueArray(fc.tuple(name, arbitraryValue()), { maxLength: 4, selector: ([one]) => one })
    // Objects move names that are numbers to the front, which is why we do not use them.
    const hasNumbers = (value: Value): boolean =>
      value instanceof Map
        ? [...value].some(([one, field]) => /^\d+$|^__proto__$/.test(one) || hasNumbers(field))
        : Array.isArray(value) && value.some(hasNumbers)
    fc.assert(
      fc.property(fields, (list) => {
        const document = new Map(list)
        fc.pre(!hasNumbers(document))
        const bytes = encodeDocument(document)
        expect(Buffer.from(BSON.serialize(BSON.deserialize(bytes, options))).equals(bytes)).toBe(true)
      }),
      runCount,
    )
  })

  it('has for every type the bytes of the official library', () => {
    const id = new ObjectId('5e74d0a00000000000000001')
    const document = documentOf({
      double: 1.5,
      text: '潭桥村 and more than twenty-four letters',
      nested: documentOf({ list: [null, true, [false]] }),
      bytes: new Binary(Buffer.from([1, 2, 3]), 4),
      id,
      at: new Date(-62_135_596_800_000),
      int: new Int32(-(2 ** 31)),
      long: -(2n ** 63n),
    })
    const same = {
      double: 1.5,
      text: '潭桥村 and more than twenty-four letters',
      nested: { list: [null, true, [false]] },
      bytes: new Binary(Buffer.from([1, 2, 3]), 4),
      id,
      at: new Date(-62_135_596_800_000),
      int: new Int32(-(2 ** 31)),
      long: Long.MIN_VALUE,
    }
    expect(encodeDocument(document).toString('hex')).toBe(Buffer.from(BSON.serialize(same)).toString('hex'))
  })

  it('holds a document that stays encoded as it is', () => {
    const inner = Buffer.from(BSON.serialize({ name: '潭桥村', n: 5 }))
    const whole = encodeDocument(documentOf({ list: [new RawDocument(inner)], one: new RawDocument(inner) }))
    expect(BSON.deserialize(whole)).toEqual({ list: [{ name: '潭桥村', n: 5 }], one: { name: '潭桥村', n: 5 } })
  })

  it('holds only as much of a binary value as was filled', () => {
    const roomy = new Binary(Buffer.alloc(0), 0)
    for (const byte of [1, 2, 3]) roomy.put(byte)
    expect(roomy.buffer.length).toBeGreaterThan(3)
    expect((BSON.deserialize(encodeDocument(documentOf({ roomy })))['roomy'] as Binary).value()).toEqual(Buffer.from([1, 2, 3]))
  })

  it('begins where the writer stands, behind what is there', () => {
    const writer = new ByteWriter(4)
    writer.byte(7)
    writeDocument(writer, documentOf({ a: 'x'.repeat(100) }))
    writer.byte(9)
    const bytes = writer.toBuffer()
    expect([bytes[0], bytes.at(-1)]).toEqual([7, 9])
    expect(BSON.deserialize(bytes.subarray(1, -1))).toEqual({ a: 'x'.repeat(100) })
  })
})

describe('the size of a stored document', () => {
  it('may be 16 MB and not a byte more', () => {
    expect(maxDocumentBytes).toBe(16_777_216)
    const bytes = Buffer.alloc(maxDocumentBytes)
    expect(checkSize(bytes)).toBe(bytes)
    expect(() => checkSize(Buffer.alloc(maxDocumentBytes + 1))).toThrow(expect.objectContaining({ code: 10334 }))
  })
})
