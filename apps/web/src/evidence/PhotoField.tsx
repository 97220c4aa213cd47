import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'
import { Failures } from './Failures.tsx'
import type { PhotoPlace } from './uploadPhotos.ts'
import { loadUploading, useIntake } from './useIntake.ts'
import '../styles/photo.css'

export interface PhotoFieldProps {
  hashes: readonly string[]
  owner: string
  place: PhotoPlace
  /** Preparing photos takes its time: what is to change is said as a function of the photos there are by then. */
  onChange: (by: (hashes: readonly string[]) => string[]) => void
  /** Photos can only be taken here, not chosen from the album. */
  isCameraOnly?: boolean
  /** How many are asked for, and how many there may be. */
  least?: number
  most?: number | undefined
  /** What is wrong with the photos, once it is to be said. */
  error?: string | undefined
}

const mostPhotos = 9
const loadKeeping = () => import('./keepPhoto.ts')
const loadGallery = () => import('./PhotoGallery.tsx')
const PhotoGallery = lazyPart(async () => (await loadGallery()).PhotoGallery)

/** Fetches what taking and showing photos needs, while there is a network. */
export const preloadPhotos = (): Promise<unknown> =>
  Promise.all([loadKeeping(), loadUploading(), PhotoGallery.preload(), loadGallery().then((part) => part.preloadLightBox())])

/** Takes photos by the camera or from the album, makes them small, keeps them on the device and sends them when it can. */
export function PhotoField(props: PhotoFieldProps) {
  const { hashes, owner, place, onChange, isCameraOnly = false, least = 0, most = mostPhotos, error } = props
  const input = useRef<HTMLInputElement>(null)
  const [leftOut, setLeftOut] = useState(0)
  const { take, isBusy, failures } = useIntake({
    owner,
    place,
    keep: async (...photo) => (await loadKeeping()).keepPhoto(...photo),
    onKept: (hash) => onChange((held) => [...new Set([...held, hash])].slice(0, most)),
  })
  useEffect(() => {
    preloadPhotos().catch(() => undefined) // each is asked for again when it is wanted
  }, [])
  const choose = (from: 'camera' | 'album') => {
    if (from === 'camera') input.current?.setAttribute('capture', 'environment')
    else input.current?.removeAttribute('capture')
    input.current?.click()
  }
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    target.value = ''
    setLeftOut(Math.max(0, files.length - (most - hashes.length)))
    void take(files.slice(0, most - hashes.length))
  }
  const lacking = least - hashes.length
  const told = error === undefined || lacking <= 0 ? error : zh.photo.photosLacking(lacking)
  return (
    <div className="photo-field">
      {hashes.length === 0 ? null : (
        <PhotoGallery hashes={hashes} isOnDevice onRemove={(hash) => onChange((held) => held.filter((kept) => kept !== hash))} />
      )}
      {hashes.length < most ? (
        <span className="photo-take">
          <input
            ref={input}
            className="visually-hidden"
            type="file"
            accept="image/*"
            {...(isCameraOnly ? { capture: 'environment' } : {})}
            multiple={most - hashes.length > 1}
            tabIndex={-1}
            aria-hidden="true"
            disabled={isBusy}
            onChange={chosen}
          />
          <button type="button" className="button button-quiet button-small" disabled={isBusy} onClick={() => choose('camera')}>
            <Icon name="camera" />
            {isBusy ? zh.checklist.photoPreparing : zh.checklist.addPhoto}
          </button>
          {isCameraOnly || isBusy ? null : (
            <button type="button" className="button button-quiet button-small" onClick={() => choose('album')}>
              <Icon name="album" />
              {zh.photo.chooseAlbum}
            </button>
          )}
        </span>
      ) : null}
      {(least > 0 && !(told && lacking > 0)) || hashes.length >= most ? (
        <p className={lacking > 0 ? 'photo-count photo-lacking' : 'photo-count'} role="status">
          {zh.photo.photoCount(hashes.length, least, most)}
        </p>
      ) : null}
      {leftOut > 0 ? <p className="field-error">{zh.photo.photosTooMany(most, leftOut)}</p> : null}
      <Failures failures={failures} />
      {told ? <p className="field-error">{told}</p> : null}
    </div>
  )
}
