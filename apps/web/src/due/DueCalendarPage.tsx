import type { DueMonth, DueMonthEntry } from '@duzhan/contracts'
import { useQueries } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { CalendarSteps } from './CalendarSteps.tsx'
import { CalendarTable } from './CalendarTable.tsx'
import { monthWeeks, weekDays } from './calendarDays.ts'
import { DueViews } from './DueViews.tsx'
import '../styles/due.css'
import '../styles/dueCalendar.css'

export type Span = 'month' | 'week'
const dateShape = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/

/** What falls due day by day, in a month or a week, of all bodies or of one. */
export function DueCalendarPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const span: Span = search.get('span') === 'week' ? 'week' : 'month'
  const asked = search.get('day') ?? ''
  const day = dateShape.test(asked) ? asked : me.today
  const body = search.get('body') ?? ''
  const weeks = span === 'week' ? [weekDays(day)] : monthWeeks(day.slice(0, 7))
  const days = weeks.flat()
  const months = span === 'week' ? [...new Set(days.map((date) => date.slice(0, 7)))] : [day.slice(0, 7)]
  const query = useQueries({
    queries: months.map((month) => api.assignments.due.month.queryOptions({ plan, month }, { staleTime: 0 })),
    combine: (found) => found,
  })
  const go = (over: Record<string, string>) => {
    const next = { span, day, body, ...over }
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true })
  }
  const [first, ...others] = query
  if (!first) return null
  const shownIn = (found: DueMonth) => [found, ...others.flatMap(({ data }) => (data ? [data] : []))].flatMap(({ dues }) => dues)
  return (
    <div className="page">
      <PageHead title={zh.due.title} lead={zh.due.calendarLead} />
      <DueViews plan={plan} value="calendar" />
      <QueryView query={first}>
        {(found) => {
          const all = shownIn(found)
          const bodies = [...new Set(all.map(({ by }) => by ?? zh.due.nobody))].sort((one, other) =>
            one.localeCompare(other, 'zh'),
          )
          const dues = all.filter(({ dueOn, by }) => days.includes(dueOn) && (body === '' || (by ?? zh.due.nobody) === body))
          return (
            <>
              <div className="due-calendar-bar">
                <CalendarSteps span={span} day={day} today={found.today} onGo={(next) => go({ day: next })} />
                <ChipGroup
                  label={zh.due.spansLabel}
                  showsLabel={false}
                  value={span}
                  options={(['month', 'week'] as const).map((value) => ({ value, title: zh.due.spans[value] }))}
                  onChange={(next) => go({ span: next })}
                />
                {bodies.length > 1 || body !== '' ? (
                  <select
                    className="input"
                    aria-label={zh.due.body}
                    value={body}
                    onChange={({ target }) => go({ body: target.value })}
                  >
                    <option value="">{zh.due.allBodies}</option>
                    {[...new Set([...bodies, ...(body ? [body] : [])])].map((name) => (
                      <option key={name}>{name}</option>
                    ))}
                  </select>
                ) : null}
              </div>
              <Card title={titleOf(span, day, days)} aside={zh.due.count(dues.length)} flush>
                {dues.length === 0 ? <EmptyState text={zh.due.noneInSpan} /> : null}
                <CalendarTable
                  plan={plan}
                  weeks={weeks}
                  month={span === 'month' ? day.slice(0, 7) : null}
                  today={found.today}
                  dues={dues satisfies DueMonthEntry[]}
                />
              </Card>
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

function titleOf(span: Span, day: string, days: readonly string[]): string {
  if (span === 'month') return zh.due.monthTitle(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  return zh.due.aboutDays(formatDate(days[0] ?? day, true), formatDate(days.at(-1) ?? day))
}
