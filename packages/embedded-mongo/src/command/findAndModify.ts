import { type Document, documentOf, int, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileProjection } from '../query/project.ts'
import { parseSort } from '../query/sortKey.ts'
import { removeRecord } from '../storage/records.ts'
import { compileUpdate } from '../update/compileUpdate.ts'
import { updateFound, upsert } from './changeDocument.ts'
import { checkOptions, deadlineOf, documentOption, type Handler, namespaceOf } from './command.ts'
import { locateOne } from './locate.ts'
import { retryIdOf, writeOnce } from './retryRecord.ts'

const KNOWN = ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'bypassDocumentValidation']

export const findAndModify: Handler = async (command, { store }) => {
  const { body } = command
  checkOptions(command, KNOWN, true)
  const namespace = namespaceOf(command)
  const [removes, isUpsert, wantsNew] = ['remove', 'upsert', 'new'].map((name) => body.get(name) === true)
  if (removes && (body.has('update') || isUpsert || wantsNew))
    throw new MongoError(9, 'Cannot specify both an update and remove=true')
  if (!removes && !body.has('update')) throw new MongoError(9, 'Either an update or remove=true must be specified')
  const update = removes ? undefined : compileUpdate(body.get('update'))
  const filter = documentOption(body, 'query')
  const projection = compileProjection(documentOption(body, 'fields'))
  const locate = await locateOne(store, namespace, { filter, sort: parseSort(body.get('sort')), deadline: deadlineOf(body) })

  const reply = (shown: Document | undefined, lastErrorObject: Record<string, Value | undefined>): Document =>
    documentOf({
      lastErrorObject: documentOf(lastErrorObject),
      value: shown === undefined ? null : projection === undefined ? shown : projection.apply(shown),
      ok: 1,
    })
  return writeOnce(store, retryIdOf(body), 0, () => {
    const collection = isUpsert ? store.catalog.ensure(namespace) : store.catalog.find(namespace)
    const found = collection === undefined ? undefined : locate(collection)
    if (collection !== undefined && found !== undefined && update === undefined) {
      removeRecord(store, collection, found)
      return reply(found.document, { n: int(1) })
    }
    if (collection !== undefined && found !== undefined && update !== undefined) {
      const after = updateFound(store, collection, found, update)
      return reply(wantsNew ? after : found.document, { n: int(1), updatedExisting: true })
    }
    if (collection !== undefined && update !== undefined && isUpsert) {
      const made = upsert(store, collection, filter, update)
      return reply(wantsNew ? made : undefined, { n: int(1), updatedExisting: false, upserted: made.get('_id') })
    }
    return reply(undefined, { n: int(0), updatedExisting: removes ? undefined : false })
  })
}
