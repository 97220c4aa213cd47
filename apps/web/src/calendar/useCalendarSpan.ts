import { useSearchParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { formatDate } from '../ui/dates.ts'
import { monthWeeks, weekDays } from './calendarDays.ts'

export type Span = 'month' | 'week'
const dateShape = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/

/** The month or week that a calendar shows, which its address keeps together with one filter. */
export interface CalendarSpan {
  span: Span
  day: string
  weeks: readonly (readonly string[])[]
  days: readonly string[]
  /** The months that the shown days lie in and that are asked for. */
  months: readonly string[]
  /** The month whose days stand out; null where all do. */
  month: string | null
  title: string
  filter: string
  go(over: { span?: Span; day?: string; filter?: string }): void
}

/** Reads the span from the address; `filterName` is what the filter is called there. What is no day is taken for today. */
export function useCalendarSpan(filterName: string): CalendarSpan {
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const span: Span = search.get('span') === 'week' ? 'week' : 'month'
  const asked = search.get('day') ?? ''
  const day = dateShape.test(asked) ? asked : me.today
  const filter = search.get(filterName) ?? ''
  const shown = day.slice(0, 7)
  const weeks = span === 'week' ? [weekDays(day)] : monthWeeks(shown)
  const days = weeks.flat()
  return {
    ...{ span, day, weeks, days, filter },
    months: span === 'week' ? [...new Set(days.map((date) => date.slice(0, 7)))] : [shown],
    month: span === 'month' ? shown : null,
    title: titleOf(span, day, days),
    go: (over) => {
      const { filter: sought, ...rest } = { span, day, filter, ...over }
      const next = { ...rest, [filterName]: sought }
      setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true })
    },
  }
}

function titleOf(span: Span, day: string, days: readonly string[]): string {
  if (span === 'month') return zh.calendar.monthTitle(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  return zh.due.aboutDays(formatDate(days[0] ?? day, true), formatDate(days.at(-1) ?? day))
}
