const longestSide = 1600
const quality = 0.8

/** The size a photo is drawn at: its longer side at most 1600 pixels, never enlarged. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A camera's photo made small enough for a village's network; what is small already is left alone. */
export async function compressPhoto(photo: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(photo)
  const { width, height } = fitted(bitmap.width, bitmap.height)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return small.size < photo.size || !acceptedTypes.has(photo.type) ? small : photo
}

const acceptedTypes = new Set(['image/jpeg', 'image/png', 'image/webp'])
