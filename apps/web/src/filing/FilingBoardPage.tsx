import type { FilingBoard, FilingSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { type Figure, Figures } from '../ui/Figures.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { FilingState, latenessOf } from './FilingState.tsx'
import '../styles/filing.css'

/** Who has filed a plan with this one's jurisdiction, who is late, and where what was filed falls short. */
export function FilingBoardPage() {
  const { plan = '' } = useParams()
  const query = useQuery(api.assignments.filing.board.queryOptions({ plan }, { staleTime: 0 }))
  return (
    <div className="page">
      <QueryView query={query}>{(board) => <Board board={board} />}</QueryView>
    </div>
  )
}

/** A choice of the lines of the board, as the address has it: all, by state, or those that are late with their first filing. */
const shares = ['all', 'submitted', 'returned', 'late', 'accepted'] as const
const belongs = (share: (typeof shares)[number], { state, lateDays }: FilingSummary): boolean =>
  share === 'all' || (share === 'late' ? state === 'missing' && lateDays > 0 : state === share)

function Board({ board }: { board: FilingBoard }) {
  const [search, setSearch] = useSearchParams()
  const share = shares.find((one) => one === search.get('state')) ?? 'all'
  const { duty, filings, today } = board
  const shown = filings.filter((filing) => belongs(share, filing))
  return (
    <>
      <PageHead title={zh.filing.title} lead={zh.filing.lead(duty.title, formatDate(duty.dueOn, true))} />
      {filings.length === 0 ? (
        <div className="card">
          <EmptyState text={zh.filing.none} />
        </div>
      ) : (
        <>
          {filings.length > 1 ? (
            <Card>
              <Figures figures={boardFigures(filings)} />
            </Card>
          ) : null}
          {filings.length > 1 ? (
            <ChipGroup
              label={zh.filing.filter}
              value={share}
              options={shares.map((value) => ({
                value,
                title: zh.filing.share(zh.filing.shares[value], filings.filter((filing) => belongs(value, filing)).length),
              }))}
              onChange={(value) => setSearch({ state: value }, { replace: true })}
            />
          ) : null}
          <Card title={duty.title} aside={zh.filing.today(formatDate(today, true))} flush>
            {shown.length === 0 ? <EmptyState text={zh.filing.nothing} /> : <FilingTable filings={shown} plan={board.plan} />}
          </Card>
        </>
      )}
    </>
  )
}

function FilingTable({ filings, plan }: { filings: readonly FilingSummary[]; plan: string }) {
  const { column } = zh.filing
  return (
    <table className="table table-cards filing-table">
      <thead>
        <tr>
          <th scope="col">{column.name}</th>
          <th scope="col">{column.state}</th>
          <th scope="col">{column.dueOn}</th>
          <th scope="col">{column.filedOn}</th>
          <th scope="col">{column.late}</th>
          <th scope="col">{column.breaches}</th>
        </tr>
      </thead>
      <tbody>
        {filings.map((filing) => {
          const lateness = latenessOf(filing)
          return (
            <tr key={filing.jurisdiction}>
              <th scope="row">
                <Link to={`/${plan}/filings/${filing.jurisdiction}`}>{filing.name}</Link>
              </th>
              <td className="filing-state">
                <FilingState state={filing.state} />
              </td>
              <td data-label={column.dueOn}>{formatDate(filing.dueOn)}</td>
              <td data-label={column.filedOn}>{filing.firstFiledOn ? formatDate(filing.firstFiledOn) : zh.filing.dash}</td>
              <td data-label={column.late} className={lateness.isLate ? 'is-bad' : 'muted'}>
                {lateness.text}
              </td>
              <Breaches filing={filing} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** How many there are, and of a filing that was sent back with what words. */
function Breaches({ filing }: { filing: FilingSummary }) {
  const words = filing.state === 'returned' ? filing.comment : ''
  const colour = filing.breaches > 0 ? 'is-bad' : 'muted'
  return (
    <td data-label={zh.filing.column.breaches} className={words ? `wide ${colour}` : colour}>
      <div>
        {breachesOf(filing)}
        {words ? <p className="filing-words">{words}</p> : null}
      </div>
    </td>
  )
}

/** Where nothing was filed, there is nothing to hold against the superior's plan. */
function breachesOf({ state, breaches }: FilingSummary): string {
  if (state === 'missing') return zh.filing.dash
  return breaches > 0 ? zh.filing.breaches(breaches) : zh.filing.noBreaches
}

/** What a board adds up to: how many should file, how many did, and how many were late. */
export function boardFigures(filings: readonly FilingSummary[]): Figure[] {
  const states = ['accepted', 'submitted', 'returned', 'missing'] as const
  const count = (claim: (filing: FilingSummary) => boolean) => filings.filter(claim).length
  return [
    { title: zh.filing.figures.all, value: filings.length, unit: zh.filing.unit },
    ...states.map((state) => ({
      title: zh.filing.figures[state],
      value: count((filing) => filing.state === state),
      unit: zh.filing.unit,
    })),
    { title: zh.filing.figures.late, value: count((filing) => filing.lateDays > 0), unit: zh.filing.unit },
  ]
}
