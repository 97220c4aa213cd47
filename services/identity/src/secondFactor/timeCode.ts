import { Secret, TOTP } from 'otpauth'

/** As every authenticator app has it: SHA-1, six digits, half a minute (RFC 6238). */
const period = 30
/** A telephone's clock may be half a minute off. */
const window = 1
const issuer = '督战'

const codes = (secret: string, account = ''): TOTP =>
  new TOTP({ issuer, label: account, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })

/** A new secret of 160 bits, in base 32 as apps take it. */
export const newTimeSecret = (): string => new Secret({ size: 20 }).base32

/** What an app reads from a picture: the secret, and by which name it is listed there. */
export const uriOf = (secret: string, account: string): string => codes(secret, account).toString()

/** The half minute that a code is of, counted from 1970, where it is of the present one or of one beside it; null for any other. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = codes(secret).validate({ token: code, timestamp: now.getTime(), window })
  return delta === null ? null : Math.floor(now.getTime() / (period * 1_000)) + delta
}
