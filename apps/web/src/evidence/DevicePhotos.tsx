import { zh } from '../locales/zh.ts'
import { usePhotoUrl } from './usePhotoUrl.ts'
import '../styles/photo.css'

/** Photos that may still be on the device only. */
export function DevicePhotos({ hashes }: { hashes: readonly string[] }) {
  if (hashes.length === 0) return null
  return (
    <div className="photo-field">
      {hashes.map((hash, index) => (
        <DevicePhoto key={hash} hash={hash} title={zh.checklist.photo(index + 1)} />
      ))}
    </div>
  )
}

function DevicePhoto({ hash, title }: { hash: string; title: string }) {
  const url = usePhotoUrl(hash)
  return <span className="photo">{url ? <img src={url} alt={title} /> : <span className="photo-blank" />}</span>
}
