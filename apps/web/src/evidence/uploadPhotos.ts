import { ownRequest } from '../api.ts'
import { draftStore } from '../checklist/draftStore.ts'
import { UploadRefused } from './uploadRefused.ts'

/** Where photos belong, so that those who may read the target may read them. */
export interface PhotoPlace {
  plan: string
  target: string
}

/** Sends an owner's photos that the platform may not have, one after the other; `onLeft` hears how many remain. */
export async function uploadPhotos(owner: string, place: PhotoPlace, onLeft: (left: number) => void = () => {}): Promise<void> {
  const store = draftStore()
  const waiting = await store.photosToUpload(owner)
  let left = waiting.length
  for (const { hash, blob } of waiting) {
    onLeft(left)
    await uploadPhoto(hash, blob, place)
    await store.markPhoto(owner, hash, true)
    left -= 1
  }
}

async function uploadPhoto(hash: string, blob: Blob, place: PhotoPlace): Promise<void> {
  const answer = await fetch(`/files/${hash}?${new URLSearchParams({ ...place })}`, {
    method: 'PUT',
    headers: { ...ownRequest, 'content-type': blob.type },
    body: blob,
  })
  if (!answer.ok) throw new UploadRefused(await answer.json().catch(() => null))
}
