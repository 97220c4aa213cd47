import { ObjectId } from 'bson'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, RawDocument, type Value } from '../bson/value.ts'

/** What MongoDB allows one stage to hold before it has to use the disk, which this store never does. */
const maxStageBytes = 100 * 1024 * 1024
/** What a field, an element or an entry of a table costs besides what it holds; a rough figure is enough. */
const overhead = 64

/** About how many bytes of memory a value takes. */
export function memoryOf(value: Value | undefined): number {
  if (typeof value === 'string') return overhead + value.length * 2
  if (value instanceof Map) return memoryOfDocument(value)
  if (Array.isArray(value)) return value.reduce<number>((sum, element) => sum + memoryOf(element), overhead)
  if (value instanceof RawDocument) return overhead + value.bytes.length
  if (value instanceof ObjectId || typeof value !== 'object' || value === null || value instanceof Date) return overhead
  return overhead + ('position' in value ? value.position : 0)
}

function memoryOfDocument(document: Document): number {
  let bytes = overhead
  for (const [name, value] of document) bytes += name.length + memoryOf(value)
  return bytes
}

/** Adds up what a stage holds, and refuses what goes beyond the limit as MongoDB does when it must not use the disk. */
export class MemoryLimit {
  private held = 0
  private readonly stage: string
  constructor(stage: string) {
    this.stage = stage
  }

  take(bytes: number): void {
    this.held += overhead + bytes
    if (this.held > maxStageBytes)
      throw new MongoError(
        292,
        `Exceeded memory limit of ${maxStageBytes} bytes for ${this.stage}: the embedded store never uses the disk for it; narrow it down, or add an index or a limit`,
      )
  }

  giveBack(bytes: number): void {
    this.held -= overhead + bytes
  }
}
