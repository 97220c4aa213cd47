import { decodeDocument } from '../bson/decode.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, int, isDocument } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { removeRecord } from '../storage/records.ts'
import { planQuery, scanInTurns } from '../storage/scan.ts'
import { recordKey } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'
import { checkOptions, type Handler, hintOption, namespaceOf } from './command.ts'
import { findCandidate, findWithCandidate, statementsOf } from './modify.ts'
import { RetryRecord, retryIdOf } from './retryRecord.ts'
import { WriteReply } from './writeReply.ts'

const OPTIONS = ['q', 'limit', 'hint']
const CHUNK = 500

type Statement = { namespace: string; filter: Document; hint: string | undefined }

const deleteOne = (store: Store, { namespace, filter, hint }: Statement, candidate: number | undefined): number => {
  const collection = store.catalog.find(namespace)
  if (collection === undefined) return 0
  const found = findWithCandidate(store, collection, { filter, sort: [], hint }, candidate)
  if (found === undefined) return 0
  removeRecord(store, collection, found)
  return 1
}

/** Removes every match of a filter in transactions of bounded size; also the work of TTL indexes. */
export const deleteMany = async (store: Store, { namespace, filter, hint }: Statement): Promise<number> => {
  const collection = store.catalog.find(namespace)
  if (collection === undefined) return 0
  const records: number[] = []
  for await (const batch of scanInTurns(store, planQuery(collection, { filter, hint, fields: new Set() })))
    for (const { record } of batch) records.push(record)
  const matches = compileFilter(filter)
  let n = 0
  for (let at = 0; at < records.length; at += CHUNK)
    n += await store.write(() => {
      const current = store.catalog.find(namespace)
      if (current === undefined) return 0
      let removed = 0
      for (const record of records.slice(at, at + CHUNK)) {
        const bytes = store.tree.get(recordKey(current.id, record))
        if (bytes === undefined) continue
        const document = decodeDocument(bytes)
        if (!matches(document)) continue
        removeRecord(store, current, { record, document, bytes })
        removed++
      }
      return removed
    })
  return n
}

// `delete` is a word of the language, hence the longer name.
export const deleteCommand: Handler = async (command, { store }) => {
  checkOptions(command, ['deletes', 'ordered'], true)
  const namespace = namespaceOf(command)
  const entries = statementsOf(command, 'deletes', OPTIONS)
  const retryId = retryIdOf(command.body)
  const isOrdered = command.body.get('ordered') !== false
  const reply = new WriteReply()
  const runOne = async (entry: Document, at: number): Promise<number> => {
    const filter = entry.get('q')
    const limit = toInteger(entry.get('limit'))
    if (!isDocument(filter)) throw new MongoError(9, "BSON field 'delete.deletes.q' is missing but a required field")
    if (limit !== 0 && limit !== 1) throw new MongoError(9, 'The limit field in delete objects must be 0 or 1.')
    compileFilter(filter)
    const statement = { namespace, filter, hint: hintOption(entry.get('hint'), store, namespace) }
    if (limit === 0) return deleteMany(store, statement)
    const candidate = await findCandidate(store, namespace, { filter, sort: [], hint: statement.hint })
    return store.write(() => {
      const record = retryId === undefined ? undefined : new RetryRecord(store, retryId)
      const earlier = toInteger(record?.answerOf(at))
      if (earlier !== undefined) return earlier
      const n = deleteOne(store, statement, candidate)
      record?.keep(at, int(n))
      record?.save()
      return n
    })
  }
  if (isOrdered)
    for (const [at, entry] of entries.entries()) {
      try {
        reply.n += await runOne(entry, at)
      } catch (error) {
        reply.addError(at, error)
        break
      }
    }
  else
    for (const [at, outcome] of (await Promise.allSettled(entries.map(runOne))).entries()) {
      if (outcome.status === 'fulfilled') reply.n += outcome.value
      else reply.addError(at, outcome.reason)
    }
  return reply.toDocument(false)
}
