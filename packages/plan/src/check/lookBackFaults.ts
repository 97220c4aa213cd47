import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/**
 * Duties that count from the close-out of findings and are no look-back at the targets of a list, of which nothing would come; and look-backs
 * that leave open what is looked at.
 */
export const lookBackFaults = ({ duties }: Pick<Plan, 'duties'>): PlanFault[] =>
  (duties.owed ?? []).flatMap(({ title, what, modes, about, checklist, when }, index) => {
    if (when?.kind !== 'closeOut') return []
    const isLookBack = what === 'visit' && about?.kind === 'lists' && modes?.includes('lookBack')
    if (!isLookBack) return [planFault('duty.close-out-in-vain', `duties.owed.${index}.when`, { title })]
    return checklist === undefined ? [planFault('duty.look-back-without-checklist', `duties.owed.${index}`, { title })] : []
  })
