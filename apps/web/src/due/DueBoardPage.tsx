import type { DueBoard, DueSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Figures } from '../ui/Figures.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { AnytimeCard } from './AnytimeCard.tsx'
import { DueLink } from './DueLink.tsx'
import { DueState } from './DueState.tsx'
import { DueViews, dueViews } from './DueViews.tsx'
import { type DueGroup, dueFigures, dueGroups, duesIn } from './dueGroups.ts'
import { dueTally } from './dueTally.ts'
import { daysOf, latenessText } from './dueText.ts'
import { TallyTable } from './TallyTable.tsx'
import '../styles/due.css'

/** What is owed under a plan by now: who owes it, by when, and how it stands. */
export function DueBoardPage() {
  const { plan = '' } = useParams()
  const [search] = useSearchParams()
  const of = dueShares.find((share) => share === search.get('of'))
  const query = useQuery(api.assignments.due.board.queryOptions({ plan, of }, { staleTime: 0 }))
  return (
    <div className="page">
      <QueryView query={query}>{(board) => <Board board={board} />}</QueryView>
    </div>
  )
}

function Board({ board: { plan, today, dues } }: { board: DueBoard }) {
  const [search] = useSearchParams()
  const view = dueViews.find((name) => name === search.get('view')) ?? 'list'
  return (
    <>
      <PageHead title={zh.due.title} lead={zh.due.lead} />
      <DueViews plan={plan} value={view} />
      <ShareNotice plan={plan} />
      {view === 'list' ? <AnytimeCard plan={plan} /> : null}
      {dues.length === 0 ? (
        <div className="card">
          <EmptyState text={zh.due.empty} />
        </div>
      ) : view === 'bodies' || view === 'kinds' ? (
        <Card title={zh.due.views[view]} aside={zh.due.today(formatDate(today, true))} flush>
          <TallyTable title={view === 'bodies' ? zh.due.by : zh.due.column.title} tallies={dueTally(dues, view)} />
          <p className="due-caption">{zh.due.tallyCaption}</p>
        </Card>
      ) : (
        <Groups plan={plan} today={today} dues={dues} />
      )}
    </>
  )
}

function Groups({ plan, today, dues }: Pick<DueBoard, 'plan' | 'today' | 'dues'>) {
  const [search, setSearch] = useSearchParams()
  const asked = dueGroups.find((group) => group === search.get('show')) ?? firstOf(dues)
  const shown = duesIn(dues, asked)
  return (
    <>
      {dues.length > 1 ? (
        <Card>
          <Figures figures={dueFigures(dues)} />
        </Card>
      ) : null}
      <ChipGroup
        label={zh.due.filter}
        value={asked}
        options={dueGroups.map((group) => ({
          value: group,
          title: zh.due.chip(zh.due.groups[group], duesIn(dues, group).length),
        }))}
        onChange={(group) => setSearch(withShown(search, group), { replace: true })}
      />
      <Card title={zh.due.groups[asked]} aside={zh.due.today(formatDate(today, true))} flush>
        {shown.length === 0 ? <EmptyState text={zh.due.nothing} /> : <DueTable plan={plan} dues={shown} />}
      </Card>
    </>
  )
}

const dueShares = ['own', 'toReceive'] as const
function withShown(search: URLSearchParams, group: DueGroup): URLSearchParams {
  const next = new URLSearchParams(search)
  next.set('show', group)
  return next
}

/** Whose part of it is shown, where that is not everything; and the way to the rest. */
function ShareNotice({ plan }: { plan: string }) {
  const [search] = useSearchParams()
  const of = dueShares.find((share) => share === search.get('of'))
  if (!of) return null
  return (
    <p className="notice notice-plain">
      {zh.due.shares[of]}
      <Link to={`/${plan}/dues`}>{zh.due.seeEveryone}</Link>
    </p>
  )
}

/** What is to be done stands first; where there is nothing to do, everything does. */
const firstOf = (dues: readonly DueSummary[]): DueGroup => dueGroups.find((group) => duesIn(dues, group).length > 0) ?? 'all'

function DueTable({ plan, dues }: { plan: string; dues: readonly DueSummary[] }) {
  const { column } = zh.due
  return (
    <table className="table table-cards due-table">
      <thead>
        <tr>
          <th scope="col">{column.title}</th>
          <th scope="col">{column.standing}</th>
          <th scope="col">{column.by}</th>
          <th scope="col">{column.about}</th>
          <th scope="col">{column.dueOn}</th>
          <th scope="col">{column.late}</th>
        </tr>
      </thead>
      <tbody>
        {dues.map((due) => (
          <tr key={due.key}>
            <th scope="row">
              <div>
                <DueLink plan={plan} due={due} />
                <span className="faint due-kind">
                  {[zh.due.kinds[due.what], due.about && zh.due.of(due.about), due.elsewhere && zh.due.elsewhere[due.elsewhere]]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
            </th>
            <td className="due-standing">
              <DueState standing={due.standing} />
            </td>
            <td data-label={column.by}>{due.by ?? zh.due.nobody}</td>
            <td className="wide" data-label={column.about}>
              {daysOf(due)}
            </td>
            <td data-label={column.dueOn}>{formatDate(due.dueOn)}</td>
            <td data-label={column.late} className={due.lateDays > 0 ? 'is-bad' : 'muted'}>
              {latenessText(due)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
