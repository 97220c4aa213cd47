import type { FilingBoard, FilingShare, FilingSummary } from '@duzhan/contracts'
import { useRef } from 'react'
import { Link, useParams } from 'react-router'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { type Figure, Figures } from '../ui/Figures.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { type Pages, usePages } from '../ui/usePages.ts'
import { FilingState, latenessOf } from './FilingState.tsx'
import '../styles/filing.css'

const shares = ['all', 'submitted', 'returned', 'late', 'accepted'] as const satisfies readonly FilingShare[]
const states = ['all', 'accepted', 'submitted', 'returned', 'missing', 'late'] as const

/** Who has filed a plan with this one's jurisdiction, who is late, and where what was filed falls short; page by page. */
export function FilingBoardPage() {
  const { plan = '' } = useParams()
  const address = useAddress()
  const share = address.choice('state', shares, 'all')
  const text = address.get('text').slice(0, 80)
  const input = { plan, share, text }
  const pages = usePages([...api.assignments.filing.board.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.assignments.filing.board.query({ ...input, ...(cursor && { cursor }) }),
  )
  return (
    <div className="page">
      <Board key={plan} pages={pages} {...{ address, share, text }} />
    </div>
  )
}

interface BoardProps {
  pages: Pages<FilingBoard>
  address: Address
  share: FilingShare
  text: string
}

const countOf = ({ filings }: FilingBoard) => filings.length

function Board({ pages, address, share, text }: BoardProps) {
  const [first] = pages.pages ?? []
  // where a choice is not answered, what was known of the board stands, to choose otherwise
  const known = useRef(first)
  if (first) known.current = first
  const board = known.current
  if (!board) return <PagesView pages={pages} rowsOn={countOf} children={() => null} />
  const { duty, figures, today } = board
  return (
    <>
      <PageHead title={zh.filing.title} lead={zh.filing.lead(duty.title, formatDate(duty.dueOn, true))} />
      {figures.all === 0 ? (
        <div className="card">
          <EmptyState text={zh.filing.none} />
        </div>
      ) : (
        <>
          {figures.all > 1 ? (
            <>
              <Card>
                <Figures figures={boardFigures(figures)} />
              </Card>
              <div className="filters">
                <SearchField label={zh.filing.search} text={text} onSearch={(next) => address.put({ text: next })} />
                <ChipGroup
                  label={zh.filing.filter}
                  value={share}
                  options={shares.map((value) => ({
                    value,
                    title: zh.filing.share(zh.filing.shares[value], board.shares[value]),
                  }))}
                  onChange={(value) => address.put({ state: value === 'all' ? '' : value })}
                />
              </div>
            </>
          ) : null}
          <PagesView pages={pages} rowsOn={countOf}>
            {(found) => (
              <Card title={duty.title} aside={zh.filing.today(formatDate(today, true))} flush>
                {board.total === 0 ? (
                  <EmptyState text={zh.filing.nothing} />
                ) : (
                  <FilingTable filings={found.flatMap(({ filings }) => filings)} plan={board.plan} />
                )}
              </Card>
            )}
          </PagesView>
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
const boardFigures = (figures: FilingBoard['figures']): Figure[] =>
  states.map((state) => ({ title: zh.filing.figures[state], value: figures[state], unit: zh.filing.unit }))
