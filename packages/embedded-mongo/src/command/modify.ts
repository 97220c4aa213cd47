import { Sorter } from '../aggregate/sortBatches.ts'
import { decodeDocument } from '../bson/decode.ts'
import { encodeStored } from '../bson/encode.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileFilter } from '../query/compileFilter.ts'
import type { SortField } from '../query/sortKey.ts'
import type { Collection } from '../storage/catalog.ts'
import { insertRecord, replaceRecord, withId } from '../storage/records.ts'
import { type Found, planQuery, type Query, scanInTurns, scanNow } from '../storage/scan.ts'
import { recordKey } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'
import { documentOfFilter, type Update } from '../update/compileUpdate.ts'
import type { Command } from './command.ts'

type Sorted = Query & { sort: readonly SortField[] }

/** The first document of a query in its order; only inside a transaction. The document comes whole. */
const findOneNow = (store: Store, collection: Collection, query: Query & { sort: readonly SortField[] }): Found | undefined => {
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

/** Below this a scan inside a transaction is over before anybody notices. */
const SMALL = 2000

/**
 * Finds out beforehand, in turns with other clients, which document a write will probably meet.
 * The write looks at that one first; only if it changed meanwhile does it have to search by itself.
 */
export const findCandidate = async (store: Store, namespace: string, query: Sorted): Promise<number | undefined> => {
  const collection = store.catalog.find(namespace)
  if (collection === undefined || collection.count < SMALL) return undefined
  const plan = planQuery(collection, query)
  if (plan.scan?.isExact === true) return undefined
  const sorter = new Sorter<number>(query.sort, 1)
  for await (const batch of scanInTurns(store, plan))
    for (const { record, document } of batch) {
      if (plan.isSorted) return record
      sorter.offer(document, record)
    }
  return sorter.sorted()[0]
}

/** The candidate, if it still matches, else the first document of the query; only inside a transaction. */
export const findWithCandidate = (
  store: Store,
  collection: Collection,
  query: Sorted,
  candidate: number | undefined,
): Found | undefined => {
  const bytes = candidate === undefined ? undefined : store.tree.get(recordKey(collection.id, candidate))
  if (candidate === undefined || bytes === undefined) return findOneNow(store, collection, query)
  const document = decodeDocument(bytes)
  return compileFilter(query.filter)(document) ? { record: candidate, bytes, document } : findOneNow(store, collection, query)
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

/** The statements of a write command, whether sent in its body or beside it; an option that is not known refuses them all. */
export const statementsOf = ({ name, body, sequences }: Command, list: string, known: readonly string[]): Document[] => {
  const given = sequences.get(list)?.map((bytes) => decodeDocument(bytes)) ?? body.get(list)
  if (!Array.isArray(given) || !given.every(isDocument))
    throw new MongoError(9, `BSON field '${name}.${list}' is missing but a required field`)
  if (given.length === 0 || given.length > 100_000) throw new MongoError(16, 'Write batch sizes must be between 1 and 100000')
  for (const statement of given)
    for (const [option, value] of statement)
      if (!known.includes(option) && value !== false && value !== null)
        throw new MongoError(72, `${name} option '${option}' is not supported by the embedded store`)
  return given
}
