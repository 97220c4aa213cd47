import type { Plan } from '@duzhan/plan'
import { daysBetween } from '@duzhan/plan'

/** A stretch of the bar in per cent of its length; phases that share days stand in rows of their own. */
export interface PhaseSpan {
  key: string
  left: number
  width: number
  row: number
}

export interface Timeline {
  start: string
  end: string
  spans: PhaseSpan[]
  rows: number
  months: { title: string; left: number }[]
  /** Where a date stands on the bar, in per cent; null when it is off the bar. */
  at: (date: string) => number | null
}

/** Lays a plan's phases out on one bar, in true proportion. */
export function timelineOf(phases: Plan['phases'], milestones: Plan['milestones']): Timeline | null {
  const dates = [...phases.flatMap((phase) => [phase.start, phase.end]), ...milestones.map((milestone) => milestone.due)].sort()
  const [start, end] = [dates[0], dates.at(-1)]
  if (!start || !end) return null
  const length = daysBetween(start, end) + 1
  const share = (days: number) => (days / length) * 100
  const rows: string[] = []
  const spans = phases.map((phase): PhaseSpan => {
    const free = rows.findIndex((lastDay) => lastDay < phase.start)
    const row = free === -1 ? rows.length : free
    rows[row] = phase.end
    return {
      key: phase.key,
      left: share(daysBetween(start, phase.start)),
      width: share(daysBetween(phase.start, phase.end) + 1),
      row,
    }
  })
  return {
    start,
    end,
    spans,
    rows: rows.length,
    months: monthsBetween(start, end)
      // a bar of years has room for some of its months only
      .filter((_, index, all) => index % Math.ceil(all.length / 12) === 0)
      .map((first) => ({ title: String(Number(first.slice(5, 7))), left: share(daysBetween(start, first)) })),
    at: (date) => (date < start || date > end ? null : share(daysBetween(start, date) + 0.5)),
  }
}

function monthsBetween(start: string, end: string): string[] {
  const months: string[] = []
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))]
  for (;;) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    if (first > end) return months
    if (first >= start) months.push(first)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
}
