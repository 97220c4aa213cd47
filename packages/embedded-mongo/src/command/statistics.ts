import { MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { compileFilter } from '../query/compileFilter.ts'
import type { Collection } from '../storage/catalog.ts'
import type { Store } from '../storage/store.ts'
import { checkOptions, countOption, documentOption, flagOption, type Handler, namespaceOf } from './command.ts'

export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0)

const total = (collections: readonly Collection[], figure: 'count' | 'bytes') =>
  sum(collections.map((collection) => collection[figure]))

/** By what sizes are divided. */
const scaleOf = (options: Document): number => countOption(options, 'scale') || 1

/** The databases that hold a collection. Their size is that of their documents: the disk is not divided among them. */
export const listDatabases: Handler = (command, { store }) => {
  checkOptions(command, ['filter', 'nameOnly', 'authorizedDatabases'])
  const names = new Set(store.catalog.all().map(({ namespace }) => namespace.slice(0, namespace.indexOf('.'))))
  const databases = [...names]
    .map((name) => {
      const sizeOnDisk = total(store.catalog.ofDatabase(name), 'bytes')
      return documentOf({ name, sizeOnDisk, empty: sizeOnDisk === 0 })
    })
    .filter(compileFilter(documentOption(command.body, 'filter')))
  if (flagOption(command.body, 'nameOnly'))
    return documentOf({ databases: databases.map((one) => documentOf({ name: one.get('name') })), ok: 1 })
  return documentOf({ databases, totalSize: total(store.catalog.all(), 'bytes'), ok: 1 })
}

/** What a database holds, of all that MongoDB tells here what is counted. */
export const dbStats: Handler = (command, { store }) => {
  checkOptions(command, ['scale', 'freeStorage'])
  const collections = store.catalog.ofDatabase(command.database)
  return documentOf({
    db: command.database,
    collections: int(collections.length),
    objects: total(collections, 'count'),
    dataSize: total(collections, 'bytes') / scaleOf(command.body),
    indexes: int(sum(collections.map(({ indexes }) => indexes.length))),
    ok: 1,
  })
}

/** What is counted of a collection; `undefined` stands for one that is not there, which is told in noughts. */
function figuresOf(collection: Collection | undefined, scale: number): Record<string, Value | undefined> {
  const { count = 0, bytes = 0, indexes = [] } = collection ?? {}
  return {
    size: Math.floor(bytes / scale),
    count,
    avgObjSize: count === 0 ? undefined : Math.floor(bytes / count),
    capped: false,
    nindexes: int(indexes.length),
  }
}

export const collStats: Handler = (command, { store }) => {
  checkOptions(command, ['scale'])
  const namespace = namespaceOf(command)
  return documentOf({ ns: namespace, ...figuresOf(store.catalog.find(namespace), scaleOf(command.body)), ok: 1 })
}

/** What `$collStats` at the head of a pipeline yields: one document with the kinds of figures that were asked for. */
export function collStatsDocument(store: Store, namespace: string, spec: Value): Document {
  if (!isDocument(spec)) throw new MongoError(5447000, '$collStats must take a nested object')
  const collection = store.catalog.find(namespace)
  if (collection === undefined)
    throw new MongoError(
      26,
      `Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [${namespace}] not found.`,
    )
  const answer: Record<string, Value | undefined> = { ns: namespace, localTime: new Date() }
  for (const name of spec.keys()) {
    const options = documentOption(spec, name)
    if (name === 'storageStats') answer[name] = documentOf(figuresOf(collection, scaleOf(options)))
    else if (name === 'count') answer[name] = collection.count
    else throw new MongoError(72, `$collStats: '${name}' is not supported by the embedded store`)
  }
  return documentOf(answer)
}
