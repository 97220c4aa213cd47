import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from './seal.ts'

const bytes = (options: { minLength?: number; maxLength: number }) => fc.uint8Array(options).map((array) => Buffer.from(array))

describe('a seal', () => {
  it('gives back what was sealed under the same key', () => {
    fc.assert(
      fc.property(bytes({ maxLength: 40 }), bytes({ maxLength: 300 }), (key, value) => {
        expect(unseal(key, seal(key, value))).toEqual(value)
      }),
    )
  })

  it('is broken by any bit that turns, in the value or in the checksum', () => {
    fc.assert(
      fc.property(bytes({ maxLength: 20 }), bytes({ maxLength: 200 }), fc.nat(), fc.nat(7), (key, value, place, bit) => {
        const stored = seal(key, value)
        const at = place % stored.length
        stored[at] = (stored[at] ?? 0) ^ (1 << bit)
        expect(unseal(key, stored)).toBeUndefined()
      }),
    )
  })

  it('is broken by any bit of the key that turns: a value may not turn up under another name', () => {
    fc.assert(
      fc.property(
        bytes({ minLength: 1, maxLength: 20 }),
        bytes({ maxLength: 50 }),
        fc.nat(),
        fc.nat(7),
        (key, value, place, bit) => {
          const other = Buffer.from(key)
          const at = place % key.length
          other[at] = (other[at] ?? 0) ^ (1 << bit)
          expect(unseal(other, seal(key, value))).toBeUndefined()
        },
      ),
    )
  })

  it('cannot be around less than its own length', () => {
    expect(unseal(Buffer.from('k'), Buffer.alloc(3))).toBeUndefined()
  })
})
