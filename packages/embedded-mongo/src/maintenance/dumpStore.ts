import { createWriteStream, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { deserialize, EJSON } from 'bson'
import { encodeDocument } from '../bson/encode.ts'
import { documentOf } from '../bson/value.ts'
import { describeIndex } from '../index/indexSpec.ts'
import type { Collection } from '../storage/catalog.ts'
import { describeDamage } from '../storage/checkStore.ts'
import { makeFolder } from '../storage/makeFolder.ts'
import { allRecordsRange, collectionOfKey, garbageKey, recordRange } from '../storage/storageKeys.ts'
import type { Store } from '../storage/store.ts'
import { StoreError } from '../storage/storeError.ts'
import { fileName } from './dumpPlace.ts'
import { documentsOf } from './folderPlace.ts'
import { flush, putFolderInPlace, unfinishedName } from './inPlace.ts'
import { withExisting } from './openExisting.ts'

function metadataOf(collection: Collection, name: string): string {
  const indexes = collection.indexes.map(describeIndex)
  const metadata = documentOf({ options: new Map(), indexes, collectionName: name, type: 'collection' })
  return EJSON.stringify(deserialize(encodeDocument(metadata), { promoteValues: false }), { relaxed: false })
}

function* bytesOf(store: Store, collection: Collection, written: { documents: number }): Generator<Buffer> {
  for (const documents of documentsOf(store, collection)) {
    written.documents += documents.length
    yield Buffer.concat(documents)
  }
}

async function dumpCollection(store: Store, collection: Collection, target: string): Promise<number> {
  const at = collection.namespace.indexOf('.')
  const name = collection.namespace.slice(at + 1)
  const folder = join(target, collection.namespace.slice(0, at))
  makeFolder(resolve(folder))
  const written = { documents: 0 }
  const source = Readable.from(bytesOf(store, collection, written), { objectMode: true })
  await pipeline(source, createWriteStream(join(folder, `${fileName(name)}.bson`), { mode: 0o600, flush: true }))
  writeFileSync(join(folder, `${fileName(name)}.metadata.json`), metadataOf(collection, name), { mode: 0o600, flush: true })
  flush(folder)
  return written.documents
}

/** Documents whose collection lost its name to the damage, each such collection under its number. */
function unnamed(store: Store): Collection[] {
  if (store.tree.damage.size === 0) return []
  const known = new Set(store.catalog.all().map(({ id }) => id))
  const found: Collection[] = []
  for (let { low, high } = allRecordsRange(); ; ) {
    const id = collectionOfKey(store.tree.range({ low, high }, 1)[0]?.key ?? Buffer.alloc(0))
    if (id === undefined) return found
    const isDropped = store.tree.get(garbageKey('record', id)) !== undefined
    if (!known.has(id) && !isDropped)
      found.push({ id, namespace: `unnamed.collection-${id}`, indexes: [], count: 0, bytes: 0, nextRecord: 0 })
    low = recordRange(id).high
  }
}

/**
 * Writes every collection in the layout of mongodump, which mongorestore reads, as of one moment even while the store is in
 * use. The folder has its name only once it is whole. What is damaged is left out, and `onDamage` is told of it in a sentence.
 */
export async function dumpStore(folder: string, target: string, onDamage?: (sentence: string) => void): Promise<number> {
  if (existsSync(target) && readdirSync(target).length > 0) throw new StoreError('store.occupied', `${target} is not empty`)
  return withExisting(folder, async (store) => {
    const unfinished = unfinishedName(target)
    rmSync(unfinished, { recursive: true, force: true })
    makeFolder(unfinished)
    store.tree.inspect()
    let documents = 0
    for (const collection of [...store.catalog.all(), ...unnamed(store)])
      documents += await dumpCollection(store, collection, unfinished)
    const damage = describeDamage(store)
    if (damage.length > 0 && onDamage === undefined) throw new StoreError('store.damaged', damage[0] ?? '')
    for (const sentence of damage) onDamage?.(sentence)
    putFolderInPlace(unfinished, target)
    return documents
  })
}
