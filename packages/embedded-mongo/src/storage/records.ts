import { Int32, ObjectId } from 'bson'
import { emptyArray } from '../bson/keyEncoding.ts'
import { badValue, MongoError } from '../bson/mongoError.ts'
import type { Document, Value } from '../bson/value.ts'
import type { IndexState } from '../index/chooseIndex.ts'
import { type IndexKeys, indexKeysOf } from '../index/indexKeys.ts'
import { keyOfIndex } from '../index/indexSpec.ts'
import type { Collection } from './catalog.ts'
import { entryKey, recordKey, recordOfValue, recordValue } from './storageKeys.ts'
import type { Store } from './store.ts'

/** A stored document: its record id, its bytes, and as much of it decoded as was asked for. */
export interface Found {
  record: number
  bytes: Buffer
  document: Document
}

/** Puts `_id` first, makes one where it is missing, and refuses those that MongoDB refuses. */
export function withId(document: Document): Document {
  const id = document.get('_id')
  if (id === undefined) return new Map<string, Value>([['_id', new ObjectId()], ...document])
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array")
  if (id instanceof Map && [...id.keys()].some((name) => name.startsWith('$')))
    throw new MongoError(52, "_id fields may not contain '$'-prefixed fields")
  const [first] = document.keys()
  return first === '_id' ? document : new Map([['_id', id], ...document])
}

function duplicate(collection: Collection, index: IndexState, keys: IndexKeys): MongoError {
  const keyValue = new Map<string, Value>(
    index.fields.map(({ path }, at) => {
      const part = keys.sample[at]
      return [path, part === emptyArray ? [] : (part ?? null)]
    }),
  )
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: ${formatValue(keyValue)}`,
    { keyPattern: keyOfIndex(index), keyValue },
  )
}

/** Refuses keys that another record holds in a unique index. */
function checkUnique(store: Store, collection: Collection, index: IndexState, keys: IndexKeys, own?: number): void {
  if (!index.isUnique) return
  for (const key of keys.keys) {
    const holder = store.tree.get(entryKey(index.id, key))
    if (holder !== undefined && recordOfValue(holder) !== own) throw duplicate(collection, index, keys)
  }
}

/** Notes in the catalogue when an index first meets an array or a key too long for it. */
function noteShape(store: Store, collection: Collection, index: IndexState, keys: IndexKeys): void {
  if ((!keys.isMultikey || index.isMultikey) && (!keys.isCut || index.isCut)) return
  index.isMultikey ||= keys.isMultikey
  index.isCut ||= keys.isCut
  store.catalog.save(collection)
}

const entryFor = (index: IndexState, key: Buffer, record: number): Buffer =>
  entryKey(index.id, key, index.isUnique ? undefined : record)

function without(keys: readonly Buffer[], others: readonly Buffer[]): readonly Buffer[] {
  if (others.length === 0) return keys
  const known = new Set(others.map((key) => key.toString('latin1')))
  return keys.filter((key) => !known.has(key.toString('latin1')))
}

/**
 * Whether an entry is the record's own. While a unique index is being built a record that it has not reached yet can share
 * its key with a younger one, and that one's entry must stay when the older record is changed or removed.
 */
function isOwn(store: Store, index: IndexState, entry: Buffer, record: number): boolean {
  if (!index.isUnique || index.isReady) return true
  const holder = store.tree.get(entry)
  return holder !== undefined && recordOfValue(holder) === record
}

/** Changes the keys of one record in one index, touching only those that differ. */
function changeKeys(store: Store, index: IndexState, record: number, old: readonly Buffer[], keys: readonly Buffer[]): void {
  for (const key of without(old, keys)) {
    const entry = entryFor(index, key, record)
    if (isOwn(store, index, entry, record)) store.tree.remove(entry)
  }
  for (const key of without(keys, old)) store.tree.put(entryFor(index, key, record), recordValue(record))
}

/** Adds the entries of one record to one index; used for new records and when an index is built. */
export function addEntries(store: Store, collection: Collection, index: IndexState, record: number, document: Document): void {
  const keys = indexKeysOf(document, index)
  checkUnique(store, collection, index, keys, record)
  noteShape(store, collection, index, keys)
  changeKeys(store, index, record, [], keys.keys)
}

/** Stores a new document and its index entries, or refuses it before anything is written. */
export function insertRecord(store: Store, collection: Collection, document: Document, bytes: Buffer): void {
  const prepared = collection.indexes.map((index) => ({ index, keys: indexKeysOf(document, index) }))
  for (const { index, keys } of prepared) checkUnique(store, collection, index, keys)
  const record = collection.nextRecord++
  store.tree.put(recordKey(collection.id, record), bytes)
  for (const { index, keys } of prepared) {
    noteShape(store, collection, index, keys)
    changeKeys(store, index, record, [], keys.keys)
  }
  collection.count++
  collection.bytes += bytes.length
  store.catalog.touch(collection)
  store.changes.note(collection.id, record)
}

/** Replaces a stored document, touching only the index entries that differ. */
export function replaceRecord(store: Store, collection: Collection, found: Found, after: Document, bytes: Buffer): void {
  const { record, document: before } = found
  const isAffected = ({ partial, fields }: IndexState) =>
    partial !== undefined || fields.some(({ parts: [first = ''] }) => before.get(first) !== after.get(first))
  const prepared = collection.indexes
    .filter(isAffected)
    .map((index) => ({ index, old: indexKeysOf(before, index), keys: indexKeysOf(after, index) }))
  for (const { index, keys } of prepared) checkUnique(store, collection, index, keys, record)
  store.tree.put(recordKey(collection.id, record), bytes)
  for (const { index, old, keys } of prepared) {
    noteShape(store, collection, index, keys)
    changeKeys(store, index, record, old.keys, keys.keys)
  }
  collection.bytes += bytes.length - found.bytes.length
  store.catalog.touch(collection)
  store.changes.note(collection.id, record)
}

/** Removes a stored document and its index entries. */
export function removeRecord(store: Store, collection: Collection, { record, document, bytes }: Found): void {
  for (const index of collection.indexes) changeKeys(store, index, record, indexKeysOf(document, index).keys, [])
  store.tree.remove(recordKey(collection.id, record))
  collection.count--
  collection.bytes -= bytes.length
  store.catalog.touch(collection)
}

/** A value as MongoDB shows it in the message of a duplicate key. */
function formatValue(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Int32) return String(value.value)
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof Map) return `{ ${[...value].map(([name, field]) => `${name}: ${formatValue(field)}`).join(', ')} }`
  if (Array.isArray(value)) return `[ ${value.map(formatValue).join(', ')} ]`
  return String(value)
}
