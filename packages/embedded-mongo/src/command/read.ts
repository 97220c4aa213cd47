import { Sorter } from '../aggregate/sortBatches.ts'
import { compilePipeline } from '../aggregate/stages.ts'
import { decodeDocument } from '../bson/decode.ts'
import { identityOf } from '../bson/keyEncoding.ts'
import { type Document, documentOf, isDocument, type Value } from '../bson/value.ts'
import { badValue, MongoError } from '../mongoError.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { someAtPath } from '../query/path.ts'
import { compileProjection, type Projection } from '../query/project.ts'
import { parseSort, type SortField } from '../query/sortKey.ts'
import { rawOf } from '../storage/records.ts'
import { type Found, type Plan, planQuery, scanInTurns } from '../storage/scan.ts'
import type { Store } from '../storage/store.ts'
import { checkedNamespace, checkOptions, countOption, documentOption, type Handler, hintOption, namespaceOf } from './command.ts'
import { type Answer, counted, emptyCursor } from './cursorRegistry.ts'

const FIND_OPTIONS = [
  'filter',
  'sort',
  'skip',
  'limit',
  'projection',
  'hint',
  'batchSize',
  'singleBatch',
  'noCursorTimeout',
  'allowDiskUse',
  'allowPartialResults',
]

const window = async function* <T>(source: AsyncIterable<T[]>, skip: number, limit: number): AsyncGenerator<T[]> {
  let toSkip = skip
  let left = limit
  for await (const batch of source) {
    const kept = toSkip > 0 ? batch.slice(toSkip) : batch
    toSkip = Math.max(0, toSkip - batch.length)
    if (kept.length > 0) yield kept.length > left ? kept.slice(0, left) : kept
    left -= kept.length
    if (left <= 0) return
  }
}

const answering = async function* (source: AsyncIterable<Found[]>, projection: Projection | undefined): AsyncGenerator<Answer[]> {
  for await (const batch of source)
    yield batch.map(({ bytes }) =>
      projection === undefined ? rawOf(bytes) : projection.apply(decodeDocument(bytes, projection.fields)),
    )
}

const sorting = async function* (store: Store, plan: Plan, sort: readonly SortField[], most: number): AsyncGenerator<Found[]> {
  const sorter = new Sorter<Found>(sort, most)
  for await (const batch of scanInTurns(store, plan))
    for (const found of batch) sorter.offer(found.document, { ...found, document: new Map() })
  const sorted = sorter.sorted()
  for (let at = 0; at < sorted.length; at += 500) yield sorted.slice(at, at + 500)
}

/** The documents of a query in its order. */
const ordered = (store: Store, plan: Plan, sort: readonly SortField[], most: number): AsyncIterable<Found[]> =>
  plan.isSorted ? scanInTurns(store, plan) : sorting(store, plan, sort, most)

const topFields = (sort: readonly SortField[]): Set<string> => new Set(sort.map(({ parts }) => parts[0] ?? ''))

export const find: Handler = async (command, { store, cursors }) => {
  checkOptions(command, FIND_OPTIONS)
  const namespace = namespaceOf(command)
  const { body } = command
  const filter = documentOption(body, 'filter')
  const sort = parseSort(body.get('sort'))
  const skip = countOption(body, 'skip') ?? 0
  const limit = countOption(body, 'limit') || Number.POSITIVE_INFINITY
  const projection = compileProjection(documentOption(body, 'projection'))
  const hint = hintOption(body.get('hint'), store, namespace)
  const collection = store.catalog.find(namespace)
  if (collection === undefined) {
    compileFilter(filter)
    return emptyCursor(namespace)
  }
  const plan = planQuery(collection, { filter, sort, hint, fields: topFields(sort), most: Math.max(1, skip + limit) })
  const found = window(ordered(store, plan, sort, skip + limit), skip, limit)
  return cursors.open(namespace, answering(found, projection), {
    batchSize: countOption(body, 'batchSize'),
    isSingleBatch: body.get('singleBatch') === true,
  })
}

export const getMore: Handler = (command, { cursors }) => {
  checkOptions(command, ['collection', 'batchSize'])
  const id = command.body.get('getMore')
  const collection = command.body.get('collection')
  if (typeof id !== 'bigint' || typeof collection !== 'string')
    throw new MongoError(14, 'getMore needs a cursor id and a collection')
  return cursors.next(id, `${command.database}.${collection}`, countOption(command.body, 'batchSize'))
}

export const killCursors: Handler = (command, { cursors }) => {
  checkOptions(command, ['cursors'])
  const ids = command.body.get('cursors')
  if (!Array.isArray(ids)) throw new MongoError(14, 'killCursors needs an array of cursors')
  return cursors.kill(ids.filter((id) => typeof id === 'bigint'))
}

export const count: Handler = async (command, { store }) => {
  checkOptions(command, ['query', 'skip', 'limit', 'hint'])
  const namespace = namespaceOf(command)
  const filter = documentOption(command.body, 'query')
  const skip = countOption(command.body, 'skip') ?? 0
  const limit = countOption(command.body, 'limit') || Number.POSITIVE_INFINITY
  const hint = hintOption(command.body.get('hint'), store, namespace)
  const collection = store.catalog.find(namespace)
  if (collection === undefined) return counted(0)
  if (filter.size === 0) return counted(Math.min(limit, Math.max(0, collection.count - skip)))
  let n = 0
  for await (const batch of scanInTurns(store, planQuery(collection, { filter, hint, fields: new Set() }))) {
    n += batch.length
    if (n >= skip + limit) break
  }
  return counted(Math.min(limit, Math.max(0, n - skip)))
}

export const distinct: Handler = async (command, { store }) => {
  checkOptions(command, ['key', 'query', 'hint'])
  const namespace = namespaceOf(command)
  const key = command.body.get('key')
  if (typeof key !== 'string' || key === '') throw badValue('distinct needs a key')
  const filter = documentOption(command.body, 'query')
  const hint = hintOption(command.body.get('hint'), store, namespace)
  const collection = store.catalog.find(namespace)
  const parts = key.split('.')
  const values = new Map<string, Value>()
  const add = (value: Value) => {
    const identity = identityOf(value)
    if (!values.has(identity)) values.set(identity, value)
  }
  if (collection !== undefined)
    for await (const batch of scanInTurns(store, planQuery(collection, { filter, hint, fields: new Set([parts[0] ?? '']) })))
      for (const { document } of batch)
        someAtPath(document, parts, (value) => {
          if (Array.isArray(value)) for (const element of value) add(element)
          else if (value !== undefined) add(value)
          return false
        })
  return documentOf({ values: [...values.values()], ok: 1 })
}

const documentsOf = async function* (found: AsyncIterable<Found[]>): AsyncGenerator<Document[]> {
  for await (const batch of found) yield batch.map(({ document }) => document)
}

const nothing = async function* (): AsyncGenerator<Document[]> {}

/** The `$match` and `$sort` at the head of a pipeline, which an index can serve. */
const headOf = (pipeline: readonly Value[]) => {
  const stage = (at: number, name: string): Value | undefined => {
    const entry = pipeline[at]
    return isDocument(entry) && entry.size === 1 ? entry.get(name) : undefined
  }
  const match = stage(0, '$match')
  const afterMatch = match === undefined ? 0 : 1
  const sort = stage(afterMatch, '$sort')
  return { filter: isDocument(match) ? match : new Map<string, Value>(), afterMatch, sort }
}

export const aggregate: Handler = async (command, { store, cursors }) => {
  checkOptions(command, ['pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation'])
  if (typeof command.body.get('aggregate') !== 'string')
    throw new MongoError(73, 'aggregation on a database is not supported by the embedded store')
  const namespace = namespaceOf(command)
  const { body, database } = command
  const pipeline = body.get('pipeline')
  const lookup = async (from: string, filter: Document): Promise<Document[]> => {
    const collection = store.catalog.find(checkedNamespace(database, from))
    if (collection === undefined) return []
    const result: Document[] = []
    for await (const batch of scanInTurns(store, planQuery(collection, { filter })))
      for (const { document } of batch) result.push(document)
    return result
  }
  const stages = compilePipeline(pipeline, lookup)
  if (!isDocument(body.get('cursor')))
    throw new MongoError(9, "The 'cursor' option is required, except for aggregate with the explain argument")
  const batchSize = countOption(documentOption(body, 'cursor'), 'batchSize')
  const hint = hintOption(body.get('hint'), store, namespace)
  const collection = store.catalog.find(namespace)
  const start = (): { source: AsyncIterable<Document[]>; used: number } => {
    if (collection === undefined || !Array.isArray(pipeline)) return { source: nothing(), used: 0 }
    const { filter, afterMatch, sort: sortSpec } = headOf(pipeline)
    const sort = parseSort(sortSpec)
    const plan = planQuery(collection, { filter, sort, hint })
    const used = afterMatch + (sort.length > 0 && plan.isSorted ? 1 : 0)
    return { source: documentsOf(scanInTurns(store, plan)), used }
  }
  const { source, used } = start()
  let batches = source
  for (const stage of stages.slice(used)) batches = stage(batches)
  return cursors.open(namespace, batches, { batchSize, isSingleBatch: false })
}
