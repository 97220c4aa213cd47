import type { FindingView } from '@duzhan/contracts'
import { PhotoGallery } from '../evidence/PhotoGallery.tsx'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatInstant } from '../ui/dates.ts'
import '../styles/photosCompared.css'

interface Shot {
  title: string
  hashes: readonly string[]
  by: string
  at: string
}

/** The photos of a finding beside those that show it put right, each with who took them, when and where; nothing while there are none of either. */
export function PhotosCompared({ view }: { view: FindingView }) {
  const { before, after } = shotsOf(view)
  if (before.length + after.length === 0) return null
  const words = zh.finding.photos
  return (
    <Card title={words.title}>
      <div className="photos-compared">
        <Side title={words.before} none={words.noneBefore} shots={before} view={view} />
        <Side title={words.after} none={words.noneAfter} shots={after} view={view} />
      </div>
    </Card>
  )
}

interface SideProps {
  title: string
  none: string
  shots: readonly Shot[]
  view: FindingView
}

function Side({ title, none, shots, view: { target } }: SideProps) {
  return (
    <section>
      <h3>{title}</h3>
      {shots.length === 0 ? <p className="muted">{none}</p> : null}
      {shots.map((shot) => {
        const told = zh.finding.photos.told(shot.by, formatInstant(shot.at), `${target.place}${target.name}`)
        return (
          <div key={`${shot.at} ${shot.title}`} className="photos-shot">
            <div className="photo-field">
              <PhotoGallery hashes={shot.hashes} caption={`${title} · ${told}`} />
            </div>
            <p className="faint">
              {shot.title} · {told}
            </p>
          </div>
        )
      })}
    </section>
  )
}

/** The photos of what was found, and those of what was done about it, the latest first. */
function shotsOf({ photos, timeline, openedAt }: FindingView): { before: Shot[]; after: Shot[] } {
  const found = timeline.find(({ verb }) => verb === 'record')
  const steps = timeline.filter(({ verb, photos: shown }) => (verb === 'reportBack' || verb === 'verify') && shown.length > 0)
  const title = (verb: FindingView['timeline'][number]['verb']) => zh.finding.verbs[verb]
  return {
    before: photos.length > 0 ? [{ title: title('record'), hashes: photos, by: found?.by ?? '', at: found?.at ?? openedAt }] : [],
    after: steps.map(({ verb, photos: hashes, by, at }) => ({ title: title(verb), hashes, by, at })).reverse(),
  }
}
