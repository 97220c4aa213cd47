import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file in a data folder that is as old as its last backup. */
const markOf = (folder: string): string => join(folder, 'store.backup')

/** Notes in a data folder that a backup of it stands, and where. */
export const markBackup = (folder: string, target: string): void =>
  writeFileSync(markOf(folder), `${target}\n`, { mode: 0o600, flush: true })

/** When the store in a data folder was backed up last; null for never. */
export const lastBackupOf = (folder: string): Date | null => (existsSync(markOf(folder)) ? statSync(markOf(folder)).mtime : null)
