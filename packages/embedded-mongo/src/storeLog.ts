import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder } from './storage/makeFolder.ts'

const mostBytes = 1_000_000

/** Where the process of a store says what goes wrong with it, LMDB's own last words among it. */
export const logOf = (folder: string): string => join(folder, 'store.log')

/** Opens the log of a store for its process; a long one begins anew. Where there can be none, the process speaks for itself. */
export function withLog<T>(folder: string, use: (output: number | 'inherit') => T): T {
  let handle: number | undefined
  try {
    makeFolder(resolve(folder))
    const isLong = (statSync(logOf(folder), { throwIfNoEntry: false })?.size ?? 0) > mostBytes
    handle = openSync(logOf(folder), isLong ? 'w' : 'a', 0o600)
  } catch {
    // Whoever opens the store says what is wrong with the folder.
  }
  try {
    return use(handle ?? 'inherit')
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** The last line of the log that says anything; empty without a log. */
export function lastWords(folder: string): string {
  try {
    return readFileSync(logOf(folder), 'utf8').trimEnd().split('\n').at(-1)?.trim() ?? ''
  } catch {
    return ''
  }
}
