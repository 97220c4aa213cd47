import { Secret, TOTP } from 'otpauth'

/** The six digits that somebody's telephone shows. */
export const codeAt = (secret: string, now: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })
