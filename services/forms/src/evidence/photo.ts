import { fileLimits } from '@duzhan/evidence'
import { Problem } from '@duzhan/problems'
import sharp, { type Sharp } from 'sharp'
import { type DecodeHeic, isHeic } from './heic.ts'

const formats = new Set(['jpeg', 'png', 'webp', 'heif'])
const longestSide = 2_000
const limits = { limitInputPixels: fileLimits.pixels, failOn: 'error' } as const

/**
 * Re-encodes whatever was sent as a JPEG of at most 2,000 pixels a side, upright and without metadata, so that no
 * byte of a stranger's file is ever served. Throws `evidence.not-an-image`, and `evidence.photo-pixels` for one that is
 * larger than a picture may be, before it is unpacked.
 */
export async function reencode(bytes: Buffer, decodeHeic: DecodeHeic): Promise<Buffer> {
  try {
    const picture = isHeic(bytes) ? await drawn(bytes, decodeHeic) : await opened(bytes)
    return await picture
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw refuse() // whatever the decoder stumbled over, to the sender it is the same: not a picture
  }
}

const refuse = () => new Problem('invalid', 'evidence.not-an-image')
const tooManyPixels = () => new Problem('invalid', 'evidence.photo-pixels', { megapixels: fileLimits.pixels / 1e6 })

async function opened(bytes: Buffer): Promise<Sharp> {
  const { format, width, height } = await sharp(bytes, { ...limits, limitInputPixels: false }).metadata() // its head only
  if (!formats.has(format ?? '')) throw refuse()
  if (width * height > fileLimits.pixels) throw tooManyPixels()
  return sharp(bytes, limits).rotate().flatten({ background: 'white' })
}

async function drawn(bytes: Buffer, decodeHeic: DecodeHeic): Promise<Sharp> {
  const picture = await decodeHeic(bytes)
  if (picture === null) throw refuse()
  if (picture === 'too-many-pixels') throw tooManyPixels()
  const { data, width, height } = picture
  return sharp(data, { ...limits, raw: { width, height, channels: 4 } }).flatten({ background: 'white' })
}
