import { dayOfMonth } from '../calendar/dayOfMonth.ts'
import type { ReportDuty } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type Window, windowOf } from './window.ts'

/** A report owed for a window: the last calendar day on which it is in time. */
export type DueReport = { duty: string; from: ReportDuty['from']; to: ReportDuty['to']; due: string }

/** The last day in time: the day itself, which official usage includes in 「25日前」 as well. */
const dueDate = (duty: ReportDuty, window: Window): string =>
  duty.dueDay === undefined ? window.end : dayOfMonth(window.end, duty.dueDay)

/** The reports that a plan demands for a window of their own cycle; reports owed on an event have no date. */
export function dueReports(plan: Plan, window: Window): DueReport[] {
  return (plan.duties.reports ?? []).flatMap((duty) => {
    const cycle = plan.cycles.find((candidate) => candidate.key === duty.cycle)
    if (!cycle) return []
    const own = windowOf(cycle, window.end)
    if (own.start !== window.start || own.end !== window.end) return []
    return [{ duty: duty.key, from: duty.from, to: duty.to, due: dueDate(duty, window) }]
  })
}
