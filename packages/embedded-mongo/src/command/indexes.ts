import { MongoError } from '../bson/mongoError.ts'
import { documentOf, int, isDocument } from '../bson/value.ts'
import type { IndexState } from '../index/chooseIndex.ts'
import { describeIndex, type IndexSpec, parseIndexSpec } from '../index/indexSpec.ts'
import type { Collection } from '../storage/catalog.ts'
import type { Store } from '../storage/store.ts'
import { buildIndexes } from './buildIndexes.ts'
import { checkOptions, type Handler, namespaceOf } from './command.ts'
import { listCursor } from './cursorRegistry.ts'

/** Makes one index unless it is there already; a failed one leaves nothing behind. */
export const createIndex = (store: Store, namespace: string, spec: IndexSpec): Promise<void> =>
  buildIndexes(store, namespace, [spec])

const readyIndexes = ({ indexes }: Collection): IndexState[] => indexes.filter(({ isReady }) => isReady)

export const createIndexes: Handler = async (command, { store }) => {
  // mongorestore wants unknown options ignored; none is: an index that means something else is made by nobody's wish.
  checkOptions(command, ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'])
  const namespace = namespaceOf(command)
  const given = command.body.get('indexes')
  if (!Array.isArray(given) || given.length === 0) throw new MongoError(2, 'Must specify at least one index to create')
  const specs = given.map((spec) => {
    if (!isDocument(spec)) throw new MongoError(14, 'an index has to be a document')
    return parseIndexSpec(spec)
  })
  const before = store.catalog.find(namespace)
  const numBefore = before === undefined ? 1 : readyIndexes(before).length
  await buildIndexes(store, namespace, specs)
  const after = store.catalog.find(namespace)
  const numAfter = after === undefined ? 1 : readyIndexes(after).length
  return documentOf({
    numIndexesBefore: int(numBefore),
    numIndexesAfter: int(numAfter),
    createdCollectionAutomatically: before === undefined,
    note: numBefore === numAfter ? 'all indexes already exist' : undefined,
    ok: 1,
  })
}

function needCollection(store: Store, namespace: string): Collection {
  const collection = store.catalog.find(namespace)
  if (collection === undefined) throw new MongoError(26, `ns does not exist: ${namespace}`)
  return collection
}

export const listIndexes: Handler = (command, { store }) => {
  checkOptions(command, ['cursor'])
  const namespace = namespaceOf(command)
  return listCursor(namespace, readyIndexes(needCollection(store, namespace)).map(describeIndex))
}

export const dropIndexes: Handler = async (command, { store }) => {
  checkOptions(command, ['index'])
  const namespace = namespaceOf(command)
  const wanted = command.body.get('index')
  return store.write(() => {
    const collection = needCollection(store, namespace)
    const numBefore = readyIndexes(collection).length
    const names = Array.isArray(wanted) ? wanted : [wanted]
    const doomed = collection.indexes.filter(({ name }) => (wanted === '*' ? name !== '_id_' : names.includes(name)))
    if (doomed.length < names.length && wanted !== '*')
      throw new MongoError(27, `index not found with name [${names.map(String).join(', ')}]`)
    if (doomed.some(({ name }) => name === '_id_')) throw new MongoError(72, 'cannot drop _id index')
    for (const index of doomed) store.catalog.dropIndex(collection, index)
    return documentOf({ nIndexesWas: int(numBefore), ok: 1 })
  })
}
