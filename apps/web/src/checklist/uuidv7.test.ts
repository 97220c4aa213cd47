import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from './uuidv7.ts'

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('the id of a submission, made on the device', () => {
  it('is a UUID of version 7 and of the variant that the standard asks for, whatever the moment', () => {
    fc.assert(
      fc.property(instant, (now) => {
        expect(uuidv7(now)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      }),
    )
  })

  it('carries the moment of its making in its first 48 bits', () => {
    fc.assert(
      fc.property(instant, (now) => {
        expect(Number.parseInt(uuidv7(now).replaceAll('-', '').slice(0, 12), 16)).toBe(now)
      }),
    )
  })

  it('sorts after every id made a millisecond or more before', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        fc.pre(a !== b)
        expect(uuidv7(a) < uuidv7(b)).toBe(a < b)
      }),
    )
  })

  it('is never the same twice, even within one millisecond', () => {
    const ids = Array.from({ length: 2_000 }, () => uuidv7(1_584_662_400_000))
    expect(new Set(ids).size).toBe(2_000)
  })
})
