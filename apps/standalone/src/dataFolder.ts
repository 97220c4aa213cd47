import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@duzhan/problems'

/** What an installation keeps beside its store: its signing secret, and how far its clock is from the machine's. */
export interface DataFolder {
  path: string
  storePath: string
  secret: string
  clockOffset: number
}

/** The day on which the demonstration begins; from then on its clock runs like any other. */
const demoStart = Date.parse('2020-03-20T09:00:00+08:00')

/** Reads the data folder, making what is missing. `demo` decides the clock of a new one. Throws `store.unwritable`. */
export function openDataFolder(path: string, demo: boolean): DataFolder {
  try {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.W_OK)
    const secret = kept(join(path, 'secret'), () => randomBytes(32).toString('hex'))
    const clockOffset = Number(kept(join(path, 'clock-offset'), () => String(demo ? demoStart - Date.now() : 0)))
    return { path, storePath: join(path, 'store'), secret, clockOffset }
  } catch {
    throw new Problem('unavailable', 'store.unwritable', { path })
  }
}

function kept(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flush: true })
  return readFileSync(file, 'utf8').trim()
}
