import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeFolder } from '../storage/makeFolder.ts'
import { StoreError } from '../storage/storeError.ts'
import { kernelLocking, type Locking, openLocked } from './kernelLock.ts'
import { isSameProcess, type ProcessMark, parseMark, processMark } from './processMark.ts'

/** A store whose parent is gone is about to end; so long a starter waits for it. */
const orphanMs = 10_000
/** Without a kernel lock: so long a starter leaves its name in the file before it believes that nobody else wrote there. */
const settleMs = 100

/** What stands in the lock file: who holds the folder, who started that process, and whether the kernel knows of the lock. */
interface Holder {
  self: ProcessMark
  parent: ProcessMark | undefined
  isKernel: boolean
}

function holderOf(file: string): Holder | undefined {
  try {
    const [pid, mark, kind, parentPid, parentMark] = readFileSync(file, 'utf8').trim().split(' ')
    const self = parseMark(pid, mark)
    return self === undefined ? undefined : { self, parent: parseMark(parentPid, parentMark), isKernel: kind === 'kernel' }
  } catch {
    return undefined
  }
}

const lockedBy = (folder: string, holder: Holder | undefined): StoreError =>
  new StoreError('store.locked', `the data folder ${folder} is in use by process ${holder?.self.pid ?? 'unknown'}`)

/** Where there is no kernel lock the file names a living process; also one of the first release, which knew no other lock. */
const isHeldByName = (holder: Holder | undefined): holder is Holder =>
  holder !== undefined && !holder.isKernel && isSameProcess(holder.self)

function write(handle: number, isKernel: boolean): void {
  const self = processMark(process.pid)
  // Only a store that was forked ends with its parent; one that an operator started may outlive the shell.
  const parent = process.send === undefined ? self : processMark(process.ppid)
  ftruncateSync(handle)
  writeSync(handle, `${self.pid} ${self.mark} ${isKernel ? 'kernel' : 'name'} ${parent.pid} ${parent.mark}\n`)
}

/** A file system that knows no such lock, as some network shares do not. */
const isUnsupported = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(ENOLCK|ENOTSUP|EOPNOTSUPP|EINVAL|ENOSYS)$/.test(String(error.code))

function takeByKernel(file: string, tryLock: Locking): (() => void) | undefined {
  const handle = openLocked(file, tryLock)
  if (handle === undefined) return undefined
  const holder = holderOf(file)
  if (isHeldByName(holder) && holder.self.pid !== process.pid) {
    closeSync(handle)
    return undefined
  }
  write(handle, true)
  return () => {
    rmSync(file, { force: true })
    closeSync(handle)
  }
}

/** The last one to write its name holds the folder. Two that still believe so are told apart by the token in the store. */
async function takeByName(file: string): Promise<(() => void) | undefined> {
  if (isHeldByName(holderOf(file))) return undefined
  const handle = openSync(file, 'w', 0o600)
  write(handle, false)
  closeSync(handle)
  await pause(settleMs)
  return holderOf(file)?.self.pid === process.pid ? () => rmSync(file, { force: true }) : undefined
}

/** How the operating system locks a file, or null where it is not to be asked. */
export interface LockOptions {
  locking?: Locking | null
}

/**
 * Takes the data folder for this process; gives what releases it. Throws `store.locked` when another process has it, and
 * `store.unwritable`. A store that only has not noticed yet that its parent is gone is waited for.
 */
export async function takeLock(folder: string, options: LockOptions = {}): Promise<() => void> {
  const file = join(folder, 'store.lock')
  let tryLock = options.locking === undefined ? await kernelLocking() : options.locking
  for (const started = performance.now(); ; await pause(100)) {
    let release: (() => void) | undefined
    try {
      makeFolder(resolve(folder))
      release = tryLock ? takeByKernel(file, tryLock) : await takeByName(file)
    } catch (error) {
      if (tryLock && isUnsupported(error)) {
        tryLock = null
        continue
      }
      throw new StoreError('store.unwritable', `the data folder ${folder} cannot be written: ${error}`)
    }
    if (release !== undefined) return release
    const holder = holderOf(file)
    const isOrphan = holder?.parent !== undefined && !isSameProcess(holder.parent)
    // Nobody named: the holder let go this very moment.
    const isGone = holder === undefined && performance.now() - started < 1000
    if (!isGone && (!isOrphan || performance.now() - started > orphanMs)) throw lockedBy(folder, holder)
  }
}
