import { fileLimits } from '@duzhan/evidence'
import { Problem } from '@duzhan/problems'
import type { DraftStore } from '../device/draftStore.ts'
import { compressPhoto } from './compressPhoto.ts'

/**
 * Makes a photo small and keeps it on the device for its owner; returns its hash. Throws `evidence.file-empty`,
 * `evidence.not-an-image`, `evidence.file-too-large`, and what the device's store throws.
 */
export async function keepPhoto(store: DraftStore, owner: string, photo: Blob): Promise<string> {
  const blob = await smallPhoto(photo)
  const hash = await sha256(blob)
  await store.addPhoto({ owner, hash, blob, isUploaded: false })
  return hash
}

/** A photo as it is sent. Throws as `keepPhoto` does. */
export async function smallPhoto(photo: Blob): Promise<Blob> {
  if (photo.size === 0) throw new Problem('invalid', 'evidence.file-empty')
  const small = await compressPhoto(photo).catch(() => {
    throw new Problem('invalid', 'evidence.not-an-image')
  })
  if (small.size > fileLimits.bytes)
    throw new Problem('too-large', 'evidence.file-too-large', { megabytes: fileLimits.bytes / 1024 ** 2 })
  return small
}

/** The SHA-256 of a file's bytes in lower-case hex: the name under which the platform keeps it. */
export async function sha256(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
