import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { deserialize, EJSON } from 'bson'
import { encodeDocument } from '../bson/encode.ts'
import { documentOf } from '../bson/value.ts'
import { describeIndex } from '../index/indexSpec.ts'
import type { Collection } from '../storage/catalog.ts'
import { makeFolder } from '../storage/makeFolder.ts'
import { planQuery, scanInTurns } from '../storage/scan.ts'
import type { Store } from '../storage/store.ts'
import { backupStore } from './backupStore.ts'
import { withExisting } from './openExisting.ts'

/** The name of a collection as a file name, in mongodump's manner. */
const fileName = (collection: string): string => encodeURIComponent(collection)

const metadataOf = (collection: Collection, name: string): string => {
  const indexes = collection.indexes.map(describeIndex)
  const metadata = documentOf({ options: new Map(), indexes, collectionName: name, type: 'collection' })
  return EJSON.stringify(deserialize(encodeDocument(metadata), { promoteValues: false }), { relaxed: false })
}

const bytesOf = async function* (store: Store, collection: Collection): AsyncGenerator<Buffer> {
  const plan = planQuery(collection, { filter: new Map(), fields: new Set() })
  for await (const batch of scanInTurns(store, plan)) if (batch.length > 0) yield Buffer.concat(batch.map(({ bytes }) => bytes))
}

const dumpAll = async (store: Store, target: string): Promise<number> => {
  let documents = 0
  for (const collection of store.catalog.all()) {
    const at = collection.namespace.indexOf('.')
    const name = collection.namespace.slice(at + 1)
    const folder = join(target, collection.namespace.slice(0, at))
    makeFolder(resolve(folder))
    await pipeline(
      Readable.from(bytesOf(store, collection), { objectMode: true }),
      createWriteStream(join(folder, `${fileName(name)}.bson`), { mode: 0o600 }),
    )
    writeFileSync(join(folder, `${fileName(name)}.metadata.json`), metadataOf(collection, name), { mode: 0o600 })
    documents += collection.count
  }
  return documents
}

/**
 * Writes every collection in the layout of mongodump, which mongorestore reads.
 * It is taken from a copy, so that all collections are as of one moment even while the store is in use.
 */
export const dumpStore = async (folder: string, target: string): Promise<number> => {
  const copy = mkdtempSync(join(tmpdir(), 'duzhan-dump-'))
  try {
    await backupStore(folder, join(copy, 'store'))
    return await withExisting(join(copy, 'store'), (store) => dumpAll(store, target))
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
