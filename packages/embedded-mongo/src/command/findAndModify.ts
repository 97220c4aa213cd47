import { MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { compileProjection } from '../query/project.ts'
import { parseSort } from '../query/sortKey.ts'
import { removeRecord } from '../storage/records.ts'
import { compileUpdate } from '../update/compileUpdate.ts'
import { updateFound, upsert } from './changeDocument.ts'
import { checkOptions, deadlineOf, documentOption, flagOption, type Handler, namespaceOf } from './command.ts'
import { Search, tooLong } from './locate.ts'
import { runWrites } from './runWrites.ts'

const knownOptions = ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'bypassDocumentValidation']

export const findAndModify: Handler = async (command, { store }) => {
  const { body } = command
  checkOptions(command, knownOptions, true)
  const namespace = namespaceOf(command)
  const [removes, isUpsert, wantsNew] = ['remove', 'upsert', 'new'].map((name) => flagOption(body, name))
  if (removes && (body.has('update') || isUpsert || wantsNew))
    throw new MongoError(9, 'Cannot specify both an update and remove=true')
  if (!removes && !body.has('update')) throw new MongoError(9, 'Either an update or remove=true must be specified')
  const update = removes ? undefined : compileUpdate(body.get('update'))
  const filter = documentOption(body, 'query')
  const projection = compileProjection(documentOption(body, 'fields'))
  const search = new Search(store, namespace, { filter, sort: parseSort(body.get('sort')), deadline: deadlineOf(body) })

  const reply = (shown: Document | undefined, lastErrorObject: Record<string, Value | undefined>): Document =>
    documentOf({
      lastErrorObject: documentOf(lastErrorObject),
      value: shown === undefined ? null : projection === undefined ? shown : projection.apply(shown),
      ok: 1,
    })
  const run = (): Document | typeof tooLong => {
    const collection = isUpsert ? store.catalog.ensure(namespace) : store.catalog.find(namespace)
    const found = collection === undefined ? undefined : search.find(collection)
    if (found === tooLong) return found
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
  }
  const step = { run, goAhead: () => search.goAhead(), end: () => search.end() }
  const { answers, refusals } = await runWrites(store, command, 1, () => step)
  for (const [, refusal] of refusals) throw refusal
  const answer = answers.get(0)
  return isDocument(answer) ? answer : reply(undefined, {})
}
