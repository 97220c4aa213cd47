import type { VisitMonthEntry } from '@duzhan/contracts'
import type { CalendarEntry } from '../calendar/CalendarTable.tsx'
import { zh } from '../locales/zh.ts'
import { type LoadCounts, sumOf } from './visitLoad.ts'

/** The visits of one duty that are due on one day stand once in the calendar, with how far they are. */
export function calendarEntries(entries: readonly VisitMonthEntry[]): CalendarEntry[] {
  const groups = new Map<string, VisitMonthEntry[]>()
  for (const entry of entries) {
    const key = `${entry.dueOn} ${entry.duty}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group
    if (!first) return []
    const sum = sumOf(group)
    return [{ key, date: first.dueOn, title: <span>{first.title}</span>, facts: factsOf(sum), isLate: sum.overdue > 0 }]
  })
}

function factsOf({ count, done, overdue, upcoming }: LoadCounts): string {
  if (upcoming === count) return `${zh.visit.countOf(count)} · ${zh.due.upcoming}`
  return [zh.visit.doneOf(done, count), overdue > 0 ? zh.visit.overdueOf(overdue) : null].filter(Boolean).join(' · ')
}
