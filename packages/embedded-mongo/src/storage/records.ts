import { BSONRegExp, ObjectId } from 'bson'
import { EMPTY_ARRAY } from '../bson/keyEncoding.ts'
import { RawDocument } from '../bson/rawDocument.ts'
import { type Document, documentOf, int, type Value } from '../bson/value.ts'
import type { IndexState } from '../index/chooseIndex.ts'
import { type IndexKeys, indexKeysOf } from '../index/indexKeys.ts'
import { badValue, MongoError } from '../mongoError.ts'
import type { Collection } from './catalog.ts'
import { formatValue } from './formatValue.ts'
import { entryKey, recordKey, recordOfValue, recordValue } from './storageKeys.ts'
import type { Store } from './store.ts'

/** Puts `_id` first, makes one where it is missing, and refuses those that MongoDB refuses. */
export const withId = (document: Document): Document => {
  const id = document.get('_id')
  if (id === undefined) return new Map<string, Value>([['_id', new ObjectId()], ...document])
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array")
  if (id instanceof BSONRegExp) throw badValue("The '_id' value cannot be of type regex")
  if (id instanceof Map && [...id.keys()].some((name) => name.startsWith('$')))
    throw new MongoError(52, "_id fields may not contain '$'-prefixed fields")
  const [first] = document.keys()
  return first === '_id' ? document : new Map([['_id', id], ...document])
}

const duplicate = (collection: Collection, index: IndexState, keys: IndexKeys): MongoError => {
  const values = index.fields.map(({ path }, at): [string, Value] => {
    const part = keys.sample[at]
    return [path, part === undefined ? null : part === EMPTY_ARRAY ? [] : part]
  })
  const shown = values.map(([path, value]) => `${path}: ${formatValue(value)}`).join(', ')
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`,
    {
      keyPattern: documentOf(Object.fromEntries(index.fields.map(({ path, direction }) => [path, int(direction)]))),
      keyValue: new Map(values),
    },
  )
}

/** Refuses keys that another record holds in a unique index. */
const checkUnique = (store: Store, collection: Collection, index: IndexState, keys: IndexKeys, own?: number): void => {
  if (!index.isUnique) return
  for (const key of keys.keys) {
    const holder = store.tree.get(entryKey(index.id, key))
    if (holder !== undefined && recordOfValue(holder) !== own) throw duplicate(collection, index, keys)
  }
}

const noteShape = (store: Store, collection: Collection, index: IndexState, keys: IndexKeys): void => {
  if ((!keys.isMultikey || index.isMultikey) && (!keys.isCut || index.isCut)) return
  index.isMultikey ||= keys.isMultikey
  index.isCut ||= keys.isCut
  store.catalog.save(collection)
}

const entryFor = (index: IndexState, key: Buffer, record: number): Buffer =>
  entryKey(index.id, key, index.isUnique ? undefined : record)

/** Adds the entries of one record to one index; used for new records and when an index is built. */
export const addEntries = (store: Store, collection: Collection, index: IndexState, record: number, document: Document): void => {
  const keys = indexKeysOf(document, index)
  checkUnique(store, collection, index, keys, record)
  noteShape(store, collection, index, keys)
  for (const key of keys.keys) store.tree.put(entryFor(index, key, record), recordValue(record))
}

/** Stores a new document and its index entries, or refuses it before anything is written. */
export const insertRecord = (store: Store, collection: Collection, document: Document, bytes: Buffer): number => {
  const prepared = collection.indexes.map((index) => ({ index, keys: indexKeysOf(document, index) }))
  for (const { index, keys } of prepared) checkUnique(store, collection, index, keys)
  const record = collection.nextRecord++
  store.tree.put(recordKey(collection.id, record), bytes)
  for (const { index, keys } of prepared) {
    noteShape(store, collection, index, keys)
    for (const key of keys.keys) store.tree.put(entryFor(index, key, record), recordValue(record))
  }
  collection.count++
  collection.bytes += bytes.length
  store.catalog.touch(collection)
  return record
}

type Replacement = { record: number; before: Document; beforeBytes: number; after: Document; bytes: Buffer }

/** Replaces a stored document, touching only the index entries that differ. */
export const replaceRecord = (store: Store, collection: Collection, change: Replacement): void => {
  const { record, before, after, bytes } = change
  const prepared = collection.indexes
    .filter(
      (index) =>
        index.partial !== undefined || index.fields.some(({ parts }) => before.get(parts[0] ?? '') !== after.get(parts[0] ?? '')),
    )
    .map((index) => ({ index, old: indexKeysOf(before, index), keys: indexKeysOf(after, index) }))
  for (const { index, keys } of prepared) checkUnique(store, collection, index, keys, record)
  store.tree.put(recordKey(collection.id, record), bytes)
  for (const { index, old, keys } of prepared) {
    noteShape(store, collection, index, keys)
    const kept = new Set(keys.keys.map((key) => key.toString('latin1')))
    const had = new Set(old.keys.map((key) => key.toString('latin1')))
    for (const key of old.keys) if (!kept.has(key.toString('latin1'))) store.tree.remove(entryFor(index, key, record))
    for (const key of keys.keys)
      if (!had.has(key.toString('latin1'))) store.tree.put(entryFor(index, key, record), recordValue(record))
  }
  collection.bytes += bytes.length - change.beforeBytes
  store.catalog.touch(collection)
}

/** Removes a stored document and its index entries. */
export const removeRecord = (
  store: Store,
  collection: Collection,
  stored: { record: number; document: Document; bytes: Buffer },
): void => {
  for (const index of collection.indexes)
    for (const key of indexKeysOf(stored.document, index).keys) store.tree.remove(entryFor(index, key, stored.record))
  store.tree.remove(recordKey(collection.id, stored.record))
  collection.count--
  collection.bytes -= stored.bytes.length
  store.catalog.touch(collection)
}

/** A document as it is answered: its stored bytes. */
export const rawOf = (bytes: Buffer): RawDocument => new RawDocument(bytes)
