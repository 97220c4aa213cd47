import { chmodSync, existsSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { takeLock } from '../lockFile.ts'
import { makeFolder } from '../storage/makeFolder.ts'
import { DATA_FILE } from '../storage/tree.ts'
import { StoreError } from '../storeError.ts'
import { withExisting } from './openExisting.ts'

/** Writes a compacted copy of a store, as of one moment, into a new folder; the store may be in use. */
export const backupStore = async (folder: string, target: string): Promise<void> => {
  const file = join(target, DATA_FILE)
  if (existsSync(file)) throw new StoreError('store.occupied', `there is a store in ${target} already`)
  makeFolder(resolve(target))
  // Under its name only once it is whole: a copy cut short must not be taken for a backup.
  await withExisting(folder, (store) => store.tree.backup(`${file}.part`))
  chmodSync(`${file}.part`, 0o600)
  renameSync(`${file}.part`, file)
}

/** Gives back the space of what was removed; the store must not be in use. */
export const compactStore = async (folder: string): Promise<void> => {
  const release = takeLock(folder)
  try {
    const file = join(folder, DATA_FILE)
    await withExisting(folder, (store) => store.tree.backup(`${file}.part`))
    renameSync(`${file}.part`, file)
  } finally {
    release()
  }
}
