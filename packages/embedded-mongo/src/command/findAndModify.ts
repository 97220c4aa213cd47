import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { compileProjection } from '../query/project.ts'
import { parseSort } from '../query/sortKey.ts'
import { removeRecord } from '../storage/records.ts'
import { compileUpdate } from '../update/compileUpdate.ts'
import { checkOptions, documentOption, type Handler, hintOption, namespaceOf } from './command.ts'
import { findCandidate, findWithCandidate, updateFound, upsert } from './modify.ts'
import { RetryRecord, retryIdOf } from './retryRecord.ts'

const KNOWN = ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'hint', 'bypassDocumentValidation']

const reply = (value: Document | null, lastErrorObject?: Record<string, Value | undefined>): Document =>
  documentOf({ lastErrorObject: lastErrorObject === undefined ? undefined : documentOf(lastErrorObject), value, ok: 1 })

export const findAndModify: Handler = async (command, { store }) => {
  const { body } = command
  checkOptions(command, KNOWN, true)
  const namespace = namespaceOf(command)
  const removes = body.get('remove') === true
  if (removes && (body.has('update') || body.get('upsert') === true || body.get('new') === true))
    throw new MongoError(9, 'Cannot specify both an update and remove=true')
  if (!removes && !body.has('update')) throw new MongoError(9, 'Either an update or remove=true must be specified')
  const update = removes ? undefined : compileUpdate(body.get('update'))
  const filter = documentOption(body, 'query')
  compileFilter(filter)
  const projection = compileProjection(documentOption(body, 'fields'))
  const shown = (document: Document) => (projection === undefined ? document : projection.apply(document))
  const query = { filter, sort: parseSort(body.get('sort')), hint: hintOption(body.get('hint'), store, namespace) }
  const retryId = retryIdOf(body)
  const isUpsert = body.get('upsert') === true
  const wantsNew = body.get('new') === true

  const candidate = await findCandidate(store, namespace, query)

  const act = (): Document => {
    const collection = isUpsert ? store.catalog.ensure(namespace) : store.catalog.find(namespace)
    const found = collection === undefined ? undefined : findWithCandidate(store, collection, query, candidate)
    if (collection !== undefined && found !== undefined && update === undefined) {
      removeRecord(store, collection, found)
      return reply(shown(found.document), { n: int(1) })
    }
    if (collection !== undefined && found !== undefined && update !== undefined) {
      const { after } = updateFound(store, collection, found, update)
      return reply(shown(wantsNew ? after : found.document), { n: int(1), updatedExisting: true })
    }
    if (collection !== undefined && update !== undefined && isUpsert) {
      const { id, document } = upsert(store, collection, filter, update)
      return reply(wantsNew ? shown(document) : null, { n: int(1), updatedExisting: false, upserted: id })
    }
    return reply(null, removes ? { n: int(0) } : { n: int(0), updatedExisting: false })
  }

  return store.write(() => {
    const record = retryId === undefined ? undefined : new RetryRecord(store, retryId)
    const earlier = record?.answerOf(0)
    if (isDocument(earlier)) return earlier
    const result = act()
    record?.keep(0, result)
    record?.save()
    return result
  })
}
