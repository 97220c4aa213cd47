import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { weekdayOf } from './calendarDays.ts'
import '../styles/dueCalendar.css'

/** What stands under one title on a day of a calendar. */
export interface CalendarEntry {
  key: string
  date: string
  /** What it is called, leading to its page where there is one. */
  title: ReactNode
  facts: string
  isLate: boolean
}
interface CalendarTableProps {
  weeks: readonly (readonly string[])[]
  /** The month whose days stand out; null where all do. */
  month: string | null
  today: string
  entries: readonly CalendarEntry[]
}

/** A month or a week as a table; on a phone the days on which something is due stand one below the other. */
export function CalendarTable({ weeks, month, today, entries }: CalendarTableProps) {
  return (
    <table className="due-calendar">
      <thead>
        <tr>
          {zh.calendar.weekdays.map((day) => (
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
              const own = entries.filter((entry) => entry.date === date)
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
                          {formatDate(date)} {zh.calendar.weekday(weekdayOf(date))}
                        </span>
                      </time>
                      <ul>
                        {own.map(({ key, title, facts, isLate }) => (
                          <li key={key} className={isLate ? 'is-late' : undefined}>
                            {title}
                            <span className="faint">{facts}</span>
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
