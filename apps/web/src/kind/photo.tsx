import { evidenceAsked } from '@duzhan/checklist'
import { PhotoField, preloadPhotos } from '../evidence/PhotoField.tsx'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import { EvidenceTag } from './EvidenceTag.tsx'
import type { KindAnswerProps, KindFieldProps, KindView } from './kindView.ts'

/** 照片: photos are the whole answer; a record shows them where it shows the photos of any item. */
export const photo: KindView = { Field: Photos, Answer, Tag: EvidenceTag, preload: preloadPhotos }

function Photos({ item, held, outline, changeBy, errorOf, owner, place }: KindFieldProps) {
  const { minItems = 1, maxItems } = item.schema.properties?.['photos'] ?? {}
  const asked = evidenceAsked(item.schema, held, outline.root)
  return (
    <PhotoField
      hashes={photosOf(held['photos'])}
      owner={owner}
      place={place}
      onChange={(by) => changeBy((now) => ({ ...now, photos: by(photosOf(now['photos'])) }))}
      isCameraOnly={item.annotation.from === 'camera'}
      least={Math.max(minItems, asked.photos)}
      most={maxItems}
      error={errorOf('photos')}
    />
  )
}

function Answer({ given }: KindAnswerProps) {
  return photosOf(given['photos']).length === 0 ? <AnswerMark tone="unanswered" /> : null
}

const photosOf = (held: unknown): string[] => (Array.isArray(held) ? held.map(String) : [])
