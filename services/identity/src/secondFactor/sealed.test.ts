import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from './sealed.ts'

const key = { sealedFor: 'kept p-1', secret: 's'.repeat(32) }

describe('what is sealed', () => {
  it('is opened by the same secret for the same purpose, whatever it is, and shows nothing of itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const sealed = seal(text, key)
        expect(unseal(sealed, key)).toBe(text)
        if (text.length > 4) expect(Buffer.from(sealed, 'base64url').toString()).not.toContain(text)
        expect(seal(text, key)).not.toBe(sealed)
      }),
    )
  })

  it('is opened for nobody else, and by no other secret', () => {
    const sealed = seal('JBSWY3DPEHPK3PXP', key)
    expect(unseal(sealed, { ...key, sealedFor: 'kept p-2' })).toBeNull()
    expect(unseal(sealed, { ...key, sealedFor: 'begun p-1' })).toBeNull()
    expect(unseal(sealed, { ...key, secret: 't'.repeat(32) })).toBeNull()
  })

  it('is not opened when any bit of it was changed, or when it is cut short', () => {
    const bytes = Buffer.from(seal('JBSWY3DPEHPK3PXP', key), 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unseal(changed.toString('base64url'), key), `byte ${at}`).toBeNull()
      expect(unseal(bytes.subarray(0, at).toString('base64url'), key), `${at} bytes`).toBeNull()
    }
  })

  it.each(['', 'nonsense', 'x'.repeat(400)])('is not %j', (text) => {
    expect(unseal(text, key)).toBeNull()
  })
})
