import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAt } from '../test/codeAt.ts'
import { newTimeSecret, stepOf, uriOf } from './timeCode.ts'

/** `12345678901234567890`, the secret of the examples of RFC 6238. */
const example = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1_000)

describe('a code of the time', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is at %d seconds what RFC 6238 says: %s', (seconds, code) => {
    expect(stepOf(example, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  it('is of the half minute, of the one before and the one after, and of no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 90_000_000 }), fc.integer({ min: -10, max: 10 }), (now, off) => {
        const code = codeAt(example, at((now + off) * 30))
        const step = stepOf(example, code, at(now * 30 + 17))
        // two half minutes may share a code, one in a million
        if (Math.abs(off) <= 1) expect(Math.abs((step ?? Number.NaN) - now)).toBeLessThanOrEqual(1)
        else if (step !== null) expect(codeAt(example, at(step * 30))).toBe(code)
      }),
    )
  })

  it('is of the step that it was made in', () => {
    for (const off of [-1, 0, 1]) expect(stepOf(example, codeAt(example, at((50 + off) * 30)), at(50 * 30))).toBe(50 + off)
    for (const off of [-2, 2]) expect(stepOf(example, codeAt(example, at((50 + off) * 30)), at(50 * 30))).toBeNull()
  })

  it.each(['', '28708', '2870822', 'abcdef', '28 7082'])('is not %j', (code) => {
    expect(stepOf(example, code, at(59))).toBeNull()
  })
})

describe('a secret', () => {
  it('has 160 bits, another each time', () => {
    const secrets = Array.from({ length: 50 }, newTimeSecret)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new Set(secrets).size).toBe(50)
  })

  it('is read by an app under the name of the platform and the account', () => {
    const uri = new URL(uriOf(example, 'xt-operator'))
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/督战:xt-operator'])
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      ...{ issuer: '督战', secret: example, algorithm: 'SHA1', digits: '6', period: '30' },
    })
  })

  it('makes codes as anybody computes them by hand', () => {
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(1n)
    const mac = createHmac('sha1', '12345678901234567890').update(counter).digest()
    const offset = (mac.at(-1) ?? 0) & 15
    const code = String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
    expect(codeAt(example, at(30))).toBe(code)
  })
})
