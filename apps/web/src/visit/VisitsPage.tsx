import type { VisitBoard, VisitView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api } from '../api.ts'
import { zh } from '../locales/zh.ts'
import { homeRegion, type Person, useMe } from '../shell/me.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { countyOf } from '../ui/countyOf.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { formatDate } from '../ui/formatDate.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { DraftNotice } from './DraftNotice.tsx'
import { daysUntil } from './daysUntil.ts'
import { useListTitles } from './useListTitles.ts'
import { VisitRow } from './VisitRow.tsx'
import '../styles/visit.css'

type Status = 'all' | 'due' | 'done'

const statuses = [
  { value: 'all', title: zh.visit.filterAll },
  { value: 'due', title: zh.visit.filterDue },
  { value: 'done', title: zh.visit.filterDone },
] as const satisfies readonly { value: Status; title: string }[]

/** The visits of the current window: an inspector's own, or all in scope by county. */
export function VisitsPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const mine = inspects(me)
  const board = useQuery(api.assignments.visit.list.queryOptions({ plan, mine }))
  return (
    <div className="page page-narrow">
      <DraftNotice plan={plan} />
      <QueryView query={board}>{(found) => <Board board={found} plan={plan} mine={mine} />}</QueryView>
    </div>
  )
}

function Board({ board, plan, mine }: { board: VisitBoard; plan: string; mine: boolean }) {
  const [status, setStatus] = useState<Status>('all')
  const [search, setSearch] = useState('')
  const me = useMe()
  const nameOf = useRegionNames(homeRegion(me, plan))
  const listTitle = useListTitles(plan)
  const { window, today, visits } = board
  const done = visits.filter((visit) => visit.status === 'done').length
  const left = daysUntil(today, window.end)
  const found = visits
    .filter((visit) => status === 'all' || visit.status === status)
    .filter((visit) => `${visit.target.place}${visit.target.name}`.includes(search.trim()))
    .sort((a, b) => Number(a.status === 'done') - Number(b.status === 'done'))
  const counties = [...new Set(found.map((visit) => countyOf(visit.target.regionPath)))].sort()
  return (
    <>
      <PageHead
        title={mine ? zh.visit.mine : zh.visit.title}
        lead={zh.visit.window(formatDate(window.start), formatDate(window.end))}
      />
      {visits.length === 0 ? (
        <Card>
          <EmptyState text={zh.visit.empty} icon="visits" />
        </Card>
      ) : (
        <>
          <Card>
            <div className="board-progress">
              <p>
                <strong>{zh.visit.progress(done, visits.length)}</strong>
              </p>
              <p className="muted">{visits.length > done ? zh.visit.daysLeft(left) : zh.visit.remaining(0)}</p>
            </div>
            <ProgressBar done={done} total={visits.length} label={zh.visit.progressShort} />
          </Card>
          <div className="filters">
            <ChipGroup label={zh.visit.status} options={statuses} value={status} onChange={setStatus} />
            <input
              className="input input-search"
              type="search"
              value={search}
              placeholder={zh.visit.search}
              aria-label={zh.visit.search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          {found.length === 0 ? <p className="muted">{zh.visit.nothingMatches}</p> : null}
          {mine ? (
            <VisitGroup visits={found} plan={plan} today={today} listTitle={listTitle} />
          ) : (
            counties.map((county) => (
              <VisitGroup
                key={county}
                title={nameOf(county)}
                visits={found.filter((visit) => countyOf(visit.target.regionPath) === county)}
                plan={plan}
                today={today}
                listTitle={listTitle}
              />
            ))
          )}
        </>
      )}
    </>
  )
}

interface VisitGroupProps {
  title?: string
  visits: VisitView[]
  plan: string
  today: string
  listTitle: (list: string) => string
}

function VisitGroup({ title, visits, plan, today, listTitle }: VisitGroupProps) {
  if (visits.length === 0) return null
  const done = visits.filter((visit) => visit.status === 'done').length
  const rows = (
    <ul className="visit-rows">
      {visits.map((visit) => (
        <VisitRow key={visit.id} visit={visit} plan={plan} today={today} list={listTitle(visit.list)} />
      ))}
    </ul>
  )
  return (
    <Card flush {...(title ? { title, aside: zh.visit.countyProgress(done, visits.length) } : {})}>
      {rows}
    </Card>
  )
}

function inspects(me: Person): boolean {
  return me.grants.some((grant) => grant.role === 'inspector') && !me.grants.some((grant) => grant.role === 'author')
}
