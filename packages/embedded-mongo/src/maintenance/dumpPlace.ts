import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EJSON, serialize } from 'bson'
import { decodeDocument, documentLength } from '../bson/decode.ts'
import { type Document, isDocument } from '../bson/value.ts'
import { StoreError } from '../storage/storeError.ts'
import { databaseOf, type Place } from './place.ts'

const blockSize = 4 * 1024 * 1024
const ending = '.bson'

/** The name of a collection as a file name, in mongodump's manner. */
export const fileName = (collection: string): string => encodeURIComponent(collection)

/** The documents of a .bson file, some at a time. Throws `store.damaged` where it ends within one. */
function* readDocuments(file: string): Generator<Buffer[]> {
  const handle = openSync(file, 'r')
  try {
    let rest: Buffer = Buffer.alloc(0)
    for (;;) {
      const block = Buffer.alloc(blockSize)
      const size = readSync(handle, block)
      const bytes = Buffer.concat([rest, block.subarray(0, size)])
      const documents: Buffer[] = []
      let at = 0
      while (at + 4 <= bytes.length && at + bytes.readInt32LE(at) <= bytes.length) {
        const length = documentLength(bytes, at)
        documents.push(bytes.subarray(at, at + length))
        at += length
      }
      rest = bytes.subarray(at)
      if (documents.length > 0) yield documents
      if (size === 0) {
        if (rest.length > 0) throw new StoreError('store.damaged', `${file} ends within a document`)
        return
      }
    }
  } finally {
    closeSync(handle)
  }
}

function readIndexes(file: string): Document[] {
  if (!existsSync(file)) return []
  const metadata = decodeDocument(Buffer.from(serialize(EJSON.parse(readFileSync(file, 'utf8'), { relaxed: false }))))
  const indexes = metadata.get('indexes')
  return Array.isArray(indexes) ? indexes.filter(isDocument) : []
}

const databasesIn = (dump: string): string[] =>
  readdirSync(dump).filter((name) => statSync(join(dump, name)).isDirectory() && name !== 'admin' && name !== 'config')

/** A folder in the layout of mongodump as a place of collections. */
export const dumpPlace = (dump: string): Place => ({
  collections: async () =>
    databasesIn(dump).flatMap((database) =>
      readdirSync(join(dump, database))
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .map((name) => ({
          namespace: `${database}.${decodeURIComponent(name)}`,
          indexes: readIndexes(join(dump, database, `${name}.metadata.json`)),
        })),
    ),
  documents: async function* (namespace) {
    const database = databaseOf(namespace)
    const file = join(dump, database, `${fileName(namespace.slice(database.length + 1))}${ending}`)
    if (existsSync(file)) yield* readDocuments(file)
  },
})
