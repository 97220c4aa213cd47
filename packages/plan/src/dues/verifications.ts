import type { Plan } from '../schema/planSchema.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Duty } from './duty.ts'
import { isTargetVisit, visitName } from './visitDues.ts'

/** A visit duty by the name that its visits carry. */
type NamedDuty = Pick<Duty, 'path' | 'title' | 'checklist'> & { name: string }
/** A duty of visits that verify self-checks, with the duty whose records they verify; null where the plan leaves open which. */
export type Verification = NamedDuty & {
  selfCheck: NamedDuty | null
  /** Whether the plan names the self-check (`verifies`), rather than having only one for the same targets. */
  isNamed: boolean
  /** Whether both fill in one checklist, so that they can be held against each other item by item. */
  isComparable: boolean
}

const named = ({ id, path, title, checklist }: Duty): NamedDuty => ({
  ...{ path, title, checklist },
  name: visitName({ id }),
})

const listsOf = ({ about }: Duty): readonly string[] => (about?.kind === 'lists' ? about.targetLists : [])

/**
 * The duties of a plan whose visits verify a self-check, each with that self-check: the one that it names (`verifies`), else
 * the only one that the same targets owe. Pure; a key that names no self-check of the same targets counts for none.
 */
export function verificationsOf(plan: Plan): Verification[] {
  const visits = dutiesOf(plan).filter(isTargetVisit)
  const selfChecks = visits.filter(({ modes }) => modes.includes('selfCheck'))
  return visits
    .filter(({ modes, verifies }) => modes.includes('verification') || verifies !== null)
    .map((duty) => {
      const lists = listsOf(duty)
      const ofThese = selfChecks.filter((one) => one !== duty && listsOf(one).some((list) => lists.includes(list)))
      const wanted = ofThese.filter(({ id }) => duty.verifies === null || id === `owed.${duty.verifies}`)
      const [only] = wanted
      const selfCheck = only && wanted.length === 1 ? named(only) : null
      return {
        ...named(duty),
        selfCheck,
        isNamed: duty.verifies !== null,
        isComparable: selfCheck !== null && duty.checklist !== null && duty.checklist === selfCheck.checklist,
      }
    })
}
