import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

interface Checked {
  key: string
  lists: readonly string[]
}

/** The visit duties in the mode `selfCheck`, with the lists whose targets owe them. */
const selfChecksIn = ({ owed = [] }: Plan['duties']): Checked[] =>
  owed.flatMap(({ key, what, modes, about }) =>
    what === 'visit' && modes?.includes('selfCheck') && about?.kind === 'lists' ? [{ key, lists: about.targetLists }] : [],
  )

/** Duties that name a self-check to verify (`verifies`) and are no verification, or name none that targets of the same lists owe. */
export function verificationFaults({ duties }: Pick<Plan, 'duties'>): PlanFault[] {
  const selfChecks = selfChecksIn(duties)
  return (duties.owed ?? []).flatMap(({ key: own, title, what, modes, about, verifies }, index) => {
    if (verifies === undefined) return []
    const path = `duties.owed.${index}.verifies`
    const isVerification = what === 'visit' && about?.kind === 'lists' && modes?.includes('verification')
    if (!isVerification) return [planFault('duty.verifies-in-vain', path, { title })]
    const isOwed = selfChecks.some(
      ({ key, lists }) => key === verifies && key !== own && lists.some((list) => about.targetLists.includes(list)),
    )
    return isOwed ? [] : [planFault('duty.verifies-unknown', path, { title, key: verifies })]
  })
}
