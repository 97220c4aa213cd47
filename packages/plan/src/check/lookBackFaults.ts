import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/**
 * Duties that count from the close-out of findings, or the release of targets, and are no look-back at the targets of a list, of which nothing would come; and look-backs
 * that leave open what is looked at.
 */
export const lookBackFaults = ({ duties }: Pick<Plan, 'duties'>): PlanFault[] =>
  (duties.owed ?? []).flatMap(({ title, what, modes, about, checklist, when }, index) => {
    if (when?.kind !== 'closeOut' && when?.kind !== 'release') return []
    const isLookBack = what === 'visit' && about?.kind === 'lists' && modes?.includes('lookBack')
    const inVain = when.kind === 'closeOut' ? 'duty.close-out-in-vain' : 'duty.release-in-vain'
    if (!isLookBack) return [planFault(inVain, `duties.owed.${index}.when`, { title })]
    return checklist === undefined ? [planFault('duty.look-back-without-checklist', `duties.owed.${index}`, { title })] : []
  })
