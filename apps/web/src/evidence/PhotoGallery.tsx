import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { usePhotoUrl } from './usePhotoUrl.ts'
import '../styles/photo.css'

const LightBox = lazyPart(async () => (await import('./LightBox.tsx')).LightBox)

/** Fetches what showing a photo large takes, while there is a network. */
export const preloadLightBox = LightBox.preload

interface PhotoGalleryProps {
  hashes: readonly string[]
  /** Photos that may not be on the platform yet are shown from the device. */
  isOnDevice?: boolean
  /** What is told of them where one is shown large. */
  caption?: string
  /** Without it the photos stay. */
  onRemove?: (hash: string) => void
}

/** Photos as small pictures, each of which opens large. */
export function PhotoGallery({ hashes, isOnDevice = false, caption, onRemove }: PhotoGalleryProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const Image = isOnDevice ? DeviceImage : PlatformImage
  return (
    <>
      {hashes.map((hash, index) => (
        <figure className="photo" key={hash}>
          <Image hash={hash} title={zh.checklist.photo(index + 1)} />
          <button
            type="button"
            className="photo-open"
            aria-label={zh.photo.openPhoto(index + 1)}
            onClick={() => setOpened(hash)}
          />
          {onRemove ? (
            <button
              type="button"
              className="photo-remove"
              aria-label={zh.checklist.removePhoto(index + 1)}
              onClick={() => onRemove(hash)}
            >
              <Icon name="close" />
            </button>
          ) : null}
        </figure>
      ))}
      {opened === null ? null : <LightBox {...{ hashes, caption, Image }} first={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

interface ImageProps {
  hash: string
  title: string
}

function DeviceImage({ hash, title }: ImageProps) {
  const url = usePhotoUrl(hash)
  return url ? <img src={url} alt={title} /> : <span className="photo-blank" />
}

const PlatformImage = ({ hash, title }: ImageProps) => <img src={`/files/${hash}`} alt={title} loading="lazy" />

/** Photos that the platform holds, each opening large. */
export function PhotoStrip({ hashes }: { hashes: readonly string[] }) {
  if (hashes.length === 0) return null
  return (
    <div className="photo-field">
      <PhotoGallery hashes={hashes} />
    </div>
  )
}

/** Photos that may still be on the device only, each opening large. */
export function DevicePhotos({ hashes }: { hashes: readonly string[] }) {
  if (hashes.length === 0) return null
  return (
    <div className="photo-field">
      <PhotoGallery hashes={hashes} isOnDevice />
    </div>
  )
}
