import { type ChangeEvent, useEffect, useId, useState } from 'react'
import { draftStore } from '../checklist/draftStore.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { sha256 } from './sha256.ts'
import type { PhotoPlace } from './uploadPhotos.ts'
import { usePhotoUrl } from './usePhotoUrl.ts'
import '../styles/photo.css'

interface PhotoFieldProps {
  hashes: readonly string[]
  owner: string
  place: PhotoPlace
  /** Preparing photos takes its time: what is to change is said as a function of the photos there are by then. */
  onChange: (by: (hashes: readonly string[]) => string[]) => void
}

const mostPhotos = 9

// What a photo needs once it is taken comes right after the form, while there is a network.
const loadCompressing = () => import('./compressPhoto.ts')
const loadUploading = () => import('./uploadPhotos.ts')

/** Takes photos, makes them small, keeps them on the device and sends them as soon as the network allows. */
export function PhotoField({ hashes, owner, place, onChange }: PhotoFieldProps) {
  const [state, setState] = useState<'idle' | 'preparing' | 'failed'>('idle')
  const input = useId()
  useEffect(() => {
    void Promise.allSettled([loadCompressing(), loadUploading()])
  }, [])

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, mostPhotos - hashes.length)
    event.target.value = ''
    setState('preparing')
    const store = draftStore() // of who took the photo, whoever sits here when it is ready
    try {
      const { compressPhoto } = await loadCompressing()
      for (const file of files) {
        const blob = await compressPhoto(file)
        const hash = await sha256(blob)
        await store.addPhoto({ owner, hash, blob, isUploaded: false })
        onChange((held) => [...new Set([...held, hash])].slice(0, mostPhotos))
      }
      setState('idle')
      // Best effort: what does not go now goes with the submission.
      loadUploading()
        .then(({ uploadPhotos }) => uploadPhotos(owner, place))
        .catch(() => {})
    } catch {
      setState('failed')
    }
  }
  const remove = (hash: string) => onChange((held) => held.filter((kept) => kept !== hash))
  return (
    <div className="photo-field">
      {hashes.map((hash, index) => (
        <figure className="photo" key={hash}>
          <PhotoImage hash={hash} title={zh.checklist.photo(index + 1)} />
          <button type="button" aria-label={zh.checklist.removePhoto(index + 1)} onClick={() => remove(hash)}>
            <Icon name="close" />
          </button>
        </figure>
      ))}
      {hashes.length < mostPhotos ? (
        <span className="photo-take">
          <input
            id={input}
            className="visually-hidden"
            type="file"
            accept="image/*"
            capture="environment"
            multiple
            disabled={state === 'preparing'}
            onChange={(event) => void take(event)}
          />
          <label htmlFor={input} className="button button-quiet button-small">
            <Icon name="camera" />
            {state === 'preparing' ? zh.checklist.photoPreparing : zh.checklist.addPhoto}
          </label>
        </span>
      ) : null}
      {state === 'failed' ? (
        <p className="field-error" role="alert">
          {zh.checklist.photoFailed}
        </p>
      ) : null}
    </div>
  )
}

function PhotoImage({ hash, title }: { hash: string; title: string }) {
  const url = usePhotoUrl(hash)
  return url ? <img src={url} alt={title} /> : <span className="photo-blank" />
}
