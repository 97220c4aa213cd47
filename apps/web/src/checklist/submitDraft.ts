import { evidenceOf, shownAnswers } from '@duzhan/checklist'
import type { Receipt } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { client } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { problemSentence } from '../api/problemSentence.ts'
import type { UploadRefused } from '../api/uploadRefused.ts'
import type { Answers, Draft } from '../device/draft.ts'
import { type DraftStore, draftStore } from '../device/draftStore.ts'
import { uploadPhotos } from '../evidence/uploadPhotos.ts'

/**
 * Sends a finished draft, photos and files first; the draft goes only when its receipt is kept. Safe to repeat. Throws
 * `submission.answers-invalid` with the field of each file that the platform does not take.
 */
export async function submitDraft(draft: Draft & { finishedAt: string }, onPhotosLeft: (left: number) => void): Promise<Receipt> {
  const store = draftStore() // of who began it, whoever sits here when the answer comes
  const place = { plan: draft.plan, target: draft.target.id }
  const upload = async () => checkUploads(draft, await uploadPhotos(draft.key, place, onPhotosLeft))
  await upload()
  onPhotosLeft(0)
  const receipt = await send(draft).catch(async (error: unknown) => {
    const problem = problemOf(error)
    if (problem.code !== 'evidence.missing') throw error
    await forgetUploads(store, draft.key, problem.details['hashes'])
    await upload()
    return send(draft)
  })
  await store.keepReceipt(draft, receipt)
  return receipt
}

function send(draft: Draft & { finishedAt: string }): Promise<Receipt> {
  const { id, plan, revision, checklist, part, target, visit, startedAt, finishedAt, position, correction, covert } = draft
  return client.forms.submission.submit.mutate({
    id,
    plan,
    revision,
    checklist,
    ...(part?.key && { part: part.key }),
    target: target.id,
    ...(visit !== null && !correction && { due: visit }),
    ...(covert?.isCovert && !correction && { isCovert: true as const }),
    startedAt,
    finishedAt,
    ...(position && { position }),
    answers: sentAnswers(draft),
    ...(correction && { corrects: correction }),
  })
}

/** What is hidden by the answers above it stays on the device: it is not sent. */
function sentAnswers({ schema, answers }: Draft): Answers {
  return shownAnswers(schema, answers) as Answers // answers with less in them
}

/** What was refused and still stands in the answers is said at its field; what was taken out of them holds nothing up. */
function checkUploads(draft: Draft, refused: readonly UploadRefused[]): void {
  const errors = refused.flatMap((refusal) => {
    const { code, details } = problemOf(refusal)
    const message = problemSentence(code, details)
    return fieldsWith(sentAnswers(draft), refusal.hash).map((path) => ({ path, keyword: 'x-evidence', params: {}, message }))
  })
  if (errors.length > 0) throw new Problem('invalid', 'submission.answers-invalid', { errors })
}

/** The dotted paths of the fields that name a file. */
function fieldsWith(answers: Answers, hash: string): string[] {
  return Object.entries(answers).flatMap(([section, items]) =>
    Object.entries(items).flatMap(([item, held]) =>
      Object.entries(held).flatMap(([field, value]) =>
        evidenceOf([value]).includes(hash) ? [`${section}.${item}.${field}`] : [],
      ),
    ),
  )
}

/** The platform says it lacks photos that were once sent: send them again. */
async function forgetUploads(store: DraftStore, owner: string, hashes: unknown): Promise<void> {
  if (!Array.isArray(hashes)) return
  await Promise.all(hashes.map((hash) => store.markPhoto(owner, String(hash), false)))
}
