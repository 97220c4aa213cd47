import { encodeStored } from '../bson/encode.ts'
import type { Document, Value } from '../bson/value.ts'
import type { Collection } from '../storage/catalog.ts'
import { type Found, insertRecord, replaceRecord, withId } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { documentOfFilter, type Update } from '../update/compileUpdate.ts'

/** Applies an update to a stored document; the answer is what stands there now, and the same one if nothing changed. */
export function updateFound(store: Store, collection: Collection, found: Found, update: Update): Document {
  const after = withId(update.apply(found.document, false))
  if (after === found.document) return after
  const bytes = encodeStored(after)
  if (bytes.equals(found.bytes)) return found.document
  replaceRecord(store, collection, found, after, bytes)
  return after
}

/** Inserts what an upsert makes of its filter and its update. */
export function upsert(store: Store, collection: Collection, filter: Document, update: Update): Document {
  const equalities = documentOfFilter(filter)
  const id = equalities.get('_id')
  const onlyId = new Map<string, Value>(id === undefined ? [] : [['_id', id]])
  const document = withId(update.apply(update.isReplacement ? onlyId : equalities, true))
  insertRecord(store, collection, document, encodeStored(document))
  return document
}
