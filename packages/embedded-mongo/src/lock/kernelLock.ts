import { closeSync, fstatSync, openSync, statSync } from 'node:fs'

export type Locking = (handle: number, offset?: number, length?: number) => boolean

/**
 * The lock of the operating system on an open file: of one open file, not of one process, gone with whoever held it, and the
 * same in every container of a machine. Undefined where the package has no binary for this platform (Alpine, 32 bits).
 */
export async function kernelLocking(): Promise<Locking | undefined> {
  try {
    return (await import('fs-native-extensions')).default.tryLock
  } catch {
    return undefined
  }
}

/** Opens a file and locks it; undefined when somebody else holds it, or took it away under our hands. */
export function openLocked(file: string, tryLock: Locking): number | undefined {
  const handle = openSync(file, 'a+', 0o600)
  const isSame = () => {
    try {
      return statSync(file).ino === fstatSync(handle).ino
    } catch {
      return false
    }
  }
  try {
    // A holder that ends removes the file and then lets go: a lock on what was removed is worth nothing.
    if (tryLock(handle) && isSame()) return handle
  } catch (error) {
    closeSync(handle)
    throw error
  }
  closeSync(handle)
  return undefined
}
