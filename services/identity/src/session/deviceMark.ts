import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const macOf = (nonce: string, person: string, secret: string) =>
  createHmac('sha256', secret).update(`device ${nonce} ${person}`).digest('base64url')

/** A mark for a device on which a person has signed in. It opens nothing: it only tells the device from a stranger's. */
export function newDeviceMark(person: string, secret: string): string {
  const nonce = randomBytes(12).toString('base64url')
  return `${nonce}.${macOf(nonce, person, secret)}`
}

/** Whether a mark was made for this person. */
export function isDeviceOf(mark: string | null, person: string, secret: string): mark is string {
  const [nonce = '', mac = '', ...rest] = (mark ?? '').split('.')
  const [given, due] = [Buffer.from(mac), Buffer.from(macOf(nonce, person, secret))]
  return nonce !== '' && rest.length === 0 && given.length === due.length && timingSafeEqual(given, due)
}
