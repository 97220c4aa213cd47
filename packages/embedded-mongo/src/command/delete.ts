import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { removeRecord } from '../storage/records.ts'
import type { Query } from '../storage/scan.ts'
import type { Store } from '../storage/store.ts'
import { checkOptions, deadlineOf, type Handler, namespaceOf } from './command.ts'
import { changeAll, locateOne } from './locate.ts'
import { retryIdOf, writeOnce } from './retryRecord.ts'
import { runStatements, statementsOf } from './statements.ts'

/** Removes every match of a query and says how many there were; also the work of TTL indexes. */
export const deleteMany = async (store: Store, namespace: string, query: Query): Promise<number> => {
  const { n } = await changeAll(store, namespace, query, (collection, found) => {
    removeRecord(store, collection, found)
    return true
  })
  return n
}

// `delete` is a word of the language, hence the longer name.
export const deleteCommand: Handler = async (command, { store }) => {
  checkOptions(command, ['deletes', 'ordered'], true)
  const namespace = namespaceOf(command)
  const statements = statementsOf(command, 'deletes', ['q', 'limit'])
  const retryId = retryIdOf(command.body)
  const deadline = deadlineOf(command.body)

  const deleteOne = async (filter: Document, at: number): Promise<number> => {
    const locate = await locateOne(store, namespace, { filter, deadline })
    const answer = await writeOnce(store, retryId, at, () => {
      const collection = store.catalog.find(namespace)
      const found = collection === undefined ? undefined : locate(collection)
      if (collection !== undefined && found !== undefined) removeRecord(store, collection, found)
      return documentOf({ n: int(found === undefined ? 0 : 1) })
    })
    return toInteger(answer.get('n')) ?? 0
  }

  let n = 0
  const writeErrors = await runStatements(command, statements, async (entry, at) => {
    const filter = entry.get('q')
    const limit = toInteger(entry.get('limit'))
    if (!isDocument(filter)) throw new MongoError(9, "BSON field 'delete.deletes.q' is missing but a required field")
    if (limit !== 0 && limit !== 1) throw new MongoError(9, 'The limit field in delete objects must be 0 or 1.')
    const removed = await (limit === 0 ? deleteMany(store, namespace, { filter, deadline }) : deleteOne(filter, at))
    n += removed
  })
  return documentOf({ n: int(n), writeErrors: writeErrors.length > 0 ? writeErrors : undefined, ok: 1 })
}
