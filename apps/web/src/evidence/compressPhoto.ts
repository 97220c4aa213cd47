const longestSide = 1600
const quality = 0.8

/** The size a photo is drawn at: its longer side at most 1600 pixels, never enlarged. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A camera's photo made small enough for a village's network; what is small already is left alone, and so is an HEIC
 * photo that this browser cannot draw: the platform can. Throws for what is no photo.
 */
export async function compressPhoto(photo: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(photo).catch(async (reason: unknown) => {
    if (await isHeic(photo)) return null
    throw reason
  })
  if (bitmap === null) return photo
  const { width, height } = fitted(bitmap.width, bitmap.height)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return small.size < photo.size || !acceptedTypes.has(photo.type) ? small : photo
}

/** Whether a file says of itself, in its first box, that it is an HEIC photo. */
async function isHeic(photo: Blob): Promise<boolean> {
  const head = await photo.slice(4, 40).text()
  return head.startsWith('ftyp') && /hei[cxms]|hev[cx]/.test(head)
}

const acceptedTypes = new Set(['image/jpeg', 'image/png', 'image/webp'])
