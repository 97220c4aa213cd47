import type { VisitMonth } from '@duzhan/contracts'
import { useQueries } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { CalendarBar } from '../calendar/CalendarBar.tsx'
import { CalendarKinds } from '../calendar/CalendarKinds.tsx'
import { CalendarTable } from '../calendar/CalendarTable.tsx'
import { useCalendarSpan } from '../calendar/useCalendarSpan.ts'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { CrossedCard } from './CrossedCard.tsx'
import { calendarEntries } from './calendarEntries.tsx'
import { inspects } from './inspects.ts'
import { LoadTable } from './LoadTable.tsx'
import { sumOf, teamLoads, teamName, visitLoad } from './visitLoad.ts'
import '../styles/due.css'

/** The visits due day by day, in a month or a week: an inspector's own, or all in scope, with the load of each team and place. */
export function VisitCalendarPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const mine = inspects(me)
  const nameOf = useRegionNames(homeRegion(me, plan))
  const shown = useCalendarSpan('team')
  const { months, month, weeks, days, filter } = shown
  const query = useQueries({
    queries: months.map((asked) => api.assignments.visit.month.queryOptions({ plan, month: asked, mine }, { staleTime: 0 })),
    combine: (found) => found,
  })
  const [first, ...others] = query
  if (!first) return null
  const shownIn = (found: VisitMonth) =>
    [found, ...others.flatMap(({ data }) => (data ? [data] : []))]
      .flatMap(({ entries }) => entries)
      .filter(({ dueOn }) => days.includes(dueOn))
  const crossedIn = (found: VisitMonth, shownDays: readonly string[]) => {
    const all = [found, ...others.flatMap(({ data }) => (data ? [data] : []))].flatMap(({ crossed }) => crossed)
    const once = new Map(all.map((one) => [`${one.title} ${one.start}`, one]))
    return [...once.values()].filter(({ start, end }) => shownDays.some((day) => start <= day && day <= end))
  }
  return (
    <div className="page">
      <PageHead title={mine ? zh.visit.myCalendar : zh.visit.calendar} lead={zh.visit.calendarLead}>
        <Link className="button" to={`/${plan}/visits`}>
          {zh.visit.toList}
        </Link>
      </PageHead>
      <CalendarKinds plan={plan} value="visits" />
      <QueryView query={first}>
        {(found) => {
          const all = shownIn(found)
          const teams = visitLoad(all, ({ team }) => [teamName(team), teamName(team)]).map(({ title }) => title)
          const entries = all.filter(({ team }) => filter === '' || teamName(team) === filter)
          const places = visitLoad(entries, ({ place }) => [place.code, place.name])
          return (
            <>
              <CalendarBar
                shown={shown}
                today={found.today}
                filter={{ label: zh.visit.team, all: zh.visit.allTeams, options: teams }}
              />
              <Card title={shown.title} aside={zh.visit.countOf(sumOf(entries).count)} flush>
                {entries.length === 0 ? <EmptyState text={zh.visit.noneInSpan} /> : null}
                <CalendarTable weeks={weeks} month={month} today={found.today} entries={calendarEntries(entries)} />
              </Card>
              <CrossedCard crossed={crossedIn(found, days)} />
              {entries.length === 0 ? null : (
                <>
                  <Card title={zh.visit.loadOfTeams} aside={zh.visit.loadLead} flush>
                    <LoadTable title={zh.visit.team} loads={teamLoads(entries, nameOf)} />
                  </Card>
                  <Card title={zh.visit.loadOfPlaces} flush>
                    <LoadTable title={zh.visit.place} loads={places} />
                  </Card>
                </>
              )}
            </>
          )
        }}
      </QueryView>
    </div>
  )
}
