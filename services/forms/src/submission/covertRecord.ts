import type { Actor, DesignationEvent, SubmissionInput } from '@duzhan/contracts'
import { standsOn } from '@duzhan/contracts'
import { covertChoice, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { covertBy } from '@duzhan/service-kit'
import { givenPlace } from '../designation/givenPlace.ts'
import type { Submission } from './submission.repository.ts'

/**
 * Who learns of a record: as the plan and its inspector say, see `covertChoice`; a correction is as the record that it corrects. Throws
 * `submission.covert-unplanned` where it is said to be secret and nothing that the plan has for the target is.
 */
export function covertnessOf(
  actor: Actor,
  { isCovert, due }: Pick<SubmissionInput, 'isCovert' | 'due'>,
  about: { corrected: Submission } | { designation: DesignationEvent; plan: Plan },
): Pick<Submission, 'covert' | 'releasedAt'> {
  if ('corrected' in about) {
    const { covert, releasedAt } = about.corrected
    return { ...(covert && { covert }), ...(releasedAt && { releasedAt }) }
  }
  const { designation, plan } = about
  const choice = covertChoice(plan, { lists: standsOn(designation).map(({ list }) => list), due })
  if (isCovert && choice === 'never')
    throw new Problem('invalid', 'submission.covert-unplanned', { target: designation.targetName })
  return isCovert || choice === 'always' ? { covert: covertBy(actor, 'submission.submit', givenPlace(designation, plan)) } : {}
}
