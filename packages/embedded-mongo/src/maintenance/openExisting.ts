import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Store } from '../storage/store.ts'
import { StoreError } from '../storage/storeError.ts'
import { dataFile } from '../storage/tree.ts'

/** Opens a data folder for reading, also while a server writes to it; nothing is made where nothing is. */
export async function withExisting<T>(folder: string, use: (store: Store) => Promise<T> | T): Promise<T> {
  if (!existsSync(join(folder, dataFile))) throw new StoreError('store.absent', `there is no store in ${folder}`)
  const store = new Store(folder, { readOnly: true })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
