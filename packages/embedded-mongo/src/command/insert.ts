import { decodeDocument } from '../bson/decode.ts'
import { checkSize, encodeStored } from '../bson/encode.ts'
import { type Document, documentOf, int } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { insertRecord, withId } from '../storage/records.ts'
import { checkOptions, type Handler, namespaceOf } from './command.ts'
import { RetryRecord, retryIdOf } from './retryRecord.ts'
import { payloadOf } from './statements.ts'

/** One transaction takes so many documents; more follow in the next, so that readers are not kept waiting. */
const CHUNK = 1000

const refusalOf = (error: unknown): MongoError => {
  if (error instanceof MongoError) return error
  throw error
}

/** A document ready to be stored: the client's bytes are kept as they came unless `_id` had to be put first. */
const prepare = (given: Buffer | Document): { document: Document; bytes: Buffer } | MongoError => {
  try {
    const decoded = Buffer.isBuffer(given) ? decodeDocument(given) : given
    const document = withId(decoded)
    const isAsCame = Buffer.isBuffer(given) && document === decoded
    return { document, bytes: isAsCame ? checkSize(Buffer.from(given)) : encodeStored(document) }
  } catch (error) {
    return refusalOf(error)
  }
}

export const insert: Handler = async (command, { store }) => {
  checkOptions(command, ['documents', 'ordered', 'bypassDocumentValidation'], true)
  const namespace = namespaceOf(command)
  const documents = payloadOf(command, 'documents')
  const isOrdered = command.body.get('ordered') !== false
  const retryId = retryIdOf(command.body)

  const insertChunk = (prepared: readonly ReturnType<typeof prepare>[], offset: number) => {
    const writeErrors: Document[] = []
    let n = 0
    const record = retryId === undefined ? undefined : new RetryRecord(store, retryId)
    const collection = store.catalog.ensure(namespace)
    for (const [at, item] of prepared.entries()) {
      if (isOrdered && writeErrors.length > 0) break
      try {
        if (item instanceof MongoError) throw item
        if (record?.answerOf(offset + at) === undefined) insertRecord(store, collection, item.document, item.bytes)
        record?.keep(offset + at, int(1))
        n++
      } catch (error) {
        writeErrors.push(refusalOf(error).toWriteError(offset + at))
      }
    }
    record?.save()
    return { n, writeErrors }
  }

  const writeErrors: Document[] = []
  let n = 0
  for (let offset = 0; offset < documents.length && !(isOrdered && writeErrors.length > 0); offset += CHUNK) {
    const prepared = documents.slice(offset, offset + CHUNK).map(prepare)
    const done = await store.write(() => insertChunk(prepared, offset))
    n += done.n
    writeErrors.push(...done.writeErrors)
  }
  return documentOf({ n: int(n), writeErrors: writeErrors.length > 0 ? writeErrors : undefined, ok: 1 })
}
