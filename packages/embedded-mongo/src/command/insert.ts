import { decodeDocument } from '../bson/decode.ts'
import { checkSize, encodeStored } from '../bson/encode.ts'
import { type Document, documentOf, int } from '../bson/value.ts'
import { insertRecord, withId } from '../storage/records.ts'
import { checkOptions, type Handler, namespaceOf } from './command.ts'
import { runWrites, writeErrorsOf } from './runWrites.ts'
import { payloadOf } from './statements.ts'

/** A document ready to be stored: the client's bytes are kept as they came unless `_id` had to be put first. */
function prepare(given: Buffer | Document): { document: Document; bytes: Buffer } {
  const decoded = Buffer.isBuffer(given) ? decodeDocument(given) : given
  const document = withId(decoded)
  const isAsCame = Buffer.isBuffer(given) && document === decoded
  return { document, bytes: isAsCame ? checkSize(Buffer.from(given)) : encodeStored(document) }
}

export const insert: Handler = async (command, { store }) => {
  checkOptions(command, ['documents', 'ordered', 'bypassDocumentValidation'], true)
  const namespace = namespaceOf(command)
  const documents = payloadOf(command, 'documents')
  const writes = await runWrites(store, command, documents.length, (at) => {
    const { document, bytes } = prepare(documents[at] ?? new Map())
    return {
      run() {
        insertRecord(store, store.catalog.ensure(namespace), document, bytes)
        return int(1)
      },
    }
  })
  return documentOf({ n: int(writes.answers.size), writeErrors: writeErrorsOf(writes), ok: 1 })
}
