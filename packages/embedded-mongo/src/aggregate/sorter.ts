import type { Document } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { type SortField, sortKeyOf } from '../query/sortKey.ts'

/** Like MongoDB we refuse to sort more than fits: this many take half a second in which nobody else is served. */
const MAX_SORTED = 250_000

/** Sorts what is offered to it, equal documents in the order they came; with a limit it holds no more than twice as many. */
export class Sorter<T> {
  private held: { key: Buffer; item: T; order: number }[] = []
  private offered = 0
  private readonly fields: readonly SortField[]
  private readonly limit: number
  constructor(fields: readonly SortField[], limit: number = Number.POSITIVE_INFINITY) {
    this.fields = fields
    this.limit = limit
  }

  offer(document: Document, item: T): void {
    this.held.push({ key: sortKeyOf(document, this.fields), item, order: this.offered++ })
    if (this.held.length > MAX_SORTED)
      throw new MongoError(292, 'Sort exceeded the memory limit of the embedded store; add an index or a limit')
    if (this.held.length >= this.limit * 2 + 100) this.cut()
  }

  private cut(): void {
    this.held.sort((left, right) => Buffer.compare(left.key, right.key) || left.order - right.order)
    if (this.held.length > this.limit) this.held.length = this.limit
  }

  sorted(): T[] {
    this.cut()
    return this.held.map(({ item }) => item)
  }
}
