import { byKey } from '../json/byKey.ts'
import type { Plan } from '../schema/planSchema.ts'
import { closesItself, isOfWeeks } from '../schema/rhythm.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { listFaults } from './listFaults.ts'
import { planLimits } from './planLimits.ts'
import { whenFaults } from './whenFaults.ts'

const addYears = (date: string, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`

/** Stretches of days that end before they begin, or that run for longer than any plan. */
function dateFaults(plan: Plan): PlanFault[] {
  const { start, end } = plan.period
  const first = start ?? plan.document.issuedOn
  const isTooLong = first !== undefined && end >= addYears(first, planLimits.years)
  return [
    ...(isTooLong ? [planFault('period.too-long', 'period.end', { most: planLimits.years })] : []),
    ...(start && start > end ? [planFault('period.backwards', 'period.end')] : []),
    ...plan.phases.flatMap((phase, index) =>
      phase.start > phase.end ? [planFault('phase.backwards', `phases.${index}.end`, { title: phase.title })] : [],
    ),
  ]
}

/** A week has seven days to end on; what closes of itself has no other last day; a day of the month is one of a cycle of months. */
function cycleFaults({ cycles, duties }: Plan): PlanFault[] {
  const named = byKey(cycles)
  return [
    ...cycles.flatMap(({ every, endsOn }, index) => {
      const path = `cycles.${index}.endsOn`
      if (endsOn === 'last') return []
      if (closesItself(every)) return [planFault('cycle.closes-itself', path)]
      return isOfWeeks(every) && endsOn > 7 ? [planFault('cycle.no-weekday', path)] : []
    }),
    ...(duties.reports ?? []).flatMap(({ cycle, dueDay }, index) => {
      const every = named.get(cycle ?? '')?.every
      const hasMonths = every === undefined || !(isOfWeeks(every) || closesItself(every))
      return dueDay === undefined || hasMonths ? [] : [planFault('cycle.no-month', `duties.reports.${index}.dueDay`)]
    }),
  ]
}

/** What contradicts itself in time or in precedence. */
export function orderFaults(plan: Plan): PlanFault[] {
  return [...dateFaults(plan), ...cycleFaults(plan), ...whenFaults(plan), ...listFaults(plan)]
}
