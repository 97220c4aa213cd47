import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Visitor } from './platform.ts'

/** A picture as a phone would send it, with the camera's name and position in it. No two are the same. */
export async function photo(format: 'jpeg' | 'png' = 'jpeg', side = 64): Promise<Buffer> {
  const [red, green, blue] = [0, 0, 0].map(() => Math.floor(Math.random() * 256))
  const background = { r: red ?? 0, g: green ?? 0, b: blue ?? 0 }
  return sharp({ create: { width: side, height: side / 2, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Secret Camera' }, IFD3: { GPSLatitude: '27/1 50/1 0/1' } })
    .toFormat(format)
    .toBuffer()
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Sends a photo for a target of the Xiangtan plan, under its own hash unless another is named. */
export const upload = (
  visitor: Visitor,
  target: string,
  bytes: Uint8Array<ArrayBuffer>,
  hash = hashOf(bytes),
): Promise<Response> => visitor.request(`/files/${hash}?plan=xiangtan-2020&target=${target}`, { method: 'PUT', body: bytes })
