import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@duzhan/problems'

/** What an installation keeps beside its store: its signing secret, and how far its clock is from the machine's. */
export interface DataFolder {
  path: string
  storePath: string
  secret: string
  clockOffset: number
}

/**
 * Reads the data folder, making what is missing for its owner only; a store that others could read is closed to them.
 * `clockOffset` in milliseconds is kept by a new folder. Throws `store.unwritable`.
 */
export function openDataFolder(path: string, clockOffset: number): DataFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK)
    const secret = kept(join(path, 'secret'), () => randomBytes(32).toString('hex'))
    const offset = Number(kept(join(path, 'clock-offset'), () => String(clockOffset)))
    const storePath = join(path, 'store')
    for (const own of [join(path, 'secret'), storePath]) closeToOthers(own)
    return { path, storePath, secret, clockOffset: offset }
  } catch {
    throw new Problem('unavailable', 'store.unwritable', { path })
  }
}

function kept(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flush: true })
  return readFileSync(file, 'utf8').trim()
}

function closeToOthers(path: string): void {
  if (!existsSync(path)) return
  const { mode } = statSync(path)
  if ((mode & 0o077) !== 0) chmodSync(path, mode & 0o700)
}
