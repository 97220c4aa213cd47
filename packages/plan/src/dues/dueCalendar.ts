import { firstOfMonth, lastOfMonth } from '../calendar/dayOfMonth.ts'
import type { Range } from '../when/dueWindow.ts'
import type { Due, OwingBody } from './due.ts'

/** What one body owes by one day for one duty: how many, and in whose words. */
export interface DueEntry {
  by: OwingBody | null
  duty: string
  what: Due['what']
  title: string
  count: number
}

/** A day by which something is owed. */
export interface DueDay {
  date: string
  entries: DueEntry[]
}

/** The month of a calendar: what comes due day by day, and how much each body owes in it. */
export interface DueMonth {
  month: string
  days: DueDay[]
  bodies: { by: OwingBody | null; count: number }[]
  count: number
}

/** The days of a month (2020-03), from the first to the last: the range to ask dues for. */
export const monthDays = (month: string): Range => ({ from: firstOfMonth(month), to: lastOfMonth(month) })

const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** Each line of a milestone is an entry of its own: it has its own words. */
const sameEntry = ({ by, duty, title }: Due): string => [by?.key ?? '', duty, title].join(' ')

function entriesOf(dues: readonly Due[]): DueEntry[] {
  const entries = new Map<string, DueEntry>()
  for (const due of dues) {
    const { by, duty, what, title } = due
    const known = entries.get(sameEntry(due))
    if (known) known.count += 1
    else entries.set(sameEntry(due), { by, duty, what, title, count: 1 })
  }
  return [...entries.values()]
}

function bodiesOf(dues: readonly Due[]): DueMonth['bodies'] {
  const bodies = new Map<string, { by: OwingBody | null; count: number }>()
  for (const { by } of dues) {
    const known = bodies.get(by?.key ?? '')
    if (known) known.count += 1
    else bodies.set(by?.key ?? '', { by, count: 1 })
  }
  return [...bodies.values()].sort((one, other) => other.count - one.count)
}

/** What of some dues must be done in a month (2020-03), by the day on which it is due and by body; days without any are left out. */
export function dueCalendar(dues: readonly Due[], month: string): DueMonth {
  const own = dues.filter(({ dueOn }) => dueOn.startsWith(month))
  const dates = [...new Set(own.map(({ dueOn }) => dueOn))].sort(inOrder)
  return {
    month,
    days: dates.map((date) => ({ date, entries: entriesOf(own.filter(({ dueOn }) => dueOn === date)) })),
    bodies: bodiesOf(own),
    count: own.length,
  }
}
