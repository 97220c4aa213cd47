import { Binary, BSONRegExp, Code, Decimal128, Int32, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { MongoError } from '../mongoError.ts'
import type { Document, Value } from './value.ts'

/** MongoDB stores at most 100 levels; a few more may travel in the commands around a document. */
const MAX_DEPTH = 110

const invalid = (what: string) => new MongoError(22, `invalid BSON: ${what}`)

/** The sizes of values that need no look inside to be stepped over. */
const FIXED_BYTES = new Map([
  [0x01, 8],
  [0x07, 12],
  [0x08, 1],
  [0x09, 8],
  [0x0a, 0],
  [0x10, 4],
  [0x11, 8],
  [0x12, 8],
  [0x13, 16],
])

class Reader {
  readonly bytes: Buffer
  at: number
  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes
    this.at = at
  }

  private take(size: number): number {
    const from = this.at
    if (size < 0 || from + size > this.bytes.length) throw invalid('a value passes the end of its document')
    this.at = from + size
    return from
  }

  private cstring(): string {
    const { bytes } = this
    let text = ''
    for (let at = this.at; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === 0) {
        this.at = at + 1
        return text
      }
      if (byte >= 0x80) {
        const end = bytes.indexOf(0, at)
        if (end < 0) break
        text = bytes.toString('utf8', this.at, end)
        this.at = end + 1
        return text
      }
      text += String.fromCharCode(byte)
    }
    throw invalid('a name without an end')
  }

  private string(): string {
    const size = this.bytes.readInt32LE(this.take(4))
    if (size < 1) throw invalid('a string of negative length')
    const from = this.take(size)
    if (this.bytes[from + size - 1] !== 0) throw invalid('a string without an end')
    return this.bytes.toString('utf8', from, from + size - 1)
  }

  private bounds(): number {
    const from = this.at
    if (from + 5 > this.bytes.length) throw invalid('a document is cut off')
    const size = this.bytes.readInt32LE(from)
    if (size < 5 || from + size > this.bytes.length) throw invalid(`a document of ${size} bytes`)
    if (this.bytes[from + size - 1] !== 0) throw invalid('a document without an end')
    return from + size - 1
  }

  document(depth: number, only?: ReadonlySet<string>): Document {
    if (depth > MAX_DEPTH) throw new MongoError(15, 'a document is nested too deeply')
    const end = this.bounds()
    this.at += 4
    const fields: Document = new Map()
    while (this.at < end) {
      const type = this.bytes[this.at++] ?? 0
      const name = this.cstring()
      if (only !== undefined && !only.has(name)) this.skip(type)
      else fields.set(name, this.value(type, depth + 1))
    }
    if (this.at !== end) throw invalid('a value passes the end of its document')
    this.at = end + 1
    return fields
  }

  private array(depth: number): Value[] {
    if (depth > MAX_DEPTH) throw new MongoError(15, 'a document is nested too deeply')
    const end = this.bounds()
    this.at += 4
    const elements: Value[] = []
    while (this.at < end) {
      const type = this.bytes[this.at++] ?? 0
      const stop = this.bytes.indexOf(0, this.at)
      if (stop < 0) throw invalid('a name without an end')
      this.at = stop + 1
      elements.push(this.value(type, depth + 1))
    }
    if (this.at !== end) throw invalid('a value passes the end of its array')
    this.at = end + 1
    return elements
  }

  private regex(): BSONRegExp {
    const pattern = this.cstring()
    const options = this.cstring()
    if (/[^ilmsux]/.test(options)) throw invalid(`unknown options of a regular expression: ${options}`)
    return new BSONRegExp(pattern, options)
  }

  private value(type: number, depth: number): Value {
    const { bytes } = this
    switch (type) {
      case 0x01:
        return bytes.readDoubleLE(this.take(8))
      case 0x02:
        return this.string()
      case 0x03:
        return this.document(depth)
      case 0x04:
        return this.array(depth)
      case 0x05: {
        const size = bytes.readInt32LE(this.take(4))
        const subtype = bytes[this.take(1)] ?? 0
        const from = this.take(size)
        return new Binary(bytes.subarray(from, from + size), subtype)
      }
      case 0x07: {
        const from = this.take(12)
        return new ObjectId(bytes.subarray(from, from + 12))
      }
      case 0x08:
        return bytes[this.take(1)] === 1
      case 0x09: {
        const date = new Date(Number(bytes.readBigInt64LE(this.take(8))))
        if (Number.isNaN(date.getTime())) throw new MongoError(2, 'dates beyond the year 275760 are not supported')
        return date
      }
      case 0x0a:
        return null
      case 0x0b:
        return this.regex()
      case 0x0d:
        return new Code(this.string())
      case 0x10:
        return new Int32(bytes.readInt32LE(this.take(4)))
      case 0x11: {
        const from = this.take(8)
        return new Timestamp({ i: bytes.readUInt32LE(from), t: bytes.readUInt32LE(from + 4) })
      }
      case 0x12:
        return bytes.readBigInt64LE(this.take(8))
      case 0x13: {
        const from = this.take(16)
        return new Decimal128(bytes.subarray(from, from + 16))
      }
      case 0x7f:
        return new MaxKey()
      case 0xff:
        return new MinKey()
      default:
        throw invalid(`values of type ${type} are not supported`)
    }
  }

  private skip(type: number): void {
    const size = FIXED_BYTES.get(type)
    if (size !== undefined) this.take(size)
    else if (type === 0x02 || type === 0x0d) this.take(this.bytes.readInt32LE(this.take(4)))
    else if (type === 0x03 || type === 0x04) this.at = this.bounds() + 1
    else if (type === 0x05) this.take(this.bytes.readInt32LE(this.take(4)) + 1)
    else this.value(type, 0)
  }
}

/** Reads a document, checking every length; with `only`, the other top-level fields are stepped over unread. */
export const decodeDocument = (bytes: Buffer, only?: ReadonlySet<string>): Document => new Reader(bytes, 0).document(0, only)

/** The length that the document starting at an offset claims, after checking that it fits. */
export const documentLength = (bytes: Buffer, at: number): number => {
  if (at + 5 > bytes.length) throw invalid('a document is cut off')
  const size = bytes.readInt32LE(at)
  if (size < 5 || at + size > bytes.length) throw invalid(`a document of ${size} bytes`)
  return size
}
