import { Problem } from '@duzhan/problems'
import sharp from 'sharp'

const formats = new Set(['jpeg', 'png', 'webp', 'heif'])
const longestSide = 2_000

/**
 * Re-encodes whatever was sent as a JPEG of at most 2,000 pixels a side, upright and without metadata, so that no
 * byte of a stranger's file is ever served. Throws `evidence.not-an-image`.
 */
export async function reencode(bytes: Buffer): Promise<Buffer> {
  const refuse = () => new Problem('invalid', 'evidence.not-an-image')
  try {
    const image = sharp(bytes, { limitInputPixels: 50e6, failOn: 'error' })
    const { format } = await image.metadata()
    if (!formats.has(format ?? '')) throw refuse()
    return await image
      .rotate()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch {
    throw refuse() // whatever the decoder stumbled over, to the sender it is the same: not a picture
  }
}
