import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFile } from './tree.ts'

/** A file in a data folder that says of its last backup where that was put, how large it is, of which moment, and whether the store was made of it. */
const markOf = (folder: string): string => join(folder, 'store.backup')

/** A backup, which was verified before it was noted. */
export interface NotedBackup {
  at: Date
  folder: string
  /** In bytes; null where an earlier release noted it. */
  size: number | null
  /** Whether the store came out of it, and none was made since. */
  isOrigin: boolean
}

const origin = 'origin'

function note(folder: string, lines: readonly (string | number)[]): void {
  writeFileSync(markOf(folder), lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true })
}

/** Notes in a data folder that a backup of it stands, and where; in the backup, what it is to a store that is made of it. */
export function markBackup(folder: string, target: string, at: Date): void {
  const { size } = statSync(join(target, dataFile))
  const known = [target, size, at.toISOString()]
  note(target, [...known, origin])
  note(folder, known)
}

/** A store that was put back goes on from the last backup that is noted where it comes from. */
export function carryMark(source: string, folder: string): void {
  if (existsSync(markOf(source))) note(folder, [readFileSync(markOf(source), 'utf8').trimEnd()])
}

/** The last backup of the store in a data folder; null for none. */
export function lastBackupOf(folder: string): NotedBackup | null {
  const mark = markOf(folder)
  if (!existsSync(mark)) return null
  const [target = '', size = '', at = '', made = ''] = readFileSync(mark, 'utf8').split('\n')
  const noted = new Date(at)
  return {
    at: Number.isNaN(noted.getTime()) ? statSync(mark).mtime : noted, // an earlier release noted none
    ...{ folder: target, size: size === '' ? null : Number(size), isOrigin: made === origin },
  }
}
