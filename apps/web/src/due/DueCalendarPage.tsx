import type { DueMonth } from '@duzhan/contracts'
import { useQueries } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { CalendarBar } from '../calendar/CalendarBar.tsx'
import { CalendarKinds } from '../calendar/CalendarKinds.tsx'
import { CalendarTable } from '../calendar/CalendarTable.tsx'
import { useCalendarSpan } from '../calendar/useCalendarSpan.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { DueViews } from './DueViews.tsx'
import { dueEntries } from './dueEntries.tsx'
import '../styles/due.css'

/** What falls due day by day, in a month or a week, of all bodies or of one. */
export function DueCalendarPage() {
  const { plan = '' } = useParams()
  const shown = useCalendarSpan('body')
  const { months, month, weeks, days, filter: body } = shown
  const query = useQueries({
    queries: months.map((asked) => api.assignments.due.month.queryOptions({ plan, month: asked }, { staleTime: 0 })),
    combine: (found) => found,
  })
  const [first, ...others] = query
  if (!first) return null
  const shownIn = (found: DueMonth) => [found, ...others.flatMap(({ data }) => (data ? [data] : []))].flatMap(({ dues }) => dues)
  return (
    <div className="page">
      <PageHead title={zh.due.title} lead={zh.due.calendarLead} />
      <CalendarKinds plan={plan} value="dues" />
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
              <CalendarBar
                shown={shown}
                today={found.today}
                filter={{ label: zh.due.body, all: zh.due.allBodies, options: bodies }}
              />
              <Card title={shown.title} aside={zh.due.count(dues.length)} flush>
                {dues.length === 0 ? <EmptyState text={zh.due.noneInSpan} /> : null}
                <CalendarTable weeks={weeks} month={month} today={found.today} entries={dueEntries(plan, dues)} />
              </Card>
            </>
          )
        }}
      </QueryView>
    </div>
  )
}
