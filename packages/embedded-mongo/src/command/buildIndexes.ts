import { equalValues } from '../bson/compare.ts'
import { decodeDocument } from '../bson/decode.ts'
import { MongoError } from '../bson/mongoError.ts'
import type { IndexState } from '../index/chooseIndex.ts'
import { type IndexSpec, sameFields } from '../index/indexSpec.ts'
import type { Collection } from '../storage/catalog.ts'
import { addEntries } from '../storage/records.ts'
import { type KeyRange, keyAfter, recordKey, recordOfKey, recordRange } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'

/** So many documents are read at once, and one transaction of a build lasts about so long: others wait no longer than that. */
export interface Pace {
  chunk: number
  stepMs: number
}
const usual: Pace = { chunk: 100, stepMs: 30 }

const sameOptions = (left: IndexSpec, right: IndexSpec): boolean =>
  left.isUnique === right.isUnique &&
  left.expireAfterSeconds === right.expireAfterSeconds &&
  equalValues(left.partial ?? null, right.partial ?? null)

/** The index that is there already; a clash of names or options is refused as on a real server. */
function existingIndex<Index extends IndexSpec>(indexes: readonly Index[], spec: IndexSpec): Index | undefined {
  const byName = indexes.find(({ name }) => name === spec.name)
  const byFields = indexes.find((index) => sameFields(index, spec) && equalValues(index.partial ?? null, spec.partial ?? null))
  if (byFields?.name === '_id_') return byFields
  if (byName !== undefined && !(sameFields(byName, spec) && sameOptions(byName, spec)))
    throw new MongoError(
      86,
      `An existing index has the same name as the requested index: ${spec.name}, but another key or options`,
    )
  if (byName === undefined && byFields !== undefined)
    throw new MongoError(85, `Index already exists with a different name or different options: ${byFields.name}`)
  return byName
}

/** What is to be built, told apart from what others are building; the documents from `end` on are kept by their writers. */
interface Work {
  ids: number[]
  awaited: number[]
  collection: number
  end: number
}

/** Enters the indexes that are missing into the catalogue, so that every writer keeps them from now on. */
function enter(store: Store, namespace: string, specs: readonly IndexSpec[]): Work {
  const before = store.catalog.find(namespace)?.indexes ?? []
  const missing: IndexSpec[] = []
  const awaited: number[] = []
  // Everything is looked at before anything is written.
  for (const spec of specs) {
    const existing = existingIndex(before, spec)
    if (existing === undefined && existingIndex(missing, spec) === undefined) missing.push(spec)
    else if (existing?.isReady === false) awaited.push(existing.id)
  }
  const collection = store.catalog.ensure(namespace)
  const ids = missing
    .filter((spec) => existingIndex(collection.indexes, spec) === undefined)
    .map((spec) => store.catalog.addIndex(collection, { ...spec, isMultikey: false, isCut: false, isReady: false }).id)
  return { ids, awaited, collection: collection.id, end: collection.nextRecord }
}

interface Entered {
  collection: Collection
  indexes: IndexState[]
}

function indexesOf(store: Store, namespace: string, ids: readonly number[]): Entered {
  const collection = store.catalog.find(namespace)
  const indexes = collection?.indexes.filter(({ id }) => ids.includes(id)) ?? []
  if (collection === undefined || indexes.length < ids.length)
    throw new MongoError(276, `Index build failed :: caused by :: an index of ${namespace} was dropped while it was built`)
  return { collection, indexes }
}

/** Adds the entries of some documents, within a transaction; answers the key at which the next one goes on. */
function step(store: Store, { collection, indexes }: Entered, range: KeyRange, pace: Pace): Buffer | undefined {
  const started = performance.now()
  let { low } = range
  do {
    const entries = store.tree.range({ low, high: range.high }, pace.chunk)
    for (const { key, value } of entries) {
      const document = decodeDocument(value)
      for (const index of indexes) addEntries(store, collection, index, recordOfKey(key), document)
    }
    const last = entries.at(-1)
    if (last === undefined || entries.length < pace.chunk) return undefined
    low = keyAfter(last.key)
  } while (performance.now() - started < pace.stepMs)
  return low
}

/**
 * Fills new indexes in steps while others go on reading and writing. Readers use them only after one commit more: the
 * catalogue in memory is ahead of the disk, and an index whose last entries are still on their way would hide documents.
 */
async function fill(store: Store, namespace: string, { ids, collection, end }: Work, pace: Pace): Promise<void> {
  const high = recordKey(collection, end)
  for (let low: Buffer | undefined = recordRange(collection).low; low !== undefined; ) {
    const from: Buffer = low
    low = await store.write(() => step(store, indexesOf(store, namespace, ids), { low: from, high }, pace))
  }
  await store.write(() => {
    const current = indexesOf(store, namespace, ids)
    for (const index of current.indexes) index.isReady = true
    store.catalog.save(current.collection)
  })
}

const giveUp = (store: Store, namespace: string, ids: readonly number[]): Promise<void> =>
  store.write(() => {
    const collection = store.catalog.find(namespace)
    for (const index of collection?.indexes ?? [])
      if (collection !== undefined && ids.includes(index.id)) store.catalog.dropIndex(collection, index)
  })

/** Waits until somebody else has built an index; if that fails, this fails too. */
async function untilReady(store: Store, namespace: string, id: number): Promise<void> {
  while (indexesOf(store, namespace, [id]).indexes.some(({ isReady }) => !isReady)) await store.write(() => undefined)
}

/**
 * Makes those indexes that are not there already, in one pass over the documents, and returns when all of them can be used.
 * If one fails none of the new ones is left, as on a real server.
 */
export async function buildIndexes(store: Store, namespace: string, specs: readonly IndexSpec[], pace = usual): Promise<void> {
  const work = await store.write(() => enter(store, namespace, specs))
  try {
    if (work.ids.length > 0) await fill(store, namespace, work, pace)
  } catch (error) {
    await giveUp(store, namespace, work.ids)
    throw error
  }
  for (const id of work.awaited) await untilReady(store, namespace, id)
}
