import type { VisitBoard } from '@duzhan/contracts'
import { daysBetween, takesRecords, wholePlan } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { useTargetNoun } from '../plans/targetNoun.ts'
import { usePlan } from '../plans/usePlan.ts'
import { AsideNotice } from '../submission/AsideNotice.tsx'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate, formatRange } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { AnytimeCard } from './AnytimeCard.tsx'
import { type BoardRow, boardRows } from './boardRows.ts'
import { DraftNotice } from './DraftNotice.tsx'
import { inspects } from './inspects.ts'
import { OwedVisits } from './OwedVisits.tsx'
import { isAskedFor, isOwed, type OwedVisit } from './owedVisit.ts'
import { useTitles } from './useTitles.ts'
import '../styles/visit.css'

type Status = 'all' | 'due' | 'done'

const statuses = [
  { value: 'all', title: zh.visit.filterAll },
  { value: 'due', title: zh.visit.filterDue },
  { value: 'done', title: zh.visit.filterDone },
] as const satisfies readonly { value: Status; title: string }[]

/** What is still to be done comes first. */
const order = { due: 0, done: 1, cancelled: 2 } as const

/** The visits of the current window: an inspector's own, or all in scope by county. */
export function VisitsPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const mine = inspects(me)
  const board = useQuery(api.assignments.visit.list.queryOptions({ plan, mine }, { staleTime: 0 }))
  // under the heading where there is one; a device without a connection still names what it holds
  const notices = (
    <>
      <DraftNotice plan={plan} />
      <AsideNotice plan={plan} />
    </>
  )
  return (
    <div className="page page-narrow">
      {board.data ? null : notices}
      <QueryView query={board}>{(found) => <Board board={found} plan={plan} mine={mine} notices={notices} />}</QueryView>
    </div>
  )
}

interface BoardProps {
  board: VisitBoard
  plan: string
  mine: boolean
  /** What waits for this person beside the visits. */
  notices: ReactNode
}

function Board({ board, plan, mine, notices }: BoardProps) {
  const [status, setStatus] = useState<Status>('all')
  const [search, setSearch] = useState('')
  const document = usePlan(plan).data?.document
  const { listTitle } = useTitles(plan)
  const { window, today } = board
  const owed = board.visits.filter(isOwed)
  const isEmpty = owed.length === 0 && board.anytime.length === 0
  const matches = ({ target }: { target: OwedVisit['target'] }) => `${target.place}${target.name}`.includes(search.trim())
  const isShown = ({ visit, missedBefore }: BoardRow) =>
    status === 'all' || visit.status === status || (status === 'due' && missedBefore > 0)
  const shown = boardRows(owed)
    .filter((row) => isShown(row) && matches(row.visit))
    .sort((a, b) => order[a.visit.status] - order[b.visit.status])
  const anytime = board.anytime.filter(matches)
  const duties = [...new Set(anytime.map(({ duty }) => duty))]
  return (
    <>
      <PageHead
        title={mine ? zh.visit.mine : zh.visit.title}
        lead={(window.key === wholePlan ? zh.visit.wholePlan : zh.visit.window)(...formatRange(window.start, window.end))}
      >
        <Link className="button" to={`/${plan}/visits/calendar`}>
          {zh.visit.toCalendar}
        </Link>
      </PageHead>
      {notices}
      {document && !isEmpty && !takesRecords(document) ? (
        <p className="notice">
          <Icon name="info" />
          {zh.visit.noRecords}
        </p>
      ) : null}
      {isEmpty ? <NoVisits plan={plan} /> : null}
      {owed.some(isAskedFor) ? (
        <OwedProgress visits={owed.filter(isAskedFor)} plan={plan} today={today} windowEnd={window.end} />
      ) : null}
      {isEmpty ? null : (
        <div className="filters">
          {owed.length > 0 ? <ChipGroup label={zh.visit.status} options={statuses} value={status} onChange={setStatus} /> : null}
          <input
            className="input input-search"
            type="search"
            value={search}
            placeholder={zh.visit.search}
            aria-label={zh.visit.search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      {!isEmpty && shown.length === 0 && anytime.length === 0 ? <p className="muted">{zh.visit.nothingMatches}</p> : null}
      <OwedVisits rows={shown} plan={plan} today={today} mine={mine} />
      {duties.map((duty) => (
        <AnytimeCard
          key={duty}
          duty={anytime.find((visit) => visit.duty === duty)?.title ?? ''}
          plan={plan}
          visits={anytime.filter((visit) => visit.duty === duty)}
          listTitle={listTitle}
        />
      ))}
    </>
  )
}

/** Nothing to visit: because the plan asks for none, or because none falls to this person now. */
function NoVisits({ plan }: { plan: string }) {
  const document = usePlan(plan).data?.document
  const { visits = [], owed = [] } = document?.duties ?? {}
  const others = owed.filter(({ what }) => what === 'visit')
  const isEverDue = visits.some(({ cycle }) => cycle !== undefined) || others.some(({ when }) => when !== undefined)
  const text =
    document && visits.length + others.length === 0 ? zh.visit.noDuty : isEverDue ? zh.visit.empty : zh.visit.nobodyListed
  return (
    <Card>
      <EmptyState text={text} icon="visits">
        <Link className="button" to={`/${plan}`}>
          {zh.visit.toPlan}
        </Link>
      </EmptyState>
    </Card>
  )
}

interface ProgressProps {
  visits: readonly OwedVisit[]
  plan: string
  today: string
  windowEnd: string
}

/** The day by which the next of some visits is due; null where all of them end with the window. */
function nextDue(visits: readonly OwedVisit[], today: string, windowEnd: string): string | null {
  const days = visits.flatMap(({ status, dueOn }) => (status === 'due' && dueOn >= today ? [dueOn] : [])).sort()
  return days[0] === undefined || days[0] === windowEnd ? null : days[0]
}

function OwedProgress({ visits, plan, today, windowEnd }: ProgressProps) {
  const noun = useTargetNoun(plan)
  const done = visits.filter((visit) => visit.status === 'done').length
  const next = nextDue(visits, today, windowEnd)
  const left = next
    ? zh.visit.nextDue(formatDate(next), daysBetween(today, next))
    : zh.visit.daysLeft(daysBetween(today, windowEnd))
  // a target that is owed several visits is one target: then the visits are counted as such
  const isOneEach = new Set(visits.map(({ target }) => target.id)).size === visits.length
  return (
    <Card>
      <div className="board-progress">
        <p>
          <strong>
            {isOneEach ? zh.visit.progress(done, visits.length, noun) : zh.visit.progressTimes(done, visits.length)}
          </strong>
        </p>
        <p className="muted">{visits.length > done ? left : zh.visit.remaining(0)}</p>
      </div>
      <ProgressBar done={done} total={visits.length} label={zh.visit.progressShort} />
    </Card>
  )
}
