import { equalValues } from '../bson/compare.ts'
import { maxDocumentBytes } from '../bson/encode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, int, type Value } from '../bson/value.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { lastBackupOf } from '../storage/backupMark.ts'
import { checkOptions, documentOption, flagOption, type Handler, namespaceOf } from './command.ts'
import { listCursor } from './cursorRegistry.ts'
import { sum } from './statistics.ts'

/** What every collection has, and a dump says of each: an index on `_id` of MongoDB's own kind. */
const idIndexKey = documentOf({ _id: int(1) })

export const create: Handler = async (command, { store }) => {
  checkOptions(command, ['idIndex'])
  if (command.body.has('idIndex') && !equalValues(documentOption(command.body, 'idIndex').get('key') ?? null, idIndexKey))
    throw new MongoError(197, "The field 'key' for an _id index must be {_id: 1}")
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
    const nIndexesWas = int(collection.indexes.length)
    store.catalog.drop(collection)
    return documentOf({ nIndexesWas, ns: namespace, ok: 1 })
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

export const listCollections: Handler = (command, { store }) => {
  checkOptions(command, ['filter', 'nameOnly', 'cursor', 'authorizedCollections'])
  const { database, body } = command
  const collections = store.catalog.ofDatabase(database).map(({ namespace }) =>
    documentOf({
      name: namespace.slice(database.length + 1),
      type: 'collection',
      options: new Map(),
      info: documentOf({ readOnly: false }),
      idIndex: documentOf({ v: int(2), key: idIndexKey, name: '_id_' }),
    }),
  )
  const shown = collections.filter(compileFilter(documentOption(body, 'filter')))
  const briefly = (one: Document) => documentOf({ name: one.get('name'), type: one.get('type') })
  return listCursor(`${database}.$cmd.listCollections`, flagOption(body, 'nameOnly') ? shown.map(briefly) : shown)
}

/** The server version whose behaviour is followed; drivers and Mongoose ask for it. */
const serverVersion = '7.0.0'

export const buildInfo: Handler = () =>
  documentOf({
    version: serverVersion,
    versionArray: [...serverVersion.split('.').map((part) => int(Number(part))), int(0)],
    gitVersion: 'duzhan-embedded-store',
    modules: ['duzhan'],
    bits: int(64),
    debug: false,
    maxBsonObjectSize: int(maxDocumentBytes),
    ok: 1,
  })

/** Of what MongoDB tells here only what is counted: how often each command was run since the start. What is told of the last backup is our own. */
export const serverStatus: Handler = (_command, { counts, path }) => {
  const totals = [...counts].map(([name, about]): [string, Value] => [name, documentOf({ total: sum(about.values()) })])
  const backup = lastBackupOf(path)
  return documentOf({
    version: serverVersion,
    process: 'duzhan-embedded-store',
    localTime: new Date(),
    lastBackup: backup?.at ?? null,
    lastBackupFolder: backup?.folder ?? null,
    lastBackupSize: backup?.size ?? null,
    lastBackupIsOrigin: backup?.isOrigin ?? null,
    metrics: documentOf({ commands: new Map(totals) }),
    ok: 1,
  })
}

/** What MongoDB calls each command where it tells them by collection; all others are `commands`. */
const kindNames: ReadonlyMap<string, string> = new Map([
  ['find', 'queries'],
  ['getMore', 'getmore'],
  ['insert', 'insert'],
  ['update', 'update'],
  ['delete', 'remove'],
])

/** Of what MongoDB tells of each collection only what is counted: how many commands of each kind were about it since the start. */
export const top: Handler = (_command, { counts }) => {
  const totals = new Map<string, Map<string, number>>()
  for (const [name, about] of counts)
    for (const [namespace, count] of about) {
      if (namespace === '') continue
      const kinds = totals.get(namespace) ?? new Map<string, number>()
      const kind = kindNames.get(name) ?? 'commands'
      kinds.set(kind, (kinds.get(kind) ?? 0) + count)
      totals.set(namespace, kinds)
    }
  const told = ([namespace, kinds]: [string, Map<string, number>]): [string, Value] => [
    namespace,
    new Map([...kinds].map(([kind, count]) => [kind, documentOf({ count })])),
  ]
  return documentOf({ totals: new Map([...totals].map(told)), ok: 1 })
}
