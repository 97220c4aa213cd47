import { ObjectId } from 'bson'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, RawDocument, type Value } from '../bson/value.ts'

/** What MongoDB allows one stage to hold before it has to use the disk, which this store never does. */
const MAX_STAGE_BYTES = 100 * 1024 * 1024
/** What a field, an element or an entry of a table costs besides what it holds; a rough figure is enough. */
const OVERHEAD = 64

/** About how many bytes of memory a value takes. */
export function memoryOf(value: Value | undefined): number {
  if (typeof value === 'string') return OVERHEAD + value.length * 2
  if (value instanceof Map) return memoryOfDocument(value)
  if (Array.isArray(value)) return value.reduce<number>((sum, element) => sum + memoryOf(element), OVERHEAD)
  if (value instanceof RawDocument) return OVERHEAD + value.bytes.length
  if (value instanceof ObjectId || typeof value !== 'object' || value === null || value instanceof Date) return OVERHEAD
  return OVERHEAD + ('position' in value ? value.position : 0)
}

function memoryOfDocument(document: Document): number {
  let bytes = OVERHEAD
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
    this.held += OVERHEAD + bytes
    if (this.held > MAX_STAGE_BYTES)
      throw new MongoError(
        292,
        `Exceeded memory limit of ${MAX_STAGE_BYTES} bytes for ${this.stage}: the embedded store never uses the disk for it; narrow it down, or add an index or a limit`,
      )
  }

  giveBack(bytes: number): void {
    this.held -= OVERHEAD + bytes
  }
}
