import { ownRequest } from '../api/api.ts'
import { UploadRefused } from '../api/uploadRefused.ts'
import type { KeptPhoto } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'

/** Where photos and files belong, so that those who may read the target may read them. */
export interface PhotoPlace {
  plan: string
  target: string
}

/**
 * Sends an owner's photos and files that the platform may not have, one after the other; `onLeft` hears how many remain.
 * Returns the refusals of those that are not taken for what they are, the others go on. Throws `UploadRefused` for any
 * other refusal.
 */
export async function uploadPhotos(
  owner: string,
  place: PhotoPlace,
  onLeft: (left: number) => void = () => {},
): Promise<UploadRefused[]> {
  const store = draftStore()
  const waiting = await store.photosToUpload(owner)
  const refused: UploadRefused[] = []
  let left = waiting.length
  for (const photo of waiting) {
    onLeft(left)
    try {
      await upload(photo, place)
      await store.markPhoto(owner, photo.hash, true)
    } catch (error) {
      if (!(error instanceof UploadRefused && error.isOfFile)) throw error
      refused.push(error)
    }
    left -= 1
  }
  return refused
}

async function upload({ hash, blob, as }: KeptPhoto, place: PhotoPlace): Promise<void> {
  const answer = await fetch(`/files/${hash}?${new URLSearchParams({ ...place, ...(as === 'file' ? { as } : {}) })}`, {
    method: 'PUT',
    headers: { ...ownRequest, 'content-type': blob.type },
    body: blob,
  })
  if (!answer.ok) throw new UploadRefused(await answer.json().catch(() => null), hash)
}
