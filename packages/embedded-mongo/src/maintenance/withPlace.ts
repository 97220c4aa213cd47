import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../storage/storeError.ts'
import { dataFile } from '../storage/tree.ts'
import { dumpPlace } from './dumpPlace.ts'
import { folderPlace } from './folderPlace.ts'
import { refuseDamaged } from './inPlace.ts'
import { withExisting } from './openExisting.ts'
import { isServer, type Place } from './place.ts'

/**
 * Opens what an operator names and closes it after use. A data folder is seen as of one moment. On a server, which may hold
 * foreign things too, only the databases are seen that `isOurs`. Throws `store.absent` for a folder that is not there,
 * `store.damaged` for one that cannot be read whole.
 */
export async function withPlace<T>(
  where: string,
  isOurs: (database: string) => boolean,
  use: (place: Place) => Promise<T>,
): Promise<T> {
  if (isServer(where)) {
    // whoever only looks after a folder does not load the driver
    const { withMongo } = await import('./mongoPlace.ts')
    return withMongo(where, isOurs, use)
  }
  if (existsSync(join(where, dataFile)))
    return withExisting(where, (store) => {
      refuseDamaged(store)
      return use(folderPlace(store))
    })
  if (!existsSync(where) || !statSync(where).isDirectory()) throw new StoreError('store.absent', `there is no ${where}`)
  return use(dumpPlace(where))
}
