import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted } from './compressPhoto.ts'
import { sha256 } from './sha256.ts'

const side = fc.integer({ min: 1, max: 20_000 })

describe('a photo made small', () => {
  it('is never longer than 1600 pixels on either side, nor larger than it was, nor empty', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const small = fitted(width, height)
        expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(1600)
        expect(small.width).toBeLessThanOrEqual(width)
        expect(small.height).toBeLessThanOrEqual(height)
        expect(Math.min(small.width, small.height)).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('keeps its proportions', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
  })
})

describe('the name of a photo', () => {
  it('is the SHA-256 of its bytes in lower-case hex', async () => {
    expect(await sha256(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
