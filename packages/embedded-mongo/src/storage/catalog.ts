import { decodeDocument } from '../bson/decode.ts'
import { encodeDocument } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import type { IndexState } from '../index/chooseIndex.ts'
import { describeIndex, parseIndexSpec } from '../index/indexSpec.ts'
import { catalogKey, catalogRange, countersKey, garbageKey, metaKey } from './storageKeys.ts'
import { StoreError } from './storeError.ts'
import type { Tree } from './tree.ts'

export interface Collection {
  id: number
  namespace: string
  indexes: IndexState[]
  count: number
  bytes: number
  nextRecord: number
}

const describe = ({ id, indexes }: Collection): Document =>
  documentOf({
    id: int(id),
    indexes: indexes.map((index) => {
      const { isMultikey, isCut, isReady } = index
      return documentOf({ id: int(index.id), isMultikey, isCut, isReady, spec: describeIndex(index) })
    }),
  })

const damaged = (what: string) => new StoreError('store.damaged', `the catalogue of the store is damaged: ${what} is missing`)

function need(value: Value | undefined): number {
  const number = toInteger(value)
  if (number === undefined) throw damaged('a number')
  return number
}

function parseIndex(value: Value): IndexState {
  const spec = isDocument(value) ? value.get('spec') : undefined
  if (!isDocument(value) || !isDocument(spec)) throw damaged('an index')
  return {
    ...parseIndexSpec(spec),
    id: need(value.get('id')),
    isMultikey: value.get('isMultikey') === true,
    isCut: value.get('isCut') === true,
    isReady: value.get('isReady') === true,
  }
}

/** What collections and indexes there are. Changes are made inside a transaction and read back if it is called off. */
export class Catalog {
  private collections = new Map<string, Collection>()
  private touched = new Set<Collection>()
  private nextId = 1
  private readonly tree: Tree
  constructor(tree: Tree) {
    this.tree = tree
    this.load()
  }

  load(): void {
    this.collections = new Map()
    this.touched = new Set()
    const next = this.tree.get(metaKey('nextId'))
    this.nextId = next === undefined ? 1 : next.readUInt32BE(0)
    for (const { key, value } of this.tree.range(catalogRange(), Number.MAX_SAFE_INTEGER)) {
      const entry = decodeDocument(value)
      const id = need(entry.get('id'))
      const indexes = entry.get('indexes')
      // Whoever looks on at a damaged store reads the documents of a collection also without its counters.
      const counters = this.tree.get(countersKey(id)) ?? (this.tree.damage.size > 0 ? Buffer.alloc(24) : undefined)
      if (!Array.isArray(indexes) || counters === undefined) throw damaged('a list of indexes or a counter')
      const namespace = key.toString('utf8', 1)
      const [count = 0, bytes = 0, nextRecord = 0] = [0, 8, 16].map((at) => counters.readDoubleBE(at))
      this.collections.set(namespace, { id, namespace, indexes: indexes.map(parseIndex), count, bytes, nextRecord })
    }
  }

  find(namespace: string): Collection | undefined {
    return this.collections.get(namespace)
  }

  all(): Collection[] {
    return [...this.collections.values()].sort((left, right) => (left.namespace < right.namespace ? -1 : 1))
  }

  /** The collections of a database. */
  ofDatabase(database: string): Collection[] {
    return this.all().filter(({ namespace }) => namespace.startsWith(`${database}.`))
  }

  /** Finds a collection or makes it, with its index on `_id`; only inside a transaction. */
  ensure(namespace: string): Collection {
    const existing = this.collections.get(namespace)
    if (existing !== undefined) return existing
    if (Buffer.byteLength(namespace) > 255) throw new MongoError(73, 'a namespace is limited to 255 bytes')
    const collection: Collection = { id: this.takeId(), namespace, indexes: [], count: 0, bytes: 0, nextRecord: 1 }
    const spec = parseIndexSpec(documentOf({ key: documentOf({ _id: int(1) }), name: '_id_' }))
    collection.indexes.push({ ...spec, id: this.takeId(), isMultikey: false, isCut: false, isReady: true })
    this.collections.set(namespace, collection)
    this.save(collection)
    return collection
  }

  addIndex(collection: Collection, index: Omit<IndexState, 'id'>): IndexState {
    const state = { ...index, id: this.takeId() }
    collection.indexes.push(state)
    this.save(collection)
    return state
  }

  dropIndex(collection: Collection, index: IndexState): void {
    collection.indexes = collection.indexes.filter((other) => other !== index)
    this.tree.put(garbageKey('entry', index.id), Buffer.from([0]))
    this.save(collection)
  }

  drop(collection: Collection): void {
    for (const index of collection.indexes) this.tree.put(garbageKey('entry', index.id), Buffer.from([0]))
    this.tree.put(garbageKey('record', collection.id), Buffer.from([0]))
    this.tree.remove(catalogKey(collection.namespace))
    this.tree.remove(countersKey(collection.id))
    this.touched.delete(collection)
    this.collections.delete(collection.namespace)
  }

  /** Stores the description of a collection and its indexes. */
  save(collection: Collection): void {
    this.tree.put(catalogKey(collection.namespace), encodeDocument(describe(collection)))
    this.touched.add(collection)
  }

  /** Notes that a collection's counters moved; they are stored once per commit. */
  touch(collection: Collection): void {
    this.touched.add(collection)
  }

  saveCounters(): void {
    for (const collection of this.touched) {
      const { count, bytes, nextRecord } = collection
      const counters = Buffer.allocUnsafe(24)
      for (const [at, counter] of [count, bytes, nextRecord].entries()) counters.writeDoubleBE(counter, at * 8)
      this.tree.put(countersKey(collection.id), counters)
    }
    this.touched.clear()
  }

  private takeId(): number {
    const id = this.nextId++
    const value = Buffer.allocUnsafe(4)
    value.writeUInt32BE(this.nextId, 0)
    this.tree.put(metaKey('nextId'), value)
    return id
  }
}
