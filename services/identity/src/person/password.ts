import { hash, verify } from '@node-rs/argon2'
import { firstCodeFits } from './firstCode.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id at 19 MiB, the OWASP minimum. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let decoy: Promise<string> | undefined

/**
 * Whether a password, or the first code of an account, fits at an instant. An unknown account (null) and a code take as long as a wrong
 * password, so that neither accounts nor those which were never used can be guessed.
 */
export async function passwordFits(kept: string | null, password: string, at: Date): Promise<boolean> {
  decoy ??= hashPassword('an account that does not exist')
  const byCode = kept === null ? null : firstCodeFits(kept, password, at)
  const fits = await verify(kept === null || byCode !== null ? await decoy : kept, password)
  return byCode ?? (fits && kept !== null)
}
