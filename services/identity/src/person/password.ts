import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id at 19 MiB, the OWASP minimum. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let decoy: Promise<string> | undefined

/** Whether the password fits; an unknown account (null) takes as long as a wrong password, so that accounts cannot be guessed. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('an account that does not exist')
  const fits = await verify(passwordHash ?? (await decoy), password)
  return fits && passwordHash !== null
}
