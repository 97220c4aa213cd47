import { type DueBoard, type DueCounts, type DueSummary, type DueTally, dueGroups, dueOrders } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { type Figure, Figures } from '../ui/Figures.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { usePages } from '../ui/usePages.ts'
import { AnytimeCard } from './AnytimeCard.tsx'
import { DueLink } from './DueLink.tsx'
import { DueState } from './DueState.tsx'
import { type DueViewName, DueViews, dueViews } from './DueViews.tsx'
import { daysOf, latenessText } from './dueText.ts'
import { TallyTable } from './TallyTable.tsx'
import '../styles/due.css'

/** What is owed under a plan by now, page by page: who owes it, by when, and how it stands; what it is narrowed down to stands in the address. */
export function DueBoardPage() {
  const { plan = '' } = useParams()
  const address = useAddress()
  const view = address.choice('view', dueViews, 'list')
  const shown = { of: dueShares.find((share) => share === address.get('of')), view }
  return (
    <div className="page">
      {view === 'bodies' || view === 'kinds' ? (
        <Tally plan={plan} view={view} of={shown.of} />
      ) : (
        <List plan={plan} of={shown.of} address={address} />
      )}
    </div>
  )
}

type Share = (typeof dueShares)[number] | undefined

function Head({ plan, view }: { plan: string; view: DueViewName }) {
  return (
    <>
      <PageHead title={zh.due.title} lead={zh.due.lead} />
      <DueViews plan={plan} value={view} />
      <ShareNotice plan={plan} />
    </>
  )
}

function Empty() {
  return (
    <div className="card">
      <EmptyState text={zh.due.empty} />
    </div>
  )
}

/** How the dues of each body, or of each kind, stand. */
function Tally({ plan, view, of }: { plan: string; view: 'bodies' | 'kinds'; of: Share }) {
  const query = useQuery(api.assignments.due.board.queryOptions({ plan, of, tally: view }, { staleTime: 0 }))
  return (
    <QueryView query={query}>
      {({ counts, today, tally }) => (
        <>
          <Head plan={plan} view={view} />
          {counts.groups.all === 0 ? (
            <Empty />
          ) : (
            <Card title={zh.due.views[view]} aside={zh.due.today(formatDate(today, true))} flush>
              <TallyTable title={view === 'bodies' ? zh.due.by : zh.due.column.title} tallies={titled(tally, view)} />
              <p className="due-caption">{zh.due.tallyCaption}</p>
            </Card>
          )}
        </>
      )}
    </QueryView>
  )
}

function List({ plan, of, address }: { plan: string; of: Share; address: Address }) {
  const group = address.choice('show', [...dueGroups, 'first'] as const, 'first')
  const text = address.get('text').slice(0, 80)
  const order = address.choice('order', dueOrders, 'due')
  const input = { plan, of, group, text, order, limit: pageSize }
  const list = usePages<DueBoard>([...api.assignments.due.board.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.assignments.due.board.query({ ...input, ...(cursor && { cursor }) }),
  )
  return (
    <PagesView pages={list} rowsOn={({ dues }) => dues.length}>
      {(pages) => {
        const board = pages.at(-1) // the last page is the newest, and says how all of them stand
        if (!board) return null
        const { groups, figures } = board.counts
        // one that was handed in since its page was read stands on a later page once more
        const dues = [...new Map(pages.flatMap((page) => page.dues).map((due) => [due.key, due])).values()]
        return (
          <>
            <Head plan={plan} view="list" />
            <AnytimeCard plan={plan} />
            {groups.all === 0 ? (
              <Empty />
            ) : (
              <>
                {groups.all > 1 ? (
                  <Card>
                    <Figures figures={figuresOf(figures)} />
                  </Card>
                ) : null}
                <div className="filters">
                  <ChipGroup
                    label={zh.due.filter}
                    value={board.group}
                    options={dueGroups.map((value) => ({ value, title: zh.due.chip(zh.due.groups[value], groups[value]) }))}
                    onChange={(show) => address.put({ show })}
                  />
                  {groups.all > fewDues || text !== '' ? (
                    <SearchField label={zh.due.search} text={text} onSearch={(next) => address.put({ text: next })} />
                  ) : null}
                  {groups.all > fewDues || order !== 'due' ? (
                    <SelectField
                      label={zh.due.order}
                      options={dueOrders.map((value) => ({ value, title: zh.due.orders[value] }))}
                      value={order}
                      onChange={(next) => address.put({ order: next === 'due' ? '' : next })}
                    />
                  ) : null}
                </div>
                <Card title={zh.due.groups[board.group]} aside={zh.due.today(formatDate(board.today, true))} flush>
                  {dues.length === 0 ? (
                    <EmptyState text={text === '' ? zh.due.nothing : zh.due.notFound} />
                  ) : (
                    <DueTable plan={plan} dues={dues} />
                  )}
                </Card>
              </>
            )}
          </>
        )
      }}
    </PagesView>
  )
}

/** How many are read at once, and from how many on a board is worth looking through. */
const [pageSize, fewDues] = [100, 20]

const figuresOf = (counts: DueCounts['figures']): Figure[] =>
  (['all', 'owed', 'late', 'waiting', 'settled'] as const).map((key) => ({
    ...{ title: zh.due.figures[key], value: counts[key], unit: zh.due.unit },
  }))

const titled = (tallies: readonly DueTally[], view: 'bodies' | 'kinds') =>
  tallies.map(({ of, ...tally }) => ({
    ...tally,
    title: view === 'bodies' || of === null ? (of ?? zh.due.nobody) : zh.due.kindsOf(of),
  }))

const dueShares = ['own', 'toReceive'] as const

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
