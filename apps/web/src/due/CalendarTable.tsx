import type { DueMonthEntry } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { weekdayOf } from './calendarDays.ts'
import { DueLink } from './DueLink.tsx'

interface CalendarTableProps {
  plan: string
  weeks: readonly (readonly string[])[]
  /** The month whose days stand out; null where all do. */
  month: string | null
  today: string
  dues: readonly DueMonthEntry[]
}

/** How many of the same stand together, and how the worst of them stands. */
interface Entry {
  title: string
  first: DueMonthEntry
  count: number
  late: number
}

/** What several bodies owe under one title on one day stands once. */
function entriesOf(dues: readonly DueMonthEntry[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const due of dues) {
    const known = entries.get(due.title) ?? { title: due.title, first: due, count: 0, late: 0 }
    entries.set(due.title, { ...known, count: known.count + 1, late: known.late + Number(due.lateDays > 0) })
  }
  return [...entries.values()]
}

/** A month or a week as a table; on a phone the days on which something is due stand one below the other. */
export function CalendarTable({ plan, weeks, month, today, dues }: CalendarTableProps) {
  return (
    <table className="due-calendar">
      <thead>
        <tr>
          {zh.due.weekdays.map((day) => (
            <th scope="col" key={day}>
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              const own = dues.filter(({ dueOn }) => dueOn === date)
              const isOther = month !== null && !date.startsWith(month)
              return (
                <td
                  key={date}
                  className={[own.length === 0 && 'is-empty', date === today && 'is-today', isOther && 'is-other']
                    .filter(Boolean)
                    .join(' ')}
                >
                  {isOther ? null : (
                    <>
                      <time dateTime={date}>
                        <span className="due-day-short">{Number(date.slice(8))}</span>
                        <span className="due-day-long">
                          {formatDate(date)} {zh.due.weekday(weekdayOf(date))}
                        </span>
                      </time>
                      <ul>
                        {entriesOf(own).map((entry) => (
                          <li key={entry.title} className={entry.late > 0 ? 'is-late' : undefined}>
                            <EntryLine plan={plan} entry={entry} />
                          </li>
                        ))}
                      </ul>
                    </>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function EntryLine({ plan, entry: { title, first, count, late } }: { plan: string; entry: Entry }) {
  const facts = [
    count > 1 ? zh.due.more(count) : (first.by ?? zh.due.nobody),
    late > 0 ? zh.due.lateCount(late) : null,
    count === 1 && first.standing !== 'open'
      ? first.standing === 'upcoming'
        ? zh.due.upcoming
        : zh.due.standings[first.standing]
      : null,
  ].filter(Boolean)
  return (
    <>
      {count === 1 && first.key !== null ? (
        <DueLink plan={plan} due={{ ...first, key: first.key }} />
      ) : first.standing === 'upcoming' ? (
        <span>{title}</span>
      ) : (
        <Link to={`/${plan}/dues?show=all`}>{title}</Link>
      )}
      <span className="faint">{facts.join(' · ')}</span>
    </>
  )
}
