import type { Document } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { type SortField, sortKeyOf } from '../query/sortKey.ts'
import type { Stage } from './stages.ts'

type Keyed<T> = { key: Buffer; item: T; order: number }

/** Like MongoDB we refuse to sort more than fits: this many take half a second in which nobody else is served. */
const MAX_SORTED = 250_000

/** Sorts what is offered to it; with a limit it holds no more than twice as many. */
export class Sorter<T> {
  private held: Keyed<T>[] = []
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

/** The `$sort` stage; equal documents keep their order. */
export const sortBatches = (fields: readonly SortField[]): Stage => {
  if (fields.length === 0) throw new MongoError(15976, '$sort stage must have at least one sort key')
  return async function* sorting(input) {
    const sorter = new Sorter<Document>(fields)
    for await (const batch of input) for (const document of batch) sorter.offer(document, document)
    yield sorter.sorted()
  }
}
