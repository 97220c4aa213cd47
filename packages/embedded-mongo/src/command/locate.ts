import { Sorter } from '../aggregate/sorter.ts'
import { decodeDocument } from '../bson/decode.ts'
import { compileFilter, type Matcher } from '../query/compileFilter.ts'
import type { Collection } from '../storage/catalog.ts'
import type { Found } from '../storage/records.ts'
import { planQuery, type Query, scanInTurns, scanNow } from '../storage/scan.ts'
import { recordKey } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'

/** A transaction reads so many chunks of a scan at most, some two thousand documents, and for so long; nobody notices that. */
const mostChunks = 12
const mostMs = 20

/** The stored document of a record, if it is there and passes the filter. */
function recheck(store: Store, { id }: Collection, record: number, matches: Matcher): Found | undefined {
  const bytes = store.tree.get(recordKey(id, record))
  const document = bytes === undefined ? undefined : decodeDocument(bytes)
  return bytes !== undefined && document !== undefined && matches(document) ? { record, bytes, document } : undefined
}

/** What the first of a list gives that gives anything. */
function firstOf<T, U>(list: Iterable<T>, give: (one: T) => U | undefined): U | undefined {
  for (const one of list) {
    const given = give(one)
    if (given !== undefined) return given
  }
  return undefined
}

/** Said by a search inside a transaction that would take too long there: it has to go ahead of the next one. */
export const tooLong: unique symbol = Symbol('too long for a transaction')

/** So many documents written meanwhile are looked at inside a transaction; beyond that the search had better go ahead again. */
const mostChanged = 2000
/** Where so much is written all the time a search must end too: after so many times it looks at all of them. */
const mostTimes = 3

/** A search that goes ahead remembers so many documents: where many take from one queue, the first is soon taken. */
const mostCandidates = 50

/** The first documents of a query in its order, and whether these are all that there were. */
interface Candidates {
  records: readonly number[]
  isWhole: boolean
}

/** What is written in a collection since a search was put off, and, once it has gone ahead, what it found. */
interface Ahead {
  collection: number
  changed: ReadonlySet<number>
  end: () => void
  found?: Candidates
}

/**
 * The search for the first document of a query, on behalf of a write. Inside the transaction a short search is made on the
 * spot. A long one is put off and goes ahead in turns with other clients; inside the next transaction then only what it
 * found and what was written meanwhile is looked at, and if all it found was lost to others it is put off again.
 */
export class Search {
  private readonly matches: Matcher
  private ahead: Ahead | undefined
  private times = 0
  private readonly store: Store
  private readonly namespace: string
  private readonly query: Query

  constructor(store: Store, namespace: string, query: Query) {
    this.store = store
    this.namespace = namespace
    this.query = query
    this.matches = compileFilter(query.filter)
  }

  /** The document as of now, undefined if there is none; only inside a transaction. The document comes whole. */
  find(collection: Collection): Found | undefined | typeof tooLong {
    const { ahead } = this
    if (ahead?.found === undefined || ahead.collection !== collection.id) return this.findNow(collection)
    const { changed, found } = ahead
    if (changed.size > mostChanged && this.times < mostTimes) return this.putOff(collection)
    const look = (record: number) => recheck(this.store, collection, record, this.matches)
    const sorter = new Sorter<Found>(this.query.sort ?? [], 1)
    const offer = (one: Found | undefined) => one !== undefined && sorter.offer(one.document, one)
    // Of those that nobody wrote the first that is still there comes before all others that nobody wrote.
    const unchanged = firstOf(found.records, (record) => (changed.has(record) ? undefined : look(record)))
    offer(unchanged)
    for (const record of changed) offer(look(record))
    const [first] = sorter.sorted()
    const isOrdered = (this.query.sort?.length ?? 0) > 0
    if (unchanged === undefined && !found.isWhole && (isOrdered || first === undefined)) return this.putOff(collection)
    return first
  }

  /** Makes the search that was put off, in turns with other clients; gives up when the client's time is over. */
  async goAhead(): Promise<void> {
    const { ahead } = this
    const collection = this.store.catalog.find(this.namespace)
    if (ahead === undefined || collection?.id !== ahead.collection) return
    ahead.found = await this.searchInTurns(collection)
  }

  /** To be called when the search is over. */
  end(): void {
    this.ahead?.end()
    this.ahead = undefined
  }

  /** From here on, inside the transaction, changes are noted; what was written before is on disk when the search begins. */
  private putOff({ id }: Collection): typeof tooLong {
    this.end()
    this.times++
    this.ahead = { collection: id, ...this.store.changes.begin(id) }
    return tooLong
  }

  private findNow(collection: Collection): Found | undefined | typeof tooLong {
    const plan = planQuery(collection, this.query)
    const sorter = new Sorter<Found>(this.query.sort ?? [], 1)
    const started = performance.now()
    let chunks = 0
    for (const batch of scanNow(this.store, plan)) {
      for (const found of batch) {
        if (plan.isSorted) return found
        sorter.offer(found.document, found)
      }
      if (++chunks > mostChunks || performance.now() - started > mostMs) return this.putOff(collection)
    }
    return sorter.sorted()[0]
  }

  private async searchInTurns(collection: Collection): Promise<Candidates> {
    const plan = planQuery(collection, this.query)
    const sorter = new Sorter<number>(plan.isSorted ? [] : (this.query.sort ?? []), mostCandidates)
    let count = 0
    for await (const batch of scanInTurns(this.store, plan)) {
      for (const { record, document } of batch) {
        sorter.offer(document, record)
        count++
      }
      // What comes in the order asked for needs no more than a first one; its neighbours were read with it.
      if (plan.isSorted && count > 0) return { records: sorter.sorted(), isWhole: false }
    }
    return { records: sorter.sorted(), isWhole: count <= mostCandidates }
  }
}

/** One transaction changes so many documents; more follow in the next, so that readers are not kept waiting. */
const chunkSize = 500

/**
 * Changes every match of a query. The documents are found first and changed in transactions of bounded size, each checked
 * again before its change. A refusal ends it; what was changed before stays changed, as on a real server.
 * Answers how many were met, and how many the change says it modified.
 */
export async function changeAll(
  store: Store,
  namespace: string,
  query: Query,
  change: (collection: Collection, found: Found) => boolean,
): Promise<{ n: number; modified: number }> {
  const matches = compileFilter(query.filter)
  const collection = store.catalog.find(namespace)
  const total = { n: 0, modified: 0 }
  if (collection === undefined) return total
  const records: number[] = []
  for await (const batch of scanInTurns(store, planQuery(collection, { ...query, fields: new Set() })))
    for (const { record } of batch) records.push(record)
  for (let at = 0; at < records.length; at += chunkSize) {
    const done = await store.write(() => {
      // Counted anew each time: the job runs again when another one breaks its transaction.
      const counts = { n: 0, modified: 0 }
      const current = store.catalog.find(namespace)
      if (current === undefined) return counts
      for (const record of records.slice(at, at + chunkSize)) {
        const found = recheck(store, current, record, matches)
        if (found === undefined) continue
        counts.n++
        if (change(current, found)) counts.modified++
      }
      return counts
    })
    total.n += done.n
    total.modified += done.modified
  }
  return total
}
