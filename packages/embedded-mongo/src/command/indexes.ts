import { equalValues } from '../bson/compare.ts'
import { decodeDocument } from '../bson/decode.ts'
import { documentOf, int, isDocument } from '../bson/value.ts'
import type { IndexState } from '../index/chooseIndex.ts'
import { describeIndex, type IndexSpec, parseIndexSpec, sameFields } from '../index/indexSpec.ts'
import { MongoError } from '../mongoError.ts'
import type { Collection } from '../storage/catalog.ts'
import { addEntries } from '../storage/records.ts'
import { keyAfter, recordOfKey, recordRange } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'
import { checkOptions, type Handler, namespaceOf } from './command.ts'
import { listCursor } from './cursorRegistry.ts'

const CHUNK = 1000

const sameOptions = (left: IndexSpec, right: IndexSpec): boolean =>
  left.isUnique === right.isUnique &&
  left.expireAfterSeconds === right.expireAfterSeconds &&
  equalValues(left.partial ?? null, right.partial ?? null)

/** The index that is there already; a clash of names or options is refused as on a real server. */
const existingIndex = (collection: Collection, spec: IndexSpec): IndexState | undefined => {
  const byName = collection.indexes.find(({ name }) => name === spec.name)
  const byFields = collection.indexes.find(
    (index) => sameFields(index, spec) && equalValues(index.partial ?? null, spec.partial ?? null),
  )
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

/** Fills a new index in steps while others go on writing; writers keep it up to date from its first moment. */
const build = async (store: Store, namespace: string, indexId: number): Promise<void> => {
  const current = (): { collection: Collection; index: IndexState } => {
    const collection = store.catalog.find(namespace)
    const index = collection?.indexes.find(({ id }) => id === indexId)
    if (collection === undefined || index === undefined) throw new MongoError(27, 'the index was dropped while it was built')
    return { collection, index }
  }
  let { low, high } = recordRange(current().collection.id)
  for (;;) {
    const next = await store.write(() => {
      const { collection, index } = current()
      const entries = store.tree.range({ low, high }, CHUNK)
      for (const { key, value } of entries) addEntries(store, collection, index, recordOfKey(key), decodeDocument(value))
      const last = entries.at(-1)
      if (last !== undefined && entries.length === CHUNK) return keyAfter(last.key)
      index.isReady = true
      store.catalog.save(collection)
      return undefined
    })
    if (next === undefined) return
    low = next
  }
}

/** Makes an index unless it is there already; a failed one leaves nothing behind. */
export const createIndex = async (store: Store, namespace: string, spec: IndexSpec): Promise<void> => {
  const added = await store.write(() => {
    const collection = store.catalog.ensure(namespace)
    const existing = existingIndex(collection, spec)
    if (existing !== undefined) return undefined
    return store.catalog.addIndex(collection, { ...spec, isMultikey: false, isCut: false, isReady: false }).id
  })
  if (added === undefined) return
  try {
    await build(store, namespace, added)
  } catch (error) {
    await store.write(() => {
      const collection = store.catalog.find(namespace)
      const index = collection?.indexes.find(({ id }) => id === added)
      if (collection !== undefined && index !== undefined) store.catalog.dropIndex(collection, index)
    })
    throw error
  }
}

export const createIndexes: Handler = async (command, { store }) => {
  checkOptions(command, ['indexes', 'commitQuorum'])
  const namespace = namespaceOf(command)
  const given = command.body.get('indexes')
  if (!Array.isArray(given) || given.length === 0) throw new MongoError(2, 'Must specify at least one index to create')
  const specs = given.map((spec) => {
    if (!isDocument(spec)) throw new MongoError(14, 'an index has to be a document')
    return parseIndexSpec(spec)
  })
  const before = store.catalog.find(namespace)
  const numBefore = before?.indexes.length ?? 1
  for (const spec of specs) await createIndex(store, namespace, spec)
  const numAfter = store.catalog.find(namespace)?.indexes.length ?? 1
  return documentOf({
    numIndexesBefore: int(numBefore),
    numIndexesAfter: int(numAfter),
    createdCollectionAutomatically: before === undefined,
    note: numBefore === numAfter ? 'all indexes already exist' : undefined,
    ok: 1,
  })
}

const needCollection = (store: Store, namespace: string): Collection => {
  const collection = store.catalog.find(namespace)
  if (collection === undefined) throw new MongoError(26, `ns does not exist: ${namespace}`)
  return collection
}

export const listIndexes: Handler = (command, { store }) => {
  checkOptions(command, ['cursor'])
  const namespace = namespaceOf(command)
  return listCursor(
    namespace,
    needCollection(store, namespace)
      .indexes.filter(({ isReady }) => isReady)
      .map(describeIndex),
  )
}

export const dropIndexes: Handler = async (command, { store }) => {
  checkOptions(command, ['index'])
  const namespace = namespaceOf(command)
  const wanted = command.body.get('index')
  return store.write(() => {
    const collection = needCollection(store, namespace)
    const numBefore = collection.indexes.length
    const names = Array.isArray(wanted) ? wanted : [wanted]
    const doomed = collection.indexes.filter(({ name }) => (wanted === '*' ? name !== '_id_' : names.includes(name)))
    if (doomed.length < names.length && wanted !== '*')
      throw new MongoError(27, `index not found with name [${names.map(String).join(', ')}]`)
    if (doomed.some(({ name }) => name === '_id_')) throw new MongoError(72, 'cannot drop _id index')
    for (const index of doomed) store.catalog.dropIndex(collection, index)
    return documentOf({ nIndexesWas: int(numBefore), ok: 1 })
  })
}
