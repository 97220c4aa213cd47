import type { FindingAction, FindingView } from '@duzhan/contracts'
import { client } from '../api/api.ts'
import { uploadPhotos } from '../evidence/uploadPhotos.ts'

export interface ActionDraft {
  text: string
  photos: string[]
  rectifyBy: string
}

/** The finding as it was seen. */
type StepOn = Pick<FindingView, 'id' | 'version' | 'plan' | 'target'>

/** Takes one step on a finding as it was seen; a newer version of it answers `finding.stale` and nothing happens. */
export async function takeStep(action: FindingAction, finding: StepOn, draft: ActionDraft): Promise<FindingView> {
  const { id, version } = finding
  const { text, photos, rectifyBy } = draft
  if (photos.length > 0) {
    const refused = await uploadPhotos(`finding|${id}`, { plan: finding.plan, target: finding.target.id })
    const standing = refused.find(({ hash }) => photos.includes(hash)) // one that was taken out again holds nothing up
    if (standing) throw standing
  }
  const steps = client.assignments.finding
  switch (action) {
    case 'accept':
      return steps.accept.mutate({ id, version })
    case 'reportBack':
      return steps.reportBack.mutate({ id, version, text, photos })
    case 'verify':
      return steps.verify.mutate({ id, version, text, photos })
    case 'sendBack':
      return steps.sendBack.mutate({ id, version, text, ...(rectifyBy ? { rectifyBy } : {}) })
    case 'closeOut':
      return steps.closeOut.mutate({ id, version })
    case 'askExtension':
      return steps.askExtension.mutate({ id, version, text, rectifyBy })
    case 'extend':
      return steps.extend.mutate({ id, version })
    case 'refuseExtension':
      return steps.refuseExtension.mutate({ id, version, text })
  }
}
