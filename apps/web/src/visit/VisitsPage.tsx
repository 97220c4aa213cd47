import type { VisitBoard } from '@duzhan/contracts'
import { takesRecords, wholePlan } from '@duzhan/plan'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { AsideNotice } from '../submission/AsideNotice.tsx'
import { formatRange } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { AnytimeCards } from './AnytimeCards.tsx'
import { DraftNotice } from './DraftNotice.tsx'
import { inspects } from './inspects.ts'
import { NoVisits } from './NoVisits.tsx'
import { OwedProgress } from './OwedProgress.tsx'
import { OwedVisits } from './OwedVisits.tsx'
import { isOwed } from './owedVisit.ts'
import { UnstaffedNotice } from './UnstaffedNotice.tsx'
import { useVisits } from './useVisits.ts'
import { VisitFilters } from './VisitFilters.tsx'
import { type ShownVisits, visitFilter } from './visitFilter.ts'
import '../styles/visit.css'

/** The visits of a window page by page: an inspector's own, or all in scope by county; the filter stands in the address. */
export function VisitsPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const address = useAddress()
  const filter = visitFilter(address, inspects(me))
  const list = useVisits(plan, filter)
  // under the heading where there is one; a device without a connection still names what it holds
  const notices = (
    <>
      <DraftNotice plan={plan} />
      <AsideNotice plan={plan} />
    </>
  )
  return (
    <div className="page">
      {list.pages ? null : notices}
      <PagesView pages={list} rowsOn={({ visits, anytime }) => visits.length + anytime.length}>
        {(pages) => <Board pages={pages} plan={plan} filter={filter} address={address} notices={notices} />}
      </PagesView>
    </div>
  )
}

interface BoardProps {
  pages: readonly VisitBoard[]
  plan: string
  filter: ShownVisits
  address: Address
  /** What waits for this person beside the visits. */
  notices: ReactNode
}

function Board({ pages, plan, filter, address, notices }: BoardProps) {
  const document = usePlan(plan).data?.document
  // the last page is the newest, and says how all of them stand
  const board = pages.at(-1)
  if (!board) return null
  const { window, today, figures, counties, total } = board
  // one that was made since its page was read stands on a later page once more
  const visits = [...new Map(pages.flatMap((page) => page.visits).map((visit) => [visit.id, visit])).values()]
  const isEmpty = figures.listed === 0 && !filter.region
  return (
    <>
      <PageHead
        title={filter.mine ? zh.visit.mine : zh.visit.title}
        lead={leadOf(board, filter)(...formatRange(window.start, window.end))}
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
      <UnstaffedNotice teams={board.unstaffed} plan={plan} />
      {figures.asked > 0 ? <OwedProgress board={board} plan={plan} /> : null}
      <VisitFilters board={board} plan={plan} filter={filter} address={address} />
      {isEmpty ? <NoVisits plan={plan} mine={filter.mine} /> : null}
      {!isEmpty && total === 0 ? <p className="muted">{zh.visit.nothingMatches}</p> : null}
      <OwedVisits visits={visits.filter(isOwed)} counties={counties} plan={plan} today={today} mine={filter.mine} />
      <AnytimeCards visits={pages.flatMap(({ anytime }) => anytime)} plan={plan} />
    </>
  )
}

/** How the window is spoken of: all of the plan, the one that runs, or one gone by. */
function leadOf({ window }: VisitBoard, filter: ShownVisits): (start: string, end: string) => string {
  if (window.key === wholePlan) return zh.visit.wholePlan
  return filter.window === undefined ? zh.visit.window : zh.visit.otherWindow
}
