import { PhotoGallery } from './PhotoGallery.tsx'

/** Photos that may still be on the device only, each opening large. */
export function DevicePhotos({ hashes }: { hashes: readonly string[] }) {
  if (hashes.length === 0) return null
  return (
    <div className="photo-field">
      <PhotoGallery hashes={hashes} isOnDevice />
    </div>
  )
}
