import { Binary, Int32, ObjectId } from 'bson'
import { typeCode } from './bsonType.ts'
import { badValue, MongoError } from './mongoError.ts'
import type { Document, Value } from './value.ts'

/** MongoDB stores at most 100 levels; a few more may travel in the commands around a document. */
const maxDepth = 110

const invalid = (what: string) => new MongoError(22, `invalid BSON: ${what}`)

/** The sizes of values that do not say their own. */
const fixedBytes: ReadonlyMap<number, number> = new Map([
  [typeCode.double, 8],
  [typeCode.objectId, 12],
  [typeCode.bool, 1],
  [typeCode.date, 8],
  [typeCode.null, 0],
  [typeCode.int, 4],
  [typeCode.long, 8],
])

/** The length that the document starting at an offset claims, after checking that it fits. */
export function documentLength(bytes: Buffer, at: number): number {
  if (at + 5 > bytes.length) throw invalid('a document is cut off')
  const size = bytes.readInt32LE(at)
  if (size < 5 || at + size > bytes.length) throw invalid(`a document of ${size} bytes`)
  return size
}

/** Paths as a tree; a leaf is wanted with all that it holds, in arrays of every element. */
export type PathTree = ReadonlyMap<string, PathTree | 'leaf'>
/** What of a document is wanted: fields at its top by name, or paths. */
export type Wanted = ReadonlySet<string> | PathTree

class Reader {
  private readonly bytes: Buffer
  private at = 0
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** Steps over so many bytes and gives the place where they begin. */
  private take(size: number): number {
    const from = this.at
    if (size < 0 || from + size > this.bytes.length) throw invalid('a value passes the end of its document')
    this.at = from + size
    return from
  }

  private takeInt32(): number {
    return this.bytes.readInt32LE(this.take(4))
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
        const from = this.at
        this.skipName()
        return bytes.toString('utf8', from, this.at - 1)
      }
      text += String.fromCharCode(byte)
    }
    throw invalid('a name without an end')
  }

  private skipName(): void {
    const end = this.bytes.indexOf(0, this.at)
    if (end < 0) throw invalid('a name without an end')
    this.at = end + 1
  }

  private string(): string {
    const size = this.takeInt32()
    if (size < 1) throw invalid('a string of negative length')
    const from = this.take(size)
    if (this.bytes[from + size - 1] !== 0) throw invalid('a string without an end')
    return this.bytes.toString('utf8', from, from + size - 1)
  }

  /** Visits the fields of a document or the elements of an array, each from its name on. */
  private inside(depth: number, visit: (type: number) => void): void {
    if (depth > maxDepth) throw new MongoError(15, 'a document is nested too deeply')
    const end = this.at + documentLength(this.bytes, this.at) - 1
    if (this.bytes[end] !== 0) throw invalid('a document without an end')
    this.at += 4
    while (this.at < end) visit(this.bytes[this.at++] ?? 0)
    if (this.at !== end) throw invalid('a value passes the end of its document')
    this.at = end + 1
  }

  document(depth: number, only?: Wanted): Document {
    const fields: Document = new Map()
    this.inside(depth, (type) => {
      const name = this.cstring()
      if (only !== undefined && !only.has(name)) return this.skip(type)
      const part = only instanceof Map ? only.get(name) : undefined
      if (part === undefined || part === 'leaf') fields.set(name, this.value(type, depth + 1))
      else if (type === typeCode.object || type === typeCode.array) fields.set(name, this.value(type, depth + 1, part))
      else this.skip(type) // a path leads through it, and it holds none
    })
    return fields
  }

  private array(depth: number, only?: Wanted): Value[] {
    const elements: Value[] = []
    this.inside(depth, (type) => {
      this.skipName()
      elements.push(this.value(type, depth + 1, only))
    })
    return elements
  }

  private binary(): Binary {
    const size = this.takeInt32()
    const subtype = this.bytes[this.take(1)] ?? 0
    const from = this.take(size)
    return new Binary(this.bytes.subarray(from, from + size), subtype)
  }

  private date(): Date {
    const date = new Date(Number(this.bytes.readBigInt64LE(this.take(8))))
    if (Number.isNaN(date.getTime())) throw badValue('dates beyond the year 275760 are not supported')
    return date
  }

  private value(type: number, depth: number, only?: Wanted): Value {
    const { bytes } = this
    switch (type) {
      case typeCode.double:
        return bytes.readDoubleLE(this.take(8))
      case typeCode.string:
        return this.string()
      case typeCode.object:
        return this.document(depth, only)
      case typeCode.array:
        return this.array(depth, only)
      case typeCode.binData:
        return this.binary()
      case typeCode.objectId:
        return new ObjectId(bytes.subarray(this.take(12), this.at))
      case typeCode.bool:
        return bytes[this.take(1)] === 1
      case typeCode.date:
        return this.date()
      case typeCode.null:
        return null
      case typeCode.int:
        return new Int32(this.takeInt32())
      case typeCode.long:
        return bytes.readBigInt64LE(this.take(8))
      default:
        throw invalid(`values of type ${type} are not supported by the embedded store`)
    }
  }

  private skip(type: number): void {
    const size = fixedBytes.get(type)
    if (size !== undefined) this.take(size)
    else if (type === typeCode.string) this.take(this.takeInt32())
    else if (type === typeCode.object || type === typeCode.array) this.take(documentLength(this.bytes, this.at))
    else this.value(type, 0)
  }
}

/** Reads a document, checking every length; with `only`, all other fields are stepped over unread. */
export const decodeDocument = (bytes: Buffer, only?: Wanted): Document => new Reader(bytes).document(0, only)
