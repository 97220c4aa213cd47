import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { compressPhoto, fitted } from './compressPhoto.ts'
import { sha256 } from './keepPhoto.ts'

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

describe('a photo that this browser cannot draw', () => {
  const cannotDraw = () =>
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('cannot decode', 'InvalidStateError')))
  afterEach(() => vi.unstubAllGlobals())
  const file = (head: string) => new Blob([new Uint8Array([0, 0, 0, 28]), head, new Uint8Array(40)])

  it.each(['ftypheic\0\0\0\0mif1heicmiaf', 'ftypmif1\0\0\0\0mif1heicmiaf', 'ftypheix\0\0\0\0mif1'])(
    'goes to the platform as it is when it is an HEIC photo: %j',
    async (head) => {
      cannotDraw()
      const photo = file(head)
      expect(await compressPhoto(photo)).toBe(photo)
    },
  )

  it.each(['ftypisom\0\0\0\0mp42', '%PDF-1.7 heic', ''])('is none when it is anything else: %j', async (head) => {
    cannotDraw()
    await expect(compressPhoto(file(head))).rejects.toThrow('cannot decode')
  })
})

describe('the name of a photo', () => {
  it('is the SHA-256 of its bytes in lower-case hex', async () => {
    expect(await sha256(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
