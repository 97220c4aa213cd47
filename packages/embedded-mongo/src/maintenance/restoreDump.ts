import { closeSync, copyFileSync, existsSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { EJSON, serialize } from 'bson'
import { decodeDocument, documentLength } from '../bson/decode.ts'
import { isDocument } from '../bson/value.ts'
import { createIndex } from '../command/indexes.ts'
import { parseIndexSpec } from '../index/indexSpec.ts'
import { takeLock } from '../lock/lockFile.ts'
import { makeFolder } from '../storage/makeFolder.ts'
import { insertRecord } from '../storage/records.ts'
import { Store } from '../storage/store.ts'
import { StoreError } from '../storage/storeError.ts'
import { dataFile } from '../storage/tree.ts'
import { copyAside } from './backupStore.ts'
import { asideOf, putInPlace } from './inPlace.ts'
import { withExisting } from './openExisting.ts'

const blockSize = 4 * 1024 * 1024

/** The documents of a .bson file, some at a time. */
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

async function restoreDocuments(store: Store, namespace: string, file: string): Promise<number> {
  let restored = 0
  await store.write(() => store.catalog.ensure(namespace))
  for (const documents of readDocuments(file))
    for (let at = 0; at < documents.length; at += 1000) {
      const chunk = documents.slice(at, at + 1000)
      await store.write(() => {
        const collection = store.catalog.ensure(namespace)
        for (const bytes of chunk) insertRecord(store, collection, decodeDocument(bytes), Buffer.from(bytes))
      })
      restored += chunk.length
    }
  return restored
}

async function restoreIndexes(store: Store, namespace: string, file: string): Promise<void> {
  if (!existsSync(file)) return
  const metadata = decodeDocument(Buffer.from(serialize(EJSON.parse(readFileSync(file, 'utf8'), { relaxed: false }))))
  const indexes = metadata.get('indexes')
  for (const index of Array.isArray(indexes) ? indexes : [])
    if (isDocument(index) && index.get('name') !== '_id_') await createIndex(store, namespace, parseIndexSpec(index))
}

async function restoreFolder(store: Store, dump: string): Promise<number> {
  let restored = 0
  for (const database of readdirSync(dump).filter(
    (name) => statSync(join(dump, name)).isDirectory() && name !== 'admin' && name !== 'config',
  ))
    for (const file of readdirSync(join(dump, database)).filter((name) => name.endsWith('.bson'))) {
      const name = file.slice(0, -'.bson'.length)
      const namespace = `${database}.${decodeURIComponent(name)}`
      if ((store.catalog.find(namespace)?.count ?? 0) > 0)
        throw new StoreError('store.occupied', `${namespace} holds documents already`)
      restored += await restoreDocuments(store, namespace, join(dump, database, file))
      await restoreIndexes(store, namespace, join(dump, database, `${name}.metadata.json`))
    }
  return restored
}

/** Builds the store that a dump makes of the one that is there, beside it. */
async function buildFromDump(dump: string, folder: string): Promise<number> {
  if (existsSync(join(folder, dataFile))) await copyAside(folder, folder)
  const store = new Store(asideOf(folder), { noSync: true })
  try {
    return await restoreFolder(store, dump)
  } finally {
    await store.close()
  }
}

/** Copies a backup to where it is verified before anybody could take it for the data. */
async function buildFromBackup(backup: string, folder: string): Promise<number> {
  if (existsSync(join(folder, dataFile))) throw new StoreError('store.occupied', `there is a store in ${folder} already`)
  copyFileSync(backup, join(asideOf(folder), dataFile))
  return withExisting(asideOf(folder), (store) => store.catalog.all().reduce((sum, { count }) => sum + count, 0))
}

/**
 * Reads a dump, or puts back a backup, into a data folder that nobody uses; what is there is never overwritten. Everything is
 * built aside and takes its place at the end: cut short, it leaves what was there before and can be run again.
 */
export async function restoreDump(source: string, folder: string): Promise<number> {
  if (!existsSync(source)) throw new StoreError('store.absent', `there is no ${source}`)
  const release = await takeLock(folder)
  const aside = asideOf(folder)
  try {
    rmSync(aside, { recursive: true, force: true })
    makeFolder(resolve(aside))
    const backup = join(source, dataFile)
    const restored = existsSync(backup) ? await buildFromBackup(backup, folder) : await buildFromDump(source, folder)
    await putInPlace(folder)
    return restored
  } finally {
    rmSync(aside, { recursive: true, force: true })
    release()
  }
}
