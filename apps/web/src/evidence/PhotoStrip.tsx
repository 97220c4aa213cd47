import { zh } from '../locales/zh.ts'
import '../styles/photo.css'

/** Photos that the platform holds, each opening at full size. */
export function PhotoStrip({ hashes }: { hashes: readonly string[] }) {
  if (hashes.length === 0) return null
  return (
    <div className="photo-field">
      {hashes.map((hash, index) => (
        <a className="photo" key={hash} href={`/files/${hash}`} target="_blank" rel="noreferrer">
          <img src={`/files/${hash}`} alt={zh.checklist.photo(index + 1)} loading="lazy" />
        </a>
      ))}
    </div>
  )
}
