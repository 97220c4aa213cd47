import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** What is paid by a record or reported on its own board: nothing is handed in for it. */
const paidElsewhere: ReadonlySet<string> = new Set(['visit', 'task'])

/** Duties that ask for figures without naming any, that name some without asking, or that ask where nothing is handed in. */
export const askedFaults = ({ duties }: Pick<Plan, 'duties'>): PlanFault[] =>
  (duties.owed ?? []).flatMap(({ what, asks, figures, title }, index) => {
    const path = `duties.owed.${index}`
    if (paidElsewhere.has(what)) return asks || figures ? [planFault('duty.asks-in-vain', path, { title })] : []
    const isAsked = asks?.includes('figures') ?? false
    if (isAsked === (figures !== undefined)) return []
    return [planFault(isAsked ? 'duty.figures-missing' : 'duty.figures-unasked', path, { title })]
  })
