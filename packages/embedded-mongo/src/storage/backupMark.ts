import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFile } from './tree.ts'

/** A file in a data folder that is as old as its last backup, and says where that was put and how large it is. */
const markOf = (folder: string): string => join(folder, 'store.backup')

/** A backup, which was verified before it was noted. */
export interface NotedBackup {
  at: Date
  folder: string
  /** In bytes; null where an earlier release noted it. */
  size: number | null
}

/** Notes in a data folder that a backup of it stands, and where. */
export function markBackup(folder: string, target: string): void {
  const { size } = statSync(join(target, dataFile))
  writeFileSync(markOf(folder), `${target}\n${size}\n`, { mode: 0o600, flush: true })
}

/** The last backup of the store in a data folder; null for none. */
export function lastBackupOf(folder: string): NotedBackup | null {
  const mark = markOf(folder)
  if (!existsSync(mark)) return null
  const [target = '', size = ''] = readFileSync(mark, 'utf8').split('\n')
  return { at: statSync(mark).mtime, folder: target, size: size === '' ? null : Number(size) }
}
