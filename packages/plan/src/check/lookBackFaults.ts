import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** Duties that count from the close-out of findings and are no look-back at the targets of a list: nothing would come of them. */
export const lookBackFaults = ({ duties }: Pick<Plan, 'duties'>): PlanFault[] =>
  (duties.owed ?? []).flatMap(({ title, what, modes, about, when }, index) => {
    const isLookBack = what === 'visit' && about?.kind === 'lists' && modes?.includes('lookBack')
    return when?.kind === 'closeOut' && !isLookBack
      ? [planFault('duty.close-out-in-vain', `duties.owed.${index}.when`, { title })]
      : []
  })
