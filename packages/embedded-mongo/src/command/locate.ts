import { Sorter } from '../aggregate/sorter.ts'
import { decodeDocument } from '../bson/decode.ts'
import { compileFilter } from '../query/compileFilter.ts'
import type { Collection } from '../storage/catalog.ts'
import type { Found } from '../storage/records.ts'
import { planQuery, type Query, scanInTurns, scanNow } from '../storage/scan.ts'
import { recordKey } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'

/** Below this a scan inside a transaction is over before anybody notices. */
const SMALL = 2000

/** The stored document of a record, if it is there and passes the filter. */
const recheck = (
  store: Store,
  { id }: Collection,
  record: number,
  matches: ReturnType<typeof compileFilter>,
): Found | undefined => {
  const bytes = store.tree.get(recordKey(id, record))
  const document = bytes === undefined ? undefined : decodeDocument(bytes)
  return bytes !== undefined && document !== undefined && matches(document) ? { record, bytes, document } : undefined
}

/** The first document of a query in its order; only inside a transaction. The document comes whole. */
const findNow = (store: Store, collection: Collection, query: Query): Found | undefined => {
  const plan = planQuery(collection, query)
  const sorter = new Sorter<Found>(query.sort ?? [], 1)
  for (const batch of scanNow(store, plan))
    for (const found of batch) {
      if (plan.isSorted) return found
      sorter.offer(found.document, found)
    }
  return sorter.sorted()[0]
}

/** Which record a write will probably meet, found out in turns with other clients. */
const findCandidate = async (store: Store, collection: Collection, query: Query): Promise<number | undefined> => {
  const plan = planQuery(collection, query)
  if (plan.scan?.isExact === true) return undefined
  const sorter = new Sorter<number>(query.sort ?? [], 1)
  for await (const batch of scanInTurns(store, plan))
    for (const { record, document } of batch) {
      if (plan.isSorted) return record
      sorter.offer(document, record)
    }
  return sorter.sorted()[0]
}

/**
 * Looks for the first document of a query beforehand, so that a long search holds nobody up. The answer is called inside
 * the transaction of the write: it checks that document again and searches anew only if it changed meanwhile.
 */
export const locateOne = async (
  store: Store,
  namespace: string,
  query: Query,
): Promise<(collection: Collection) => Found | undefined> => {
  const matches = compileFilter(query.filter)
  const before = store.catalog.find(namespace)
  const candidate = before === undefined || before.count < SMALL ? undefined : await findCandidate(store, before, query)
  return (collection) =>
    (candidate === undefined ? undefined : recheck(store, collection, candidate, matches)) ?? findNow(store, collection, query)
}

/** One transaction changes so many documents; more follow in the next, so that readers are not kept waiting. */
const CHUNK = 500

/**
 * Changes every match of a query. The documents are found first and changed in transactions of bounded size, each checked
 * again before its change. A refusal ends it; what was changed before stays changed, as on a real server.
 * Answers how many were met, and how many the change says it modified.
 */
export const changeAll = async (
  store: Store,
  namespace: string,
  query: Query,
  change: (collection: Collection, found: Found) => boolean,
): Promise<{ n: number; modified: number }> => {
  const matches = compileFilter(query.filter)
  const collection = store.catalog.find(namespace)
  const total = { n: 0, modified: 0 }
  if (collection === undefined) return total
  const records: number[] = []
  for await (const batch of scanInTurns(store, planQuery(collection, { ...query, fields: new Set() })))
    for (const { record } of batch) records.push(record)
  for (let at = 0; at < records.length; at += CHUNK) {
    const done = await store.write(() => {
      // Counted anew each time: the job runs again when another one breaks its transaction.
      const counts = { n: 0, modified: 0 }
      const current = store.catalog.find(namespace)
      if (current === undefined) return counts
      for (const record of records.slice(at, at + CHUNK)) {
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
