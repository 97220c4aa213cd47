import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { badValue, MongoError } from '../mongoError.ts'
import type { Collection } from '../storage/catalog.ts'
import type { Found } from '../storage/records.ts'
import { compileUpdate, type Update } from '../update/compileUpdate.ts'
import { updateFound, upsert } from './changeDocument.ts'
import { checkOptions, deadlineOf, type Handler, namespaceOf } from './command.ts'
import { changeAll, locateOne } from './locate.ts'
import { retryIdOf, writeOnce } from './retryRecord.ts'
import { runStatements, statementsOf } from './statements.ts'

type Statement = { filter: Document; update: Update; isMulti: boolean; isUpsert: boolean }

const parseStatement = (entry: Document, isNumbered: boolean): Statement => {
  const filter = entry.get('q')
  if (!isDocument(filter)) throw new MongoError(9, "BSON field 'update.updates.q' is missing but a required field")
  const update = compileUpdate(entry.get('u'))
  const isMulti = entry.get('multi') === true
  if (isMulti && update.isReplacement) throw new MongoError(9, 'multi update is not supported for replacement-style update')
  if (isMulti && isNumbered) throw badValue('a multi update cannot be retryable')
  return { filter, update, isMulti, isUpsert: entry.get('upsert') === true }
}

const answer = (n: number, modified: number, upserted?: Value): Document =>
  documentOf({ n: int(n), nModified: int(modified), upserted })

export const update: Handler = async (command, { store }) => {
  checkOptions(command, ['updates', 'ordered', 'bypassDocumentValidation'], true)
  const namespace = namespaceOf(command)
  const statements = statementsOf(command, 'updates', ['q', 'u', 'multi', 'upsert'])
  const retryId = retryIdOf(command.body)
  const deadline = deadlineOf(command.body)

  const updateOne = async ({ filter, update: changes, isUpsert }: Statement, at: number): Promise<Document> => {
    const locate = await locateOne(store, namespace, { filter, deadline })
    return writeOnce(store, retryId, at, () => {
      const collection = isUpsert ? store.catalog.ensure(namespace) : store.catalog.find(namespace)
      const found = collection === undefined ? undefined : locate(collection)
      if (collection === undefined || (found === undefined && !isUpsert)) return answer(0, 0)
      if (found === undefined) return answer(1, 0, upsert(store, collection, filter, changes).get('_id'))
      return answer(1, updateFound(store, collection, found, changes) === found.document ? 0 : 1)
    })
  }

  const updateMany = async (statement: Statement, at: number): Promise<Document> => {
    const change = (collection: Collection, found: Found) =>
      updateFound(store, collection, found, statement.update) !== found.document
    const { n, modified } = await changeAll(store, namespace, { filter: statement.filter, deadline }, change)
    return n === 0 && statement.isUpsert ? updateOne(statement, at) : answer(n, modified)
  }

  const upserted: Document[] = []
  let n = 0
  let modified = 0
  const writeErrors = await runStatements(command, statements, async (entry, at) => {
    const statement = parseStatement(entry, retryId !== undefined)
    const done = await (statement.isMulti ? updateMany : updateOne)(statement, at)
    const id = done.get('upserted')
    n += toInteger(done.get('n')) ?? 0
    modified += toInteger(done.get('nModified')) ?? 0
    if (id !== undefined) upserted.push(documentOf({ index: int(at), _id: id }))
  })
  return documentOf({
    n: int(n),
    nModified: int(modified),
    upserted: upserted.length > 0 ? upserted : undefined,
    writeErrors: writeErrors.length > 0 ? writeErrors : undefined,
    ok: 1,
  })
}
