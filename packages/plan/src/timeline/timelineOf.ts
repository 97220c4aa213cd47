import { daysBetween } from '../calendar/addDays.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type TimeAxis, timeAxis } from './timeAxis.ts'

/** A stretch of the line in per cent of its length; phases that share days stand in rows of their own. */
interface PhaseSpan {
  key: string
  left: number
  width: number
  row: number
}

/** Lays a plan's phases out on one line, in true proportion; null for a plan without any date. */
export function timelineOf(
  phases: Plan['phases'],
  milestones: Plan['milestones'],
): (TimeAxis & { spans: PhaseSpan[]; rows: number }) | null {
  const axis = timeAxis([...phases.flatMap(({ start, end }) => [start, end]), ...milestones.map(({ due }) => due)])
  if (axis === null) return null
  const rows: string[] = []
  const spans = phases.map(({ key, start, end }): PhaseSpan => {
    const free = rows.findIndex((lastDay) => lastDay < start)
    const row = free === -1 ? rows.length : free
    rows[row] = end
    return { key, left: axis.share(axis.daysTo(start)), width: axis.share(daysBetween(start, end) + 1), row }
  })
  return { ...axis, spans, rows: rows.length }
}
