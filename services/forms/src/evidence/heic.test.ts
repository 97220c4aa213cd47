import { Problem } from '@duzhan/problems'
import { heicPhoto } from '@duzhan/test-kit'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtHeicThread } from '../test/builtHeicThread.ts'
import { heicDecoder, isHeic } from './heic.ts'
import { reencode } from './photo.ts'

let entry: URL
beforeAll(async () => {
  entry = await builtHeicThread()
})
const refusal = new Problem('invalid', 'evidence.not-an-image')
const decoder = (deadlineMs = 60_000) => heicDecoder({ entry, deadlineMs })

/** The photo with some of its bytes replaced. */
function changed(at: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(heicPhoto)
  copy.set(bytes, at)
  return copy
}

describe('an HEIC photo', () => {
  it('is known by its first box, and nothing else is taken for one', async () => {
    expect(isHeic(heicPhoto)).toBe(true)
    const others = [
      Buffer.alloc(0),
      heicPhoto.subarray(0, 12),
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .jpeg()
        .toBuffer(),
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .avif()
        .toBuffer(),
      changed(4, 0x66, 0x72, 0x65, 0x65),
    ]
    expect(others.map(isHeic)).toEqual([false, false, false, false, false])
  })

  it('is kept as a JPEG of what it shows', async () => {
    const kept = await reencode(heicPhoto, decoder())
    const { format, width, height } = await sharp(kept).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 64, height: 32 })
    const { dominant } = await sharp(kept).stats()
    expect(dominant.g).toBeGreaterThan(dominant.r + 50)
  })

  it('that comes with another is decoded after it', async () => {
    const decode = decoder()
    const both = await Promise.all([decode(heicPhoto), decode(Buffer.from('no photo')), decode(heicPhoto)])
    expect(both).toMatchObject([{ width: 64 }, null, { width: 64 }])
  })

  const size = heicPhoto.lastIndexOf('ispe') + 8
  it.each<[string, () => Buffer]>([
    ['breaks off', () => heicPhoto.subarray(0, 400)],
    ['has nothing behind its first box', () => heicPhoto.subarray(0, 28)],
    ['claims to hold nothing', () => changed(size, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['is noise behind its first box', () => Buffer.concat([heicPhoto.subarray(0, 28), Buffer.alloc(4_000, 0xa5)])],
  ])('that %s is refused', async (_, make) => {
    await expect(reencode(make(), decoder())).rejects.toEqual(refusal)
  })

  it('that claims a size beyond all bounds is refused as too large', async () => {
    const vast = changed(size, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff)
    const tooMany = new Problem('invalid', 'evidence.photo-pixels', { megapixels: 50 })
    await expect(reencode(vast, decoder())).rejects.toEqual(tooMany)
  })

  it('damaged anywhere is decoded or refused, and never more than that', async () => {
    const decode = decoder()
    for (let at = 30; at < heicPhoto.length; at += 41) {
      const outcome = await reencode(changed(at, 0xff, 0x00, 0xff), decode).catch((error: unknown) => error)
      expect(Buffer.isBuffer(outcome) || outcome instanceof Problem, `at ${at}`).toBe(true)
    }
  }, 120_000)

  it('that takes longer than a photo may is refused, and the next one is decoded', async () => {
    const hasty = decoder(1)
    expect(await hasty(heicPhoto)).toBeNull()
    expect(await decoder()(heicPhoto)).toMatchObject({ width: 64 })
  })
})
