import { MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { keyOfIndex } from '../index/indexSpec.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { parseSort } from '../query/sortKey.ts'
import { type Plan, planQuery } from '../storage/scan.ts'
import { type Command, checkOptions, documentOption, type Handler, namespaceOf } from './command.ts'

/** What a plan reads: an index, or the collection from its beginning. */
function readingOf({ scan }: Plan): Document {
  if (scan === undefined) return documentOf({ stage: 'COLLSCAN', direction: 'forward' })
  return documentOf({
    stage: 'FETCH',
    inputStage: documentOf({
      stage: 'IXSCAN',
      keyPattern: keyOfIndex(scan.index),
      indexName: scan.index.name,
      isMultiKey: scan.index.isMultikey,
      isUnique: scan.index.isUnique,
      isPartial: scan.index.partial !== undefined,
      direction: scan.isReverse ? 'backward' : 'forward',
      ranges: int(scan.ranges.length),
    }),
  })
}

/** The filter and the order of a command that looks for documents, by what each of them is called there. */
function queryOf({ name, body }: Command): { filter: Document; sort: Value | undefined } {
  if (name === 'find') return { filter: documentOption(body, 'filter'), sort: body.get('sort') }
  if (name === 'count' || name === 'distinct') return { filter: documentOption(body, 'query'), sort: undefined }
  if (name !== 'aggregate') throw new MongoError(72, `explain of ${name} is not supported by the embedded store`)
  const pipeline = body.get('pipeline')
  const head = Array.isArray(pipeline) && isDocument(pipeline[0]) ? pipeline[0] : new Map<string, Value>()
  return { filter: documentOption(head, '$match'), sort: undefined }
}

/**
 * Tells by which index a query would be answered, and runs nothing. A pipeline is told of as far as its first stage goes.
 * Throws 72 for a command that looks for nothing, and where it should also be run (`executionStats`).
 */
export const explain: Handler = (command, { store }) => {
  checkOptions(command, ['verbosity'])
  const verbosity = command.body.get('verbosity') ?? 'queryPlanner'
  if (verbosity !== 'queryPlanner')
    throw new MongoError(72, `verbosity ${String(verbosity)} is not supported by the embedded store: it explains without running`)
  const body = documentOption(command.body, 'explain')
  const [name = ''] = body.keys()
  const asked = { ...command, name, body }
  const { filter, sort } = queryOf(asked)
  const namespace = namespaceOf(asked)
  const collection = store.catalog.find(namespace)
  compileFilter(filter) // what is no filter is refused also where there is no collection
  const plan = collection && planQuery(collection, { filter, sort: parseSort(sort) })
  const reading = plan === undefined ? documentOf({ stage: 'EOF' }) : readingOf(plan)
  const isSorting = plan?.isSorted === false
  const winningPlan = isSorting ? documentOf({ stage: 'SORT', sortPattern: sort, inputStage: reading }) : reading
  return documentOf({ queryPlanner: documentOf({ namespace, parsedQuery: filter, winningPlan, rejectedPlans: [] }), ok: 1 })
}
