import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'second factor', 32))
const nonceLength = 12
const macLength = 16

/** Text that only the platform's secret opens again, and only for what it was sealed for (AES-256-GCM). */
export function seal(text: string, { sealedFor, secret }: { sealedFor: string; secret: string }): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(sealedFor))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed; null for what was sealed for something else, with another secret, or not at all. */
export function unseal(sealed: string, { sealedFor, secret }: { sealedFor: string; secret: string }): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= nonceLength + macLength) return null
  const nonce = bytes.subarray(0, nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), nonce, { authTagLength: macLength })
  decipher.setAAD(Buffer.from(sealedFor)).setAuthTag(bytes.subarray(nonceLength, nonceLength + macLength))
  try {
    return decipher.update(bytes.subarray(nonceLength + macLength), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null // its tag does not fit
  }
}
