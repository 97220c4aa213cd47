import { decodeDocument } from '../bson/decode.ts'
import { toInteger } from '../bson/number.ts'
import { type Document, documentOf, int, isDocument, type Value } from '../bson/value.ts'
import { badValue, MongoError } from '../mongoError.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { planQuery, scanInTurns } from '../storage/scan.ts'
import { recordKey } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'
import { compileUpdate, type Update } from '../update/compileUpdate.ts'
import { checkOptions, type Handler, hintOption, namespaceOf } from './command.ts'
import { findCandidate, findWithCandidate, statementsOf, updateFound, upsert } from './modify.ts'
import { type RetryId, RetryRecord, retryIdOf } from './retryRecord.ts'
import { WriteReply } from './writeReply.ts'

type Statement = {
  filter: Document
  update: Update
  isMulti: boolean
  isUpsert: boolean
  hint: string | undefined
}
type Context = { store: Store; namespace: string; retryId: RetryId | undefined }

const OPTIONS = ['q', 'u', 'multi', 'upsert', 'hint']
const CHUNK = 500

const parseStatement = (entry: Document, store: Store, namespace: string): Statement => {
  const filter = entry.get('q')
  if (!isDocument(filter)) throw new MongoError(9, "BSON field 'update.updates.q' is missing but a required field")
  const update = compileUpdate(entry.get('u'))
  const isMulti = entry.get('multi') === true
  if (isMulti && update.isReplacement) throw new MongoError(9, 'multi update is not supported for replacement-style update')
  compileFilter(filter)
  return {
    filter,
    update,
    isMulti,
    isUpsert: entry.get('upsert') === true,
    hint: hintOption(entry.get('hint'), store, namespace),
  }
}

const answer = (n: number, modified: number, upsertedId?: Value): Document =>
  documentOf({ n: int(n), nModified: int(modified), upserted: upsertedId })

const updateOne = ({ store, namespace }: Context, statement: Statement, candidate?: number): Document => {
  const { filter, update, hint } = statement
  const existing = statement.isUpsert ? store.catalog.ensure(namespace) : store.catalog.find(namespace)
  if (existing === undefined) return answer(0, 0)
  const found = findWithCandidate(store, existing, { filter, sort: [], hint }, candidate)
  if (found !== undefined) return answer(1, updateFound(store, existing, found, update).isChanged ? 1 : 0)
  return statement.isUpsert ? answer(1, 0, upsert(store, existing, filter, update).id) : answer(0, 0)
}

/** The documents are found first and changed in transactions of bounded size, each checked again before its change. */
const updateMany = async (context: Context, statement: Statement): Promise<Document> => {
  const { store, namespace } = context
  const { filter, update, hint } = statement
  const collection = store.catalog.find(namespace)
  const records: number[] = []
  if (collection !== undefined)
    for await (const batch of scanInTurns(store, planQuery(collection, { filter, hint, fields: new Set() })))
      for (const { record } of batch) records.push(record)
  if (records.length === 0) return statement.isUpsert ? store.write(() => updateOne(context, statement)) : answer(0, 0)
  const matches = compileFilter(filter)
  let n = 0
  let modified = 0
  for (let at = 0; at < records.length; at += CHUNK) {
    const done = await store.write(() => {
      const current = store.catalog.find(namespace)
      const result = { n: 0, modified: 0, error: undefined as MongoError | undefined } // widened: set below
      if (current === undefined) return result
      for (const record of records.slice(at, at + CHUNK)) {
        const bytes = store.tree.get(recordKey(current.id, record))
        if (bytes === undefined) continue
        const document = decodeDocument(bytes)
        if (!matches(document)) continue
        try {
          if (updateFound(store, current, { record, bytes, document }, update).isChanged) result.modified++
          result.n++
        } catch (error) {
          // What was changed before stays changed, as on a real server.
          if (!(error instanceof MongoError)) throw error
          result.error = error
          break
        }
      }
      return result
    })
    n += done.n
    modified += done.modified
    if (done.error !== undefined) throw done.error
  }
  return answer(n, modified)
}

const runOne = async (context: Context, statement: Statement, at: number): Promise<Document> => {
  if (statement.isMulti) return updateMany(context, statement)
  const { filter, hint } = statement
  const candidate = await findCandidate(context.store, context.namespace, { filter, sort: [], hint })
  return context.store.write(() => {
    const record = context.retryId === undefined ? undefined : new RetryRecord(context.store, context.retryId)
    const earlier = record?.answerOf(at)
    if (isDocument(earlier)) return earlier
    const result = updateOne(context, statement, candidate)
    record?.keep(at, result)
    record?.save()
    return result
  })
}

const settle = (reply: WriteReply, at: number, outcome: PromiseSettledResult<Document>): void => {
  if (outcome.status === 'rejected') {
    reply.addError(at, outcome.reason)
    return
  }
  const upserted = outcome.value.get('upserted')
  reply.n += toInteger(outcome.value.get('n')) ?? 0
  reply.modified += toInteger(outcome.value.get('nModified')) ?? 0
  if (upserted !== undefined) reply.addUpserted(at, upserted)
}

export const update: Handler = async (command, { store }) => {
  checkOptions(command, ['updates', 'ordered', 'bypassDocumentValidation'], true)
  const namespace = namespaceOf(command)
  const entries = statementsOf(command, 'updates', OPTIONS)
  const retryId = retryIdOf(command.body)
  const isOrdered = command.body.get('ordered') !== false
  const context = { store, namespace, retryId }
  const reply = new WriteReply()
  const attempt = (entry: Document, at: number): Promise<Document> => {
    try {
      const statement = parseStatement(entry, store, namespace)
      if (statement.isMulti && retryId !== undefined) throw badValue('a multi update cannot be retryable')
      return runOne(context, statement, at)
    } catch (error) {
      return Promise.reject(error)
    }
  }
  if (isOrdered) {
    for (const [at, entry] of entries.entries()) {
      const [outcome] = await Promise.allSettled([attempt(entry, at)])
      settle(reply, at, outcome)
      if (reply.errors.length > 0) break
    }
  } else {
    // Nobody asked for an order, so the statements may share commits.
    const outcomes = await Promise.allSettled(entries.map(attempt))
    for (const [at, outcome] of outcomes.entries()) settle(reply, at, outcome)
  }
  return reply.toDocument(true)
}
