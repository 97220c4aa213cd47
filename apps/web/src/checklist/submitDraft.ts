import type { Receipt } from '@duzhan/contracts'
import { client } from '../api.ts'
import { uploadPhotos } from '../evidence/uploadPhotos.ts'
import { problemOf } from '../problemOf.ts'
import type { Draft } from './draft.ts'
import { type DraftStore, draftStore } from './draftStore.ts'

/** Sends a finished draft, photos first; the draft goes only when its receipt is kept. Safe to repeat. */
export async function submitDraft(draft: Draft & { finishedAt: string }, onPhotosLeft: (left: number) => void): Promise<Receipt> {
  const store = draftStore() // of who began it, whoever sits here when the answer comes
  const place = { plan: draft.plan, target: draft.target.id }
  await uploadPhotos(draft.key, place, onPhotosLeft)
  onPhotosLeft(0)
  const receipt = await send(draft).catch(async (error: unknown) => {
    const problem = problemOf(error)
    if (problem.code !== 'evidence.missing') throw error
    await forgetUploads(store, draft.key, problem.details['hashes'])
    await uploadPhotos(draft.key, place, onPhotosLeft)
    return send(draft)
  })
  await store.keepReceipt(draft, receipt)
  return receipt
}

function send(draft: Draft & { finishedAt: string }): Promise<Receipt> {
  const { id, plan, revision, checklist, target, startedAt, finishedAt, position, answers, correction } = draft
  return client.forms.submission.submit.mutate({
    id,
    plan,
    revision,
    checklist,
    target: target.id,
    startedAt,
    finishedAt,
    ...(position && { position }),
    answers,
    ...(correction && { corrects: correction }),
  })
}

/** The platform says it lacks photos that were once sent: send them again. */
async function forgetUploads(store: DraftStore, owner: string, hashes: unknown): Promise<void> {
  if (!Array.isArray(hashes)) return
  await Promise.all(hashes.map((hash) => store.markPhoto(owner, String(hash), false)))
}
