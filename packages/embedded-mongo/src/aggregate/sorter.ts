import { MongoError } from '../bson/mongoError.ts'
import type { Document } from '../bson/value.ts'
import { type SortField, sortKeyOf } from '../query/sortKey.ts'
import { MemoryLimit } from './memoryLimit.ts'

/** More than this many take longer to sort than others should wait: half a second in which nobody is served. */
const maxSorted = 250_000

interface Held<T> {
  key: Buffer
  item: T
  order: number
  bytes: number
}

/** Sorts what is offered to it, equal documents in the order they came; with a limit it holds no more than twice as many. */
export class Sorter<T> {
  private held: Held<T>[] = []
  private offered = 0
  private readonly memory = new MemoryLimit('sort')
  private readonly fields: readonly SortField[]
  private readonly limit: number
  constructor(fields: readonly SortField[], limit: number = Number.POSITIVE_INFINITY) {
    this.fields = fields
    this.limit = limit
  }

  /** Takes an item that sorts as the document does and holds so many bytes; refuses it with MongoDB's 292 when it is too much. */
  offer(document: Document, item: T, bytes = 0): void {
    const key = sortKeyOf(document, this.fields)
    this.memory.take(key.length + bytes)
    this.held.push({ key, item, order: this.offered++, bytes: key.length + bytes })
    if (this.held.length > maxSorted)
      throw new MongoError(
        292,
        `Sort exceeded the limit of ${maxSorted} documents of the embedded store; add an index or a limit`,
      )
    if (this.held.length >= this.limit * 2 + 100) this.cut()
  }

  private cut(): void {
    this.held.sort((left, right) => Buffer.compare(left.key, right.key) || left.order - right.order)
    if (this.held.length <= this.limit) return
    for (const { bytes } of this.held.splice(this.limit)) this.memory.giveBack(bytes)
  }

  sorted(): T[] {
    this.cut()
    return this.held.map(({ item }) => item)
  }
}
