import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describeDamage } from '../storage/checkStore.ts'
import { checkPages } from '../storage/pageFile.ts'
import type { Store } from '../storage/store.ts'
import { StoreError } from '../storage/storeError.ts'
import { dataFile } from '../storage/tree.ts'
import { withExisting } from './openExisting.ts'

/** Where a store is built before it takes its place: a folder inside the one it is for. What a kill leaves there is thrown away. */
export const asideOf = (folder: string): string => join(folder, 'unfinished')

/** Makes a file or the names in a folder survive a loss of power. */
export function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Throws `store.damaged`, naming the first fault, unless every page and every checksum of a store that is looked at is right. */
export function refuseDamaged(store: Store): void {
  store.tree.inspect()
  const [first, ...more] = describeDamage(store)
  if (first !== undefined) throw new StoreError('store.damaged', more.length === 0 ? first : `${first}, and ${more.length} more`)
}

/**
 * Moves the store that was built beside a data folder into it: flushed, verified, renamed and flushed again, so that whoever
 * looks, and whatever cuts this short, finds the old store whole or the new one whole.
 */
export async function putInPlace(folder: string): Promise<void> {
  const aside = asideOf(folder)
  const built = join(aside, dataFile)
  chmodSync(built, 0o600)
  flush(built)
  checkPages(built)
  await withExisting(aside, refuseDamaged)
  renameSync(built, join(folder, dataFile))
  // LMDB's table of readers counts the transactions of the file that was replaced: whoever comes next makes a new one.
  rmSync(join(folder, `${dataFile}-lock`), { force: true })
  flush(folder)
  rmSync(aside, { recursive: true, force: true })
}

/** Moves a whole folder of finished files to its name; it must not be there yet, or be empty. */
export function putFolderInPlace(unfinished: string, target: string): void {
  flush(unfinished)
  if (existsSync(target)) rmSync(target, { recursive: true })
  renameSync(unfinished, target)
  flush(dirname(resolve(target)))
}

/** The name under which a folder is written until it is whole. */
export const unfinishedName = (target: string): string =>
  join(dirname(resolve(target)), `${basename(resolve(target))}.unfinished`)
