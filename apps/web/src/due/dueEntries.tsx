import type { DueMonthEntry } from '@duzhan/contracts'
import { Link } from 'react-router'
import type { CalendarEntry } from '../calendar/CalendarTable.tsx'
import { zh } from '../locales/zh.ts'
import { DueLink } from './DueLink.tsx'

/** What several bodies owe under one title on one day stands once in the calendar, late as soon as one of them is. */
export function dueEntries(plan: string, dues: readonly DueMonthEntry[]): CalendarEntry[] {
  const groups = new Map<string, DueMonthEntry[]>()
  for (const due of dues) {
    const key = `${due.dueOn} ${due.title}`
    groups.set(key, [...(groups.get(key) ?? []), due])
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group
    if (!first) return []
    const late = group.filter(({ lateDays }) => lateDays > 0).length
    const title = <EntryTitle plan={plan} first={first} isAlone={group.length === 1} />
    return [{ key, date: first.dueOn, title, facts: factsOf(first, group.length, late), isLate: late > 0 }]
  })
}

function EntryTitle({ plan, first, isAlone }: { plan: string; first: DueMonthEntry; isAlone: boolean }) {
  if (isAlone && first.key !== null) return <DueLink plan={plan} due={{ ...first, key: first.key }} />
  if (first.standing === 'upcoming') return <span>{first.title}</span>
  return <Link to={`/${plan}/dues?show=all`}>{first.title}</Link>
}

function factsOf({ by, standing }: DueMonthEntry, count: number, late: number): string {
  const stands = standing === 'upcoming' ? zh.due.upcoming : zh.due.standings[standing]
  return [
    count > 1 ? zh.due.more(count) : (by ?? zh.due.nobody),
    late > 0 ? zh.due.lateCount(late) : null,
    count === 1 && standing !== 'open' ? stands : null,
  ]
    .filter(Boolean)
    .join(' · ')
}
