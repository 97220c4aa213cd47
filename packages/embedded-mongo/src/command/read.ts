import { type Batches, limiting, mapping, skipping } from '../aggregate/batches.ts'
import { Sorter } from '../aggregate/sorter.ts'
import { compilePipeline } from '../aggregate/stages.ts'
import { decodeDocument } from '../bson/decode.ts'
import { maxDocumentBytes } from '../bson/encode.ts'
import { identityOf } from '../bson/keyEncoding.ts'
import { badValue, MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, int, isDocument, RawDocument, type Value } from '../bson/value.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { someAtPath } from '../query/path.ts'
import { compileProjection } from '../query/project.ts'
import { parseSort, type SortField } from '../query/sortKey.ts'
import type { Found } from '../storage/records.ts'
import { type Plan, planQuery, type Query, scanInTurns } from '../storage/scan.ts'
import type { Store } from '../storage/store.ts'
import { checkOptions, countOption, deadlineOf, documentOption, flagOption, type Handler, namespaceOf } from './command.ts'
import { sessionOf } from './retryRecord.ts'
import { collStatsDocument } from './statistics.ts'

const findOptions = ['filter', 'sort', 'skip', 'limit', 'projection', 'batchSize', 'singleBatch']

const answeredAtOnce = 500

/** How a query is answered, nothing where there is no collection; the query is checked in either case. */
function planOf(store: Store, namespace: string, query: Query): Plan | undefined {
  const collection = store.catalog.find(namespace)
  if (collection !== undefined) return planQuery(collection, query)
  compileFilter(query.filter)
  return undefined
}

/** What a plan finds. */
const run = (store: Store, plan: Plan | undefined): Batches<Found> =>
  plan === undefined ? (async function* () {})() : scanInTurns(store, plan)

/** What a query finds in a collection, in whatever order. */
const scan = (store: Store, namespace: string, query: Query): Batches<Found> => run(store, planOf(store, namespace, query))

const sorting = async function* (found: Batches<Found>, sort: readonly SortField[], most: number): AsyncGenerator<Found[]> {
  const sorter = new Sorter<Found>(sort, most)
  for await (const batch of found)
    for (const one of batch) sorter.offer(one.document, { ...one, document: new Map() }, one.bytes.length)
  const sorted = sorter.sorted()
  for (let at = 0; at < sorted.length; at += answeredAtOnce) yield sorted.slice(at, at + answeredAtOnce)
}

export const find: Handler = async (command, { store, cursors }) => {
  checkOptions(command, findOptions)
  const namespace = namespaceOf(command)
  const { body } = command
  const filter = documentOption(body, 'filter')
  const sort = parseSort(body.get('sort'))
  const skip = countOption(body, 'skip') ?? 0
  const limit = countOption(body, 'limit') || Number.POSITIVE_INFINITY
  const projection = compileProjection(documentOption(body, 'projection'))
  const fields = new Set(sort.map(({ parts: [first = ''] }) => first))
  const most = Math.max(1, skip + limit)
  const plan = planOf(store, namespace, { filter, sort, fields, most, deadline: deadlineOf(body) })
  const found = plan?.isSorted === false ? sorting(run(store, plan), sort, most) : run(store, plan)
  const answers = mapping(limiting(skip > 0 ? skipping(found, skip) : found, limit), (batch) =>
    batch.map(({ bytes }) =>
      projection === undefined ? new RawDocument(bytes) : projection.apply(decodeDocument(bytes, projection.fields)),
    ),
  )
  return cursors.open(answers, {
    namespace,
    session: sessionOf(body.get('lsid')),
    batchSize: countOption(body, 'batchSize'),
    isSingleBatch: flagOption(body, 'singleBatch'),
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
  checkOptions(command, ['query', 'skip', 'limit'])
  const { body } = command
  const namespace = namespaceOf(command)
  const filter = documentOption(body, 'query')
  const skip = countOption(body, 'skip') ?? 0
  const limit = countOption(body, 'limit') || Number.POSITIVE_INFINITY
  let n = filter.size === 0 ? (store.catalog.find(namespace)?.count ?? 0) : 0
  if (filter.size > 0)
    for await (const batch of scan(store, namespace, { filter, fields: new Set(), deadline: deadlineOf(body) })) {
      n += batch.length
      if (n >= skip + limit) break
    }
  return documentOf({ n: int(Math.min(limit, Math.max(0, n - skip))), ok: 1 })
}

export const distinct: Handler = async (command, { store }) => {
  checkOptions(command, ['key', 'query'])
  const { body } = command
  const key = body.get('key')
  if (typeof key !== 'string' || key === '') throw badValue('distinct needs a key')
  const parts = key.split('.')
  const query = { filter: documentOption(body, 'query'), fields: new Set(parts.slice(0, 1)), deadline: deadlineOf(body) }
  const values = new Map<string, Value>()
  let bytes = 0
  const add = (value: Value) => {
    const identity = identityOf(value)
    if (values.has(identity)) return
    values.set(identity, value)
    bytes += identity.length
    if (bytes > maxDocumentBytes) throw new MongoError(17217, 'distinct too big, 16mb cap')
  }
  for await (const batch of scan(store, namespaceOf(command), query))
    for (const { document } of batch)
      someAtPath(document, parts, (value) => {
        if (Array.isArray(value)) for (const element of value) add(element)
        else if (value !== undefined) add(value)
        return false
      })
  return documentOf({ values: [...values.values()], ok: 1 })
}

const inOneBatch = async function* (document: Document): AsyncGenerator<Document[]> {
  yield [document]
}

/** The head of a pipeline where it decides what is read: a filter that an index can serve, or figures instead of documents. */
function headOf(pipeline: Value | undefined): { match?: Document; collStats?: Value } {
  const head = Array.isArray(pipeline) && isDocument(pipeline[0]) ? pipeline[0] : new Map<string, Value>()
  const match = head.get('$match')
  if (isDocument(match)) return { match }
  const collStats = head.get('$collStats')
  return collStats === undefined ? {} : { collStats }
}

export const aggregate: Handler = async (command, { store, cursors }) => {
  checkOptions(command, ['pipeline', 'cursor', 'bypassDocumentValidation'])
  const { body } = command
  const deadline = deadlineOf(body)
  if (typeof body.get('aggregate') !== 'string')
    throw new MongoError(73, 'aggregation on a database is not supported by the embedded store')
  const namespace = namespaceOf(command)
  const pipeline = body.get('pipeline')
  const { match, collStats } = headOf(pipeline)
  const [, ...behind] = Array.isArray(pipeline) ? pipeline : []
  const stages = compilePipeline(collStats === undefined ? pipeline : behind)
  if (!isDocument(body.get('cursor')))
    throw new MongoError(9, "The 'cursor' option is required, except for aggregate with the explain argument")
  let batches: Batches<Document> =
    collStats === undefined
      ? mapping(scan(store, namespace, { filter: match ?? new Map(), deadline }), (batch) =>
          batch.map(({ document }) => document),
        )
      : inOneBatch(collStatsDocument(store, namespace, collStats))
  for (const stage of match === undefined ? stages : stages.slice(1)) batches = stage(batches)
  const batchSize = countOption(documentOption(body, 'cursor'), 'batchSize')
  return cursors.open(batches, { namespace, session: sessionOf(body.get('lsid')), batchSize })
}
