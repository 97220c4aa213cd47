import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder } from './storage/makeFolder.ts'
import { StoreError } from './storeError.ts'

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** When the process with this id began, so that an id given out anew is not taken for the old holder. */
const bootMark = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const holderOf = (file: string): { pid: number; mark: string } | undefined => {
  try {
    const [pid = '', mark = ''] = readFileSync(file, 'utf8').trim().split(' ')
    return /^\d+$/.test(pid) ? { pid: Number(pid), mark } : undefined
  } catch {
    return undefined
  }
}

const isHeld = (holder: ReturnType<typeof holderOf>): boolean =>
  holder !== undefined && isAlive(holder.pid) && (holder.mark === '' || holder.mark === bootMark(holder.pid))

const lockedBy = (folder: string, holder: ReturnType<typeof holderOf>): StoreError =>
  new StoreError('store.locked', `the data folder ${folder} is in use by process ${holder?.pid ?? 'unknown'}`)

const unwritable = (folder: string, error: unknown): StoreError =>
  new StoreError('store.unwritable', `the data folder ${folder} cannot be written: ${error}`)

/** Takes the data folder for this process, or refuses when a living process holds it. Gives what releases it. */
export const takeLock = (folder: string): (() => void) => {
  const file = join(folder, 'store.lock')
  const mine = `${process.pid} ${bootMark(process.pid)}\n`
  for (let attempt = 0; ; attempt++) {
    try {
      makeFolder(resolve(folder))
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, mine)
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw unwritable(folder, error)
    }
    const holder = holderOf(file)
    if (isHeld(holder) || attempt > 3) throw lockedBy(folder, holder)
    // Another starter may have replaced the dead lock by its own meanwhile; what was moved aside shows it.
    const aside = `${file}.${process.pid}`
    try {
      renameSync(file, aside)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw unwritable(folder, error)
      continue
    }
    const moved = holderOf(aside)
    if (isHeld(moved)) {
      renameSync(aside, file)
      throw lockedBy(folder, moved)
    }
    rmSync(aside, { force: true })
  }
}
