import { decodeDocument } from '../bson/decode.ts'
import { encodeStored, MAX_DOCUMENT_BYTES } from '../bson/encode.ts'
import { type Document, int, isDocument } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { insertRecord, withId } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { type Command, checkOptions, type Handler, namespaceOf } from './command.ts'
import { type RetryId, RetryRecord, retryIdOf } from './retryRecord.ts'
import { WriteReply } from './writeReply.ts'

type Prepared = { document: Document; bytes: Buffer } | { error: MongoError }

/** One transaction takes so many documents; more follow in the next, so that readers are not kept waiting. */
const CHUNK = 1000

const prepareOne = (given: Buffer | Document): Prepared => {
  try {
    const decoded = Buffer.isBuffer(given) ? decodeDocument(given) : given
    const document = withId(decoded)
    // The client's bytes are kept as they came unless `_id` had to be put first.
    const bytes = Buffer.isBuffer(given) && document === decoded ? Buffer.from(given) : encodeStored(document)
    if (bytes.length > MAX_DOCUMENT_BYTES)
      throw new MongoError(10334, `object to insert too large. size in bytes: ${bytes.length}`)
    return { document, bytes }
  } catch (error) {
    if (error instanceof MongoError) return { error }
    throw error
  }
}

const documentsOf = ({ body, sequences }: Command): readonly (Buffer | Document)[] => {
  const sequence = sequences.get('documents')
  if (sequence !== undefined) return sequence
  const documents = body.get('documents')
  if (!Array.isArray(documents)) throw new MongoError(9, "BSON field 'insert.documents' is missing but a required field")
  return documents.map((document) => {
    if (!isDocument(document)) throw new MongoError(14, 'insert needs documents')
    return document
  })
}

type Chunk = {
  namespace: string
  prepared: readonly Prepared[]
  offset: number
  isOrdered: boolean
  retryId: RetryId | undefined
}

const insertChunk = (store: Store, { namespace, prepared, offset, isOrdered, retryId }: Chunk): WriteReply => {
  const reply = new WriteReply()
  const record = retryId === undefined ? undefined : new RetryRecord(store, retryId)
  const collection = store.catalog.ensure(namespace)
  for (const [at, item] of prepared.entries()) {
    const statement = offset + at
    if (record?.answerOf(statement) !== undefined) {
      reply.n++
      continue
    }
    try {
      if ('error' in item) throw item.error
      insertRecord(store, collection, item.document, item.bytes)
      record?.keep(statement, int(1))
      reply.n++
    } catch (error) {
      reply.addError(statement, error)
      if (isOrdered) break
    }
  }
  record?.save()
  return reply
}

export const insert: Handler = async (command, { store }) => {
  checkOptions(command, ['documents', 'ordered', 'bypassDocumentValidation'], true)
  const namespace = namespaceOf(command)
  const documents = documentsOf(command)
  if (documents.length === 0 || documents.length > 100_000)
    throw new MongoError(16, 'Write batch sizes must be between 1 and 100000')
  const isOrdered = command.body.get('ordered') !== false
  const retryId = retryIdOf(command.body)
  const total = new WriteReply()
  for (let offset = 0; offset < documents.length; offset += CHUNK) {
    const prepared = documents.slice(offset, offset + CHUNK).map(prepareOne)
    const reply = await store.write(() => insertChunk(store, { namespace, prepared, offset, isOrdered, retryId }))
    total.n += reply.n
    total.errors.push(...reply.errors)
    if (isOrdered && reply.errors.length > 0) break
  }
  return total.toDocument(false)
}
