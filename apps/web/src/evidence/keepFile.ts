import { cleanFileName, isPicture, sniffFile } from '@duzhan/evidence'
import type { DraftStore } from '../device/draftStore.ts'
import { zh } from '../locales/zh.ts'
import { sha256, smallPhoto } from './keepPhoto.ts'

/** A file as an answer names it. */
export interface NamedFile {
  hash: string
  name: string
  /** In bytes, as it is sent. */
  size: number
}

/**
 * Looks into a file, keeps it on the device for its owner and returns what the answer says of it. Throws as `sniffFile` and
 * `keepPhoto` do, so that a file which the platform would refuse is refused where it is chosen, without a network.
 */
export async function keepFile(store: DraftStore, owner: string, file: File): Promise<NamedFile> {
  const type = sniffFile(new Uint8Array(await file.arrayBuffer()))
  const blob = isPicture(type) ? await smallPhoto(file) : new Blob([file], { type })
  const hash = await sha256(blob)
  await store.addPhoto({ owner, hash, blob, isUploaded: false, as: 'file' })
  return { hash, name: cleanFileName(file.name, type, zh.evidence.fileUnnamed), size: blob.size }
}
