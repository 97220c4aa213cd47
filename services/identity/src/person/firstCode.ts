import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hashOfCode, newSpokenCode } from './spokenCode.ts'

/** Eighty bits: a million million tries a second would take longer than ten thousand years. */
const groups = 4
/** So long, in milliseconds, a first code opens its account: who has not come by then is given another. */
export const firstCodeMs = 30 * 24 * 60 * 60_000
const mark = 'first'

/** A code of the platform's own chance that opens an account the first time. */
export const newFirstCode = (): string => newSpokenCode(groups)

/**
 * What is kept of a first code, with the instant until which it opens. A slow hash is for what people think of, which can be guessed;
 * of this every one of 2^80 would have to be tried, for each account anew, so that one that is quick keeps it as safe.
 */
export function hashFirstCode(code: string, at: Date): string {
  const until = new Date(at.getTime() + firstCodeMs).toISOString()
  const salt = randomBytes(16).toString('hex')
  return [mark, until, salt, saltedHash(code, salt)].join('$')
}

/** Whether a kept hash is that of a first code, and the code, however it is typed, opens it at an instant; null where it is another hash. */
export function firstCodeFits(kept: string, typed: string, at: Date): boolean | null {
  const [what, until = '', salt = '', hash = ''] = kept.split('$')
  if (what !== mark) return null
  const isSame = timingSafeEqual(Buffer.from(saltedHash(typed, salt)), Buffer.from(hash.padEnd(64, ' ').slice(0, 64)))
  return isSame && at.toISOString() < until
}

const saltedHash = (code: string, salt: string): string =>
  createHash('sha256')
    .update(`${salt}${hashOfCode(code)}`)
    .digest('hex')
