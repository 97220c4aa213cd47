import { MongoError } from '../bson/mongoError.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument } from '../bson/value.ts'
import { removeRecord } from '../storage/records.ts'
import type { Query } from '../storage/scan.ts'
import type { Store } from '../storage/store.ts'
import { checkOptions, deadlineOf, type Handler, namespaceOf } from './command.ts'
import { changeAll, Search, tooLong } from './locate.ts'
import { retryIdOf } from './retryRecord.ts'
import { runWrites, type Step, writeErrorsOf } from './runWrites.ts'
import { statementsOf } from './statements.ts'

/** Removes every match of a query and says how many there were; also the work of TTL indexes. */
export async function deleteMany(store: Store, namespace: string, query: Query): Promise<number> {
  const { n } = await changeAll(store, namespace, query, (collection, found) => {
    removeRecord(store, collection, found)
    return true
  })
  return n
}

function removeOne(store: Store, namespace: string, query: Query): Step {
  const search = new Search(store, namespace, query)
  return {
    run() {
      const collection = store.catalog.find(namespace)
      const found = collection === undefined ? undefined : search.find(collection)
      if (found === tooLong) return found
      if (collection !== undefined && found !== undefined) removeRecord(store, collection, found)
      return int(found === undefined ? 0 : 1)
    },
    goAhead: () => search.goAhead(),
    end: () => search.end(),
  }
}

/** Removes every match ahead of its turn. */
function removeAll(store: Store, namespace: string, query: Query): Step {
  let removed: number | undefined
  return {
    run: () => (removed === undefined ? tooLong : int(removed)),
    async goAhead() {
      removed = await deleteMany(store, namespace, query)
    },
  }
}

function parseStatement(entry: Document, isNumbered: boolean): { filter: Document; isMulti: boolean } {
  const filter = entry.get('q')
  const limit = toInteger(entry.get('limit'))
  if (!isDocument(filter)) throw new MongoError(9, "BSON field 'delete.deletes.q' is missing but a required field")
  if (limit !== 0 && limit !== 1) throw new MongoError(9, 'The limit field in delete objects must be 0 or 1.')
  if (limit === 0 && isNumbered) throw new MongoError(72, 'Cannot use (or request) retryable writes with limit=0')
  return { filter, isMulti: limit === 0 }
}

// `delete` is a word of the language, hence the longer name.
export const deleteCommand: Handler = async (command, { store }) => {
  checkOptions(command, ['deletes', 'ordered'], true)
  const namespace = namespaceOf(command)
  const statements = statementsOf(command, 'deletes', ['q', 'limit'])
  const isNumbered = retryIdOf(command.body) !== undefined
  const deadline = deadlineOf(command.body)
  const writes = await runWrites(store, command, statements.length, (at) => {
    const { filter, isMulti } = parseStatement(statements[at] ?? new Map(), isNumbered)
    const query = { filter, deadline }
    return (isMulti ? removeAll : removeOne)(store, namespace, query)
  })
  const n = [...writes.answers.values()].reduce<number>((sum, answer) => sum + (toInteger(answer) ?? 0), 0)
  return documentOf({ n: int(n), writeErrors: writeErrorsOf(writes), ok: 1 })
}
