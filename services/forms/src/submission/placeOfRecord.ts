import { isOfTarget, type Place } from '@duzhan/service-kit'
import type { Submission } from './submission.repository.ts'

/** Where a record stands for who asks for it: whoever is granted its target alone reaches only what the target sent about itself. */
export const placeOfRecord = ({ plan, regionPath, target, teams, isOwn, bodies, covert }: Submission): Place => ({
  ...{ plan, regionPath, bodies, covert },
  target: isOfTarget({ teams, isOwn }) ? target : null,
})
