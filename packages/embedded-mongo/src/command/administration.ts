import { type Document, documentOf, int } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileFilter } from '../query/compileFilter.ts'
import type { Collection } from '../storage/catalog.ts'
import { checkOptions, documentOption, type Handler, namespaceOf } from './command.ts'
import { listCursor } from './cursorRegistry.ts'

const number = (value: number): number | ReturnType<typeof int> =>
  Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? int(value) : value

export const create: Handler = async (command, { store }) => {
  checkOptions(command, ['autoIndexId'])
  const namespace = namespaceOf(command)
  await store.write(() => {
    if (store.catalog.find(namespace) !== undefined) throw new MongoError(48, `Collection ${namespace} already exists.`)
    store.catalog.ensure(namespace)
  })
  return documentOf({ ok: 1 })
}

export const drop: Handler = (command, { store }) => {
  checkOptions(command, [])
  const namespace = namespaceOf(command)
  return store.write(() => {
    const collection = store.catalog.find(namespace)
    // Since MongoDB 7 dropping what does not exist succeeds.
    if (collection === undefined) return documentOf({ ok: 1 })
    const indexes = collection.indexes.length
    store.catalog.drop(collection)
    return documentOf({ nIndexesWas: int(indexes), ns: namespace, ok: 1 })
  })
}

export const dropDatabase: Handler = (command, { store }) => {
  checkOptions(command, [])
  return store.write(() => {
    const collections = store.catalog.ofDatabase(command.database)
    for (const collection of collections) store.catalog.drop(collection)
    return documentOf({ dropped: collections.length > 0 ? command.database : undefined, ok: 1 })
  })
}

const describeCollection = ({ namespace }: Collection, database: string): Document =>
  documentOf({
    name: namespace.slice(database.length + 1),
    type: 'collection',
    options: new Map(),
    info: documentOf({ readOnly: false }),
    idIndex: documentOf({ v: int(2), key: documentOf({ _id: int(1) }), name: '_id_' }),
  })

export const listCollections: Handler = (command, { store }) => {
  checkOptions(command, ['filter', 'nameOnly', 'cursor', 'authorizedCollections'])
  const matches = compileFilter(documentOption(command.body, 'filter'))
  const listed = store.catalog.ofDatabase(command.database).map((collection) => describeCollection(collection, command.database))
  const shown = listed.filter(matches)
  return listCursor(
    `${command.database}.$cmd.listCollections`,
    command.body.get('nameOnly') === true
      ? shown.map((one) => documentOf({ name: one.get('name'), type: one.get('type') }))
      : shown,
  )
}

export const listDatabases: Handler = (command, { store }) => {
  checkOptions(command, ['filter', 'nameOnly', 'authorizedDatabases'])
  const sizes = new Map<string, number>()
  for (const { namespace, bytes } of store.catalog.all()) {
    const name = namespace.slice(0, namespace.indexOf('.'))
    sizes.set(name, (sizes.get(name) ?? 0) + bytes)
  }
  const matches = compileFilter(documentOption(command.body, 'filter'))
  const nameOnly = command.body.get('nameOnly') === true
  const databases = [...sizes]
    .map(([name, size]) =>
      documentOf({ name, sizeOnDisk: nameOnly ? undefined : size, empty: nameOnly ? undefined : size === 0 }),
    )
    .filter(matches)
  const totalSize = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  return documentOf({ databases, totalSize: nameOnly ? undefined : totalSize, ok: 1 })
}

const indexCount = (collections: readonly Collection[]) => collections.reduce((sum, { indexes }) => sum + indexes.length, 0)
const sumOf = (collections: readonly Collection[], field: 'count' | 'bytes') =>
  collections.reduce((sum, collection) => sum + collection[field], 0)

export const collStats: Handler = (command, { store }) => {
  checkOptions(command, ['scale'])
  const namespace = namespaceOf(command)
  const found = store.catalog.find(namespace)
  const collections = found === undefined ? [] : [found]
  const size = sumOf(collections, 'bytes')
  const total = sumOf(collections, 'count')
  return documentOf({
    ns: namespace,
    count: number(total),
    size: number(size),
    avgObjSize: total > 0 ? number(Math.floor(size / total)) : undefined,
    storageSize: number(size),
    nindexes: int(indexCount(collections)),
    ok: 1,
  })
}

export const dbStats: Handler = (command, { store }) => {
  checkOptions(command, ['scale', 'freeStorage'])
  const collections = store.catalog.ofDatabase(command.database)
  return documentOf({
    db: command.database,
    collections: int(collections.length),
    views: int(0),
    objects: number(sumOf(collections, 'count')),
    dataSize: number(sumOf(collections, 'bytes')),
    storageSize: number(sumOf(collections, 'bytes')),
    indexes: int(indexCount(collections)),
    ok: 1,
  })
}

/** The server version whose behaviour is followed; drivers and Mongoose ask for it. */
const VERSION = '7.0.0'

export const buildInfo: Handler = () =>
  documentOf({
    version: VERSION,
    versionArray: [int(7), int(0), int(0), int(0)],
    gitVersion: 'duzhan-embedded-store',
    modules: ['duzhan'],
    bits: int(64),
    debug: false,
    maxBsonObjectSize: int(16 * 1024 * 1024),
    ok: 1,
  })
