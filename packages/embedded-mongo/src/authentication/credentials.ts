import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const iterations = 15_000

/** The one user of a store that listens on TCP. */
export const userName = 'duzhan'

/** What SCRAM keeps of a password: enough to recognise it, not enough to log in with. */
export interface Credentials {
  salt: Buffer
  iterations: number
  storedKey: Buffer
  serverKey: Buffer
}

/** The password of a data folder, made at its first use and readable by its owner only. */
export function passwordOf(folder: string): string {
  const file = join(folder, 'store.password')
  try {
    writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** Derives what the server keeps from a password. */
export async function deriveCredentials(password: string): Promise<Credentials> {
  const salt = randomBytes(28)
  const salted = await promisify(pbkdf2)(password, salt, iterations, 32, 'sha256')
  const key = (name: string) => createHmac('sha256', salted).update(name).digest()
  return {
    salt,
    iterations: iterations,
    storedKey: createHash('sha256').update(key('Client Key')).digest(),
    serverKey: key('Server Key'),
  }
}
