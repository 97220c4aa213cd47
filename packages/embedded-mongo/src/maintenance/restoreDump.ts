import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { takeLock } from '../lock/lockFile.ts'
import { carryMark } from '../storage/backupMark.ts'
import { makeFolder } from '../storage/makeFolder.ts'
import { Store } from '../storage/store.ts'
import { StoreError } from '../storage/storeError.ts'
import { dataFile } from '../storage/tree.ts'
import { copyAside } from './backupStore.ts'
import { dumpPlace } from './dumpPlace.ts'
import { fillStore } from './fillStore.ts'
import { asideOf, putInPlace } from './inPlace.ts'
import { withExisting } from './openExisting.ts'

/** Builds the store that a dump makes of the one that is there, beside it. */
async function buildFromDump(dump: string, folder: string): Promise<number> {
  if (existsSync(join(folder, dataFile))) await copyAside(folder, folder)
  const store = new Store(asideOf(folder), { noSync: true })
  try {
    return await fillStore(store, dumpPlace(dump))
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
    carryMark(source, folder)
    return restored
  } finally {
    rmSync(aside, { recursive: true, force: true })
    release()
  }
}
