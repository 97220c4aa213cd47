import { type Burden, holdsFor, turnOf } from '../dues/burden.ts'
import type { Roster } from '../dues/roster.ts'
import { visitsAny } from '../dues/visitDues.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import type { DutyEffect } from './dutyEffect.ts'

/** The lists that targets stand on together, as the register has them, or each list by itself where there is none. */
function standings(plan: Plan, roster: Roster | null): string[][] {
  if (roster === null) return plan.targetLists.map(({ key }) => [key])
  const byTarget = new Map<string, Set<string>>()
  for (const { targetId, list } of roster.designations) byTarget.set(targetId, (byTarget.get(targetId) ?? new Set()).add(list))
  return [...new Map([...byTarget.values()].map((lists) => [[...lists].sort().join(' '), [...lists]])).values()]
}

/** How many visits the busiest turn of a burden holds for a target on some lists, by the days on which they are due. */
function busiest({ most }: Burden, lists: readonly string[], effects: readonly DutyEffect[]): number {
  const turns = new Map<string, number>()
  for (const { duty, windows, turns: times } of effects)
    if (most && visitsAny(duty, lists))
      for (const { dueOn } of windows) {
        const turn = turnOf(most, dueOn)
        turns.set(turn, (turns.get(turn) ?? 0) + times)
      }
  return Math.max(0, ...turns.values())
}

/** Burdens that say nothing, and those that the plan's own duties exceed. */
export function burdenWarnings(plan: Plan, effects: readonly DutyEffect[], roster: Roster | null): PlanFault[] {
  const { burden: burdens = [] } = plan.duties
  const together = burdens.length > 0 ? standings(plan, roster) : []
  return burdens.flatMap((burden, index): PlanFault[] => {
    const [path, { title, most, apartDays, notOn }] = [`duties.burden.${index}`, burden]
    if (!most && !apartDays && !notOn) return [planFault('burden.idle', path, { title })]
    if (!most) return []
    const planned = Math.max(
      0,
      ...together.flatMap((lists) => (holdsFor(burden, lists) ? [busiest(burden, lists, effects)] : [])),
    )
    return planned > most.count ? [planFault('burden.exceeded', path, { title, most: most.count, planned })] : []
  })
}
