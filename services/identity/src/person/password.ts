import { hash, verify } from '@node-rs/argon2'
import { firstCodeFits } from './firstCode.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id at 19 MiB, the OWASP minimum. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** What is kept of an account whose person has not set a password yet: nothing opens it. */
export const noPassword = 'none'

let decoy: Promise<string> | undefined

/**
 * Whether a password, or the first code of an account, fits at an instant. An unknown account (null), one without a password and a code
 * take as long as a wrong password, so that neither accounts nor those which were never used can be guessed.
 */
export async function passwordFits(kept: string | null, password: string, at: Date): Promise<boolean> {
  decoy ??= hashPassword('an account that does not exist')
  const hash = kept === noPassword ? null : kept
  const byCode = hash === null ? null : firstCodeFits(hash, password, at)
  const fits = await verify(hash === null || byCode !== null ? await decoy : hash, password)
  return byCode ?? (fits && hash !== null)
}
