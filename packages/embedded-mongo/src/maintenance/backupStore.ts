import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { takeLock } from '../lock/lockFile.ts'
import { markBackup } from '../storage/backupMark.ts'
import { makeFolder } from '../storage/makeFolder.ts'
import { StoreError } from '../storage/storeError.ts'
import { dataFile } from '../storage/tree.ts'
import { asideOf, putInPlace, refuseDamaged } from './inPlace.ts'
import { withExisting } from './openExisting.ts'

/** Writes a compacted copy of a store into the folder beside the place where it will stand. Throws `store.damaged` instead of copying damage. */
export async function copyAside(folder: string, target: string): Promise<void> {
  const aside = asideOf(target)
  await withExisting(folder, async (store) => {
    // LMDB copies what it finds, or dies of it.
    refuseDamaged(store)
    rmSync(aside, { recursive: true, force: true })
    makeFolder(resolve(aside))
    await store.tree.backup(join(aside, dataFile))
  })
}

/** Writes a compacted copy of a store, as of one moment, into a new folder, and notes that beside both; the store may be in use. */
export async function backupStore(folder: string, target: string): Promise<void> {
  if (existsSync(join(target, dataFile))) throw new StoreError('store.occupied', `there is a store in ${target} already`)
  const at = new Date()
  await copyAside(folder, target)
  await putInPlace(target)
  markBackup(folder, resolve(target), at)
}

/** Gives back the space of what was removed; the store must not be in use. */
export async function compactStore(folder: string): Promise<void> {
  const release = await takeLock(folder)
  try {
    await copyAside(folder, folder)
    await putInPlace(folder)
  } finally {
    release()
  }
}
