import type { DueVerb, DueView } from '@duzhan/contracts'
import { client } from '../api/api.ts'
import { uploadPhotos } from '../evidence/uploadPhotos.ts'
import { type HandInDraft, ownerOf, sentOf } from './HandInFields.tsx'

/** Takes a step with a due as it was seen. Files that are handed in go first; throws the refusal of one that is not taken. */
export async function takeDueStep(verb: DueVerb, view: DueView, draft: HandInDraft): Promise<DueView> {
  const { plan, key, version } = view
  if (verb !== 'handIn') return client.assignments.due[verb].mutate({ plan, key, version, text: draft.text })
  const sent = sentOf(draft, view)
  if (sent.files.length > 0) {
    const refused = await uploadPhotos(ownerOf(view), { plan, target: view.filesOf })
    const standing = refused.find(({ hash }) => sent.files.some((file) => file.hash === hash)) // one that was taken out again holds nothing up
    if (standing) throw standing
  }
  return client.assignments.due.handIn.mutate({ plan, key, version, ...sent })
}
