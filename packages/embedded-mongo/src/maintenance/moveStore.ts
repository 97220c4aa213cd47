import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { takeLock } from '../lock/lockFile.ts'
import { makeFolder } from '../storage/makeFolder.ts'
import { Store } from '../storage/store.ts'
import { StoreError } from '../storage/storeError.ts'
import { dataFile } from '../storage/tree.ts'
import { type Compared, comparePlaces, databasesOf } from './comparePlaces.ts'
import { fillStore } from './fillStore.ts'
import { asideOf, putInPlace } from './inPlace.ts'
import { type MongoPlace, withMongo } from './mongoPlace.ts'
import { databaseOf, type Place } from './place.ts'
import { withPlace } from './withPlace.ts'

/** Copies and compares before there are indexes: one of them makes the server remove what has expired. */
async function fillServer(place: Place, server: MongoPlace): Promise<Compared[]> {
  const collections = await place.collections()
  for (const { namespace } of collections)
    if ((await server.count(namespace)) > 0) throw new StoreError('store.occupied', `${namespace} holds documents already`)
  for (const { namespace } of collections) await server.insert(namespace, place.documents(namespace))
  const compared = await comparePlaces(place, server)
  if (compared.every(({ isSame }) => isSame))
    for (const { namespace, indexes } of collections) await server.makeIndexes(namespace, indexes)
  return compared
}

/**
 * Copies a data folder that nobody uses to a server, compares every collection, and makes the indexes where all is the same. The
 * folder stays as it is. Throws `store.locked`, `store.absent`, `store.damaged`, and, before anything is written, `store.occupied`
 * where the server holds documents in one of the collections.
 */
export async function moveToServer(folder: string, uri: string): Promise<Compared[]> {
  if (!existsSync(join(folder, dataFile))) throw new StoreError('store.absent', `there is no store in ${folder}`)
  const release = await takeLock(folder)
  const nothingElse = () => false
  try {
    return await withPlace(folder, nothingElse, async (place) => {
      const databases = new Set((await place.collections()).map(({ namespace }) => databaseOf(namespace)))
      const isOurs = (database: string) => databases.has(database)
      return withMongo(uri, isOurs, (server) => fillServer(place, server))
    })
  } finally {
    release()
  }
}

/**
 * Copies the databases of an installation from a server into a new data folder. Built aside and compared there: the folder has its
 * store only if every collection is the same, so that a server which somebody still writes to leaves nothing behind. Throws
 * `store.locked`, `store.occupied` where there is a store, `store.absent` where the server has no such database.
 */
export async function moveFromServer(uri: string, folder: string, prefix: string): Promise<Compared[]> {
  if (existsSync(join(folder, dataFile))) throw new StoreError('store.occupied', `there is a store in ${folder} already`)
  const release = await takeLock(folder)
  const aside = asideOf(folder)
  try {
    rmSync(aside, { recursive: true, force: true })
    makeFolder(resolve(aside))
    const compared = await withMongo(uri, databasesOf(prefix), async (server) => {
      if ((await server.collections()).length === 0)
        throw new StoreError('store.absent', `there is no database ${prefix}_… there`)
      const store = new Store(aside, { noSync: true })
      try {
        await fillStore(store, server)
      } finally {
        await store.close()
      }
      return withPlace(
        aside,
        () => false,
        (built) => comparePlaces(server, built),
      )
    })
    if (compared.every(({ isSame }) => isSame)) await putInPlace(folder)
    return compared
  } finally {
    rmSync(aside, { recursive: true, force: true })
    release()
  }
}
