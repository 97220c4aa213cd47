import { Sorter } from '../aggregate/sortBatches.ts'
import { decodeDocument } from '../bson/decode.ts'
import { encodeStored } from '../bson/encode.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import type { SortField } from '../query/sortKey.ts'
import type { Collection } from '../storage/catalog.ts'
import { insertRecord, replaceRecord, withId } from '../storage/records.ts'
import { type Found, planQuery, type Query, scanNow } from '../storage/scan.ts'
import type { Store } from '../storage/store.ts'
import { documentOfFilter, type Update } from '../update/compileUpdate.ts'

/** The first document of a query in its order; only inside a transaction. The document comes whole. */
export const findOneNow = (
  store: Store,
  collection: Collection,
  query: Query & { sort: readonly SortField[] },
): Found | undefined => {
  const plan = planQuery(collection, query)
  if (plan.isSorted) {
    for (const batch of scanNow(store, plan)) {
      const [first] = batch
      if (first !== undefined) return first
    }
    return undefined
  }
  const sorter = new Sorter<Found>(query.sort, 1)
  for (const batch of scanNow(store, plan)) for (const found of batch) sorter.offer(found.document, found)
  return sorter.sorted()[0]
}

/** Applies an update to a stored document; false when nothing changes by it. */
export const updateFound = (
  store: Store,
  collection: Collection,
  found: Found,
  update: Update,
): { isChanged: boolean; after: Document } => {
  const after = withId(update.apply(found.document, false))
  if (after === found.document) return { isChanged: false, after }
  const bytes = encodeStored(after)
  if (bytes.equals(found.bytes)) return { isChanged: false, after }
  replaceRecord(store, collection, {
    record: found.record,
    before: found.document,
    beforeBytes: found.bytes.length,
    after,
    bytes,
  })
  return { isChanged: true, after }
}

/** Inserts what an upsert makes of its filter and its update. */
export const upsert = (
  store: Store,
  collection: Collection,
  filter: Document,
  update: Update,
): { id: Value; document: Document } => {
  const start = update.isReplacement ? onlyId(documentOfFilter(filter)) : documentOfFilter(filter)
  const document = withId(update.apply(start, true))
  insertRecord(store, collection, document, encodeStored(document))
  return { id: document.get('_id') ?? null, document }
}

const onlyId = (document: Document): Document => {
  const id = document.get('_id')
  return id === undefined ? new Map() : new Map([['_id', id]])
}

/** The statements of a write command, whether sent in its body or beside it. */
export const statementsOf = (
  body: Document,
  sequences: ReadonlyMap<string, readonly Buffer[]>,
  name: string,
): Document[] | undefined => {
  const sequence = sequences.get(name)
  if (sequence !== undefined) return sequence.map((bytes) => decodeDocument(bytes))
  const list = body.get(name)
  return Array.isArray(list) && list.every(isDocument) ? list : undefined
}
