import { evidenceOf, type Outline } from '@duzhan/checklist'
import type { Draft } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'
import { download } from '../ui/download.ts'
import { exportedDraft } from './exportedDraft.ts'

/** Hands a draft to the person as one file that any browser shows and prints, with its photos, signatures and files inside. */
export async function exportDraft(outline: Outline, draft: Draft): Promise<void> {
  const photos = new Map<string, string>()
  for (const hash of evidenceOf(draft.answers)) {
    const photo = await photoOf(hash)
    if (photo) photos.set(hash, await dataUrl(photo))
  }
  const text = exportedDraft(outline, draft, photos)
  download(new Blob([text], { type: 'text/html;charset=utf-8' }), `${draft.target.name}-${draft.title}.html`)
}

/** From the device while it has the photo, else from the platform; a photo that neither gives is left out and said so. */
async function photoOf(hash: string): Promise<Blob | undefined> {
  const kept = await draftStore().photo(hash)
  if (kept) return kept
  const answer = await fetch(`/files/${hash}`).catch(() => undefined)
  return answer?.ok ? answer.blob() : undefined
}

function dataUrl(photo: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(photo)
  })
}
