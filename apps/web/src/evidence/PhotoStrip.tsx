import { PhotoGallery } from './PhotoGallery.tsx'

/** Photos that the platform holds, each opening large. */
export function PhotoStrip({ hashes }: { hashes: readonly string[] }) {
  if (hashes.length === 0) return null
  return (
    <div className="photo-field">
      <PhotoGallery hashes={hashes} />
    </div>
  )
}
