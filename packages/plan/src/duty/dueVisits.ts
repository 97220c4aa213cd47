import { earlierOf } from '../calendar/earlierOf.ts'
import type { VisitDuty } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Designation } from '../targets/designation.ts'
import { type Window, windowOf } from './window.ts'

/** What a designated target is owed in a window. */
export type DueVisit = {
  duty: string
  times: number
  due: string
  checklist: string | null
  modes: VisitDuty['modes']
}

/**
 * The visits that a plan's duties demand for a designated target in a window of the duty's own cycle; a window of
 * another cycle demands nothing. The last window closes with the plan.
 */
export function dueVisits(plan: Plan, designation: Pick<Designation, 'list'>, window: Window): DueVisit[] {
  const { start, end } = plan.period
  if (window.start > end || (start && window.end < start)) return []
  return (plan.duties.visits ?? []).flatMap((duty) => {
    const cycle = plan.cycles.find((candidate) => candidate.key === duty.cycle)
    if (!cycle || !duty.targetLists.includes(designation.list)) return []
    const own = windowOf(cycle, window.end)
    if (own.start !== window.start || own.end !== window.end) return []
    const due = earlierOf(window.end, end)
    return [{ duty: duty.key, times: duty.times ?? 1, due, checklist: duty.checklist ?? null, modes: duty.modes }]
  })
}
