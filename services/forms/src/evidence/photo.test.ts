import { Problem } from '@duzhan/problems'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { reencode as reencodeWith } from './photo.ts'

const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 4, background: { r: 9, g: 99, b: 9, alpha: 0.5 } } })
/** These are none that need the other decoder. */
const reencode = (bytes: Buffer) => reencodeWith(bytes, () => Promise.reject(new Error('asked for')))
const refusal = new Problem('invalid', 'evidence.not-an-image')

describe('a photo', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('sent as %s is kept as a JPEG of the same size', async (format) => {
    const { format: kept, width, height } = await sharp(await reencode(await picture().toFormat(format).toBuffer())).metadata()
    expect({ kept, width, height }).toEqual({ kept: 'jpeg', width: 40, height: 20 })
  })

  it('is never larger than two thousand pixels a side, and never enlarged', async () => {
    const sizeOf = async (width: number, height: number) => {
      const kept = await sharp(await reencode(await picture(width, height).png().toBuffer())).metadata()
      return [kept.width, kept.height]
    }
    expect(await sizeOf(2_000, 10)).toEqual([2_000, 10])
    expect(await sizeOf(2_001, 10)).toEqual([2_000, 10])
    expect(await sizeOf(10, 4_000)).toEqual([5, 2_000])
  })

  it('loses what the camera wrote into it', async () => {
    const sent = await picture()
      .withExif({ IFD0: { Artist: '张三' }, IFD3: { GPSLatitude: '27/1' } })
      .jpeg()
      .toBuffer()
    const kept = await reencode(sent)
    const { exif, icc, xmp, iptc } = await sharp(kept).metadata()
    expect({ exif, icc, xmp, iptc }).toEqual({ exif: undefined, icc: undefined, xmp: undefined, iptc: undefined })
  })

  it('with a page hidden behind it is kept without the page', async () => {
    const sent = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')])
    expect((await reencode(sent)).includes('<script>')).toBe(false)
  })

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a GIF', () => picture().gif().toBuffer()],
    ['a TIFF', () => picture().tiff().toBuffer()],
    ['random bytes', () => Buffer.from('neither here nor there')],
    ['nothing', () => Buffer.alloc(0)],
    ['half a PNG', async () => (await picture(300, 300).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 2_000)],
  ])('that is %s is refused', async (_, make) => {
    await expect(reencode(await make())).rejects.toEqual(refusal)
  })

  it('that claims to be larger than fifty million pixels is refused before it is unpacked', async () => {
    const bomb = await sharp({ create: { width: 8_000, height: 6_300, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(reencode(bomb)).rejects.toEqual(new Problem('invalid', 'evidence.photo-pixels', { megapixels: 50 }))
  })

  it('of forty million pixels is made small like any other', async () => {
    const large = await sharp({ create: { width: 8_000, height: 5_000, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer()
    const { width, height } = await sharp(await reencode(large)).metadata()
    expect({ width, height }).toEqual({ width: 2_000, height: 1_250 })
  })

  it('that is transparent, as a drawn signature may be, stands on white', async () => {
    const clear = await sharp({ create: { width: 20, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer()
    const { dominant } = await sharp(await reencode(clear)).stats()
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
  })
})
