import { itemKinds } from '@duzhan/checklist'
import { PhotoField } from '../evidence/PhotoField.tsx'
import type { KindFieldProps, KindView } from './kindView.ts'

/** 照片: photos are the whole answer; a record shows them where it shows the photos of any item. */
export const photo: KindView = { Field: Photos, Answer: null, tag: itemKinds.photo.title.zh }

function Photos({ item, held, changeBy, errorOf, owner, place }: KindFieldProps) {
  const { minItems, maxItems } = item.schema.properties?.['photos'] ?? {}
  return (
    <PhotoField
      hashes={photosOf(held['photos'])}
      owner={owner}
      place={place}
      onChange={(by) => changeBy((now) => ({ ...now, photos: by(photosOf(now['photos'])) }))}
      isCameraOnly={item.annotation.from === 'camera'}
      least={minItems ?? 1}
      {...(maxItems === undefined ? {} : { most: maxItems })}
      error={errorOf('photos')}
    />
  )
}

const photosOf = (held: unknown): string[] => (Array.isArray(held) ? held.map(String) : [])
