import { MongoError } from '../bson/mongoError.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import type { Query } from '../storage/scan.ts'
import type { Store } from '../storage/store.ts'
import { compileUpdate, type Update } from '../update/compileUpdate.ts'
import { updateFound, upsert } from './changeDocument.ts'
import { checkOptions, deadlineOf, flagOption, type Handler, namespaceOf } from './command.ts'
import { changeAll, Search, tooLong } from './locate.ts'
import { retryIdOf } from './retryRecord.ts'
import { runWrites, type Step, writeErrorsOf } from './runWrites.ts'
import { statementsOf } from './statements.ts'

interface Statement {
  query: Query
  update: Update
  isMulti: boolean
  isUpsert: boolean
}

function parseStatement(entry: Document, isNumbered: boolean, deadline: number | undefined): Statement {
  const filter = entry.get('q')
  if (!isDocument(filter)) throw new MongoError(9, "BSON field 'update.updates.q' is missing but a required field")
  const update = compileUpdate(entry.get('u'))
  const isMulti = flagOption(entry, 'multi')
  if (isMulti && update.isReplacement) throw new MongoError(9, 'multi update is not supported for replacement-style update')
  if (isMulti && isNumbered) throw new MongoError(72, 'Cannot use (or request) retryable writes with multi=true')
  return { query: { filter, deadline }, update, isMulti, isUpsert: flagOption(entry, 'upsert') }
}

const answer = (n: number, modified: number, upserted?: Value): Document =>
  documentOf({ n: int(n), nModified: int(modified), upserted })

function updateOne(store: Store, namespace: string, { query, update, isUpsert }: Statement): Step {
  const search = new Search(store, namespace, query)
  return {
    run() {
      const collection = isUpsert ? store.catalog.ensure(namespace) : store.catalog.find(namespace)
      const found = collection === undefined ? undefined : search.find(collection)
      if (found === tooLong) return found
      if (collection === undefined || (found === undefined && !isUpsert)) return answer(0, 0)
      if (found === undefined) return answer(1, 0, upsert(store, collection, query.filter, update).get('_id'))
      return answer(1, updateFound(store, collection, found, update) === found.document ? 0 : 1)
    },
    goAhead: () => search.goAhead(),
    end: () => search.end(),
  }
}

/** Changes every match ahead of its turn; where there is none and one is to be made, it goes on as an update of one. */
function updateMany(store: Store, namespace: string, statement: Statement): Step {
  const { query, update, isUpsert } = statement
  const one = updateOne(store, namespace, statement)
  let done: { n: number; modified: number } | undefined
  return {
    ...one,
    run() {
      if (done === undefined) return tooLong
      return done.n === 0 && isUpsert ? one.run() : answer(done.n, done.modified)
    },
    async goAhead() {
      if (done !== undefined) return one.goAhead?.()
      done = await changeAll(
        store,
        namespace,
        query,
        (collection, found) => updateFound(store, collection, found, update) !== found.document,
      )
    },
  }
}

export const update: Handler = async (command, { store }) => {
  checkOptions(command, ['updates', 'ordered', 'bypassDocumentValidation'], true)
  const namespace = namespaceOf(command)
  const statements = statementsOf(command, 'updates', ['q', 'u', 'multi', 'upsert'])
  const isNumbered = retryIdOf(command.body) !== undefined
  const deadline = deadlineOf(command.body)
  const writes = await runWrites(store, command, statements.length, (at) => {
    const statement = parseStatement(statements[at] ?? new Map(), isNumbered, deadline)
    return (statement.isMulti ? updateMany : updateOne)(store, namespace, statement)
  })
  const upserted: Document[] = []
  let n = 0
  let modified = 0
  for (const [at, done] of writes.answers) {
    if (!isDocument(done)) continue
    const id = done.get('upserted')
    n += toInteger(done.get('n')) ?? 0
    modified += toInteger(done.get('nModified')) ?? 0
    if (id !== undefined) upserted.push(documentOf({ index: int(at), _id: id }))
  }
  return documentOf({
    n: int(n),
    nModified: int(modified),
    upserted: upserted.length > 0 ? upserted : undefined,
    writeErrors: writeErrorsOf(writes),
    ok: 1,
  })
}
