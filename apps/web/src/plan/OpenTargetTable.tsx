import type { TargetListView, TargetView } from '@duzhan/contracts'
import { figuresOf, type Plan, type TargetKind } from '@duzhan/plan'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { PagesView } from '../ui/PagesView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { type ListColumn, listColumns } from './listColumns.ts'
import { useListPages } from './useTargetLists.ts'
import { shownFigure } from './whyOf.ts'
import '../styles/targetList.css'

interface OpenTargetTableProps {
  view: TargetListView
  kinds: TargetKind[]
  plan: Plan
  /** Asks for a target's reasons in full; without it the table only prints them. */
  onWhy?: (target: TargetView) => void
}

/** The targets of a list page by page, with every figure, the annex's note and every reason; to be sorted and searched. */
export function OpenTargetTable({ view, kinds, plan, onWhy }: OpenTargetTableProps) {
  const { plan: code = '' } = useParams()
  const address = useAddress()
  const text = address.get('text').slice(0, 80)
  const columns = useMemo(() => columnsInUse(view, kinds, plan), [view, kinds, plan])
  const { hasPlaces } = view
  const orders = [
    { value: 'annex', title: zh.plan.sortAnnex },
    ...(hasPlaces ? [{ value: 'place', title: zh.plan.sortPlace }] : []),
    ...columns.flatMap(({ key, title, isNumeric }) => (isNumeric ? { value: key, title: zh.plan.sortBy(title) } : [])),
  ]
  const order = address.choice(
    'order',
    orders.map(({ value }) => value),
    'annex',
  )
  const pages = useListPages({ plan: code, view, text, order })
  return (
    <div className="stack">
      <div className="filters">
        <SearchField label={zh.planParts.list.search} text={text} onSearch={(next) => address.put({ text: next })} />
        <SelectField
          label={zh.plan.sort}
          options={orders}
          value={order}
          onChange={(next) => address.put({ order: next === 'annex' ? '' : next })}
        />
      </div>
      <PagesView pages={pages} rowsOn={({ targets }) => targets.length}>
        {(found) => {
          const targets = found.flatMap((page) => page.targets)
          return targets.length === 0 ? (
            <p className="muted">{zh.plan.nothingFound}</p>
          ) : (
            <Rows
              targets={targets}
              totals={view.totals}
              context={{ columns, kinds, plan, hasNotes: view.hasNotes, hasPlaces }}
              onWhy={onWhy}
            />
          )
        }}
      </PagesView>
    </div>
  )
}

interface RowContext {
  columns: readonly ListColumn[]
  kinds: TargetKind[]
  plan: Plan
  hasNotes: boolean
  /** Counties and sites are named for where they are. */
  hasPlaces: boolean
}

interface RowsProps {
  targets: readonly TargetView[]
  /** What the whole list comes to. */
  totals: TargetListView['totals']
  context: RowContext
  onWhy: ((target: TargetView) => void) | undefined
}

function Rows({ targets, totals, context, onWhy }: RowsProps) {
  const { columns, hasNotes, hasPlaces } = context
  return (
    <div className="table-wrap table-bleed">
      <table className="table table-cards target-table">
        <thead>
          <tr>
            <th scope="col">{zh.plan.column.seq}</th>
            <th scope="col">{zh.planParts.list.name}</th>
            {hasPlaces ? <th scope="col">{zh.planParts.list.place}</th> : null}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.isNumeric ? 'numeric' : undefined}>
                {column.title}
              </th>
            ))}
            {hasNotes ? <th scope="col">{zh.plan.column.note}</th> : null}
            <th scope="col">{zh.plan.column.reasons}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <Row key={target.id} target={target} context={context} onWhy={onWhy} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="wide" colSpan={hasPlaces ? 3 : 2}>
              {zh.plan.totals}
            </td>
            {columns.map((column) => (
              <td key={column.key} className="numeric" data-label={column.title}>
                {column.isSummed ? totals[column.key]?.toLocaleString('zh-CN') : null}
              </td>
            ))}
            <td className="hide-phone" colSpan={hasNotes ? 2 : 1} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface RowProps {
  target: TargetView
  context: RowContext
  onWhy: ((target: TargetView) => void) | undefined
}

function Row({ target, context: { columns, kinds, plan, hasNotes, hasPlaces }, onWhy }: RowProps) {
  const { plan: code = '' } = useParams()
  const figures = figuresOf(target, kinds)
  return (
    <tr>
      <td className="hide-phone number">{String(target.annex?.['seq'] ?? '')}</td>
      <th scope="row" className={hasPlaces ? 'name' : 'name wide'}>
        <Link to={`/${code}/targets/${target.id}`}>{target.name}</Link>
      </th>
      {hasPlaces ? <td className="place">{target.place}</td> : null}
      {columns.map((column) => (
        <td key={column.key} className={column.isNumeric ? 'numeric' : undefined} data-label={column.title}>
          {shownFigure(figures[column.key])}
        </td>
      ))}
      {hasNotes ? (
        <td className="wide note-cell" data-label={zh.plan.column.note}>
          <span>{noteOf(target) ?? zh.states.dash}</span>
        </td>
      ) : null}
      <td className="wide" data-label={zh.plan.column.reasons}>
        <ul className="reasons">
          {ownFirst(target).map((reason) => (
            <li key={`${reason.list} ${reason.rule}`}>
              {reason.sentence}
              {reason.list === target.list ? null : (
                <span className="faint">
                  {zh.plan.otherListReason(plan.targetLists.find((list) => list.key === reason.list)?.title ?? reason.list)}
                </span>
              )}
            </li>
          ))}
          {onWhy ? (
            <li>
              <button
                type="button"
                className="button button-quiet button-small why-button"
                aria-label={zh.planParts.list.whyOf(target.name)}
                onClick={() => onWhy(target)}
              >
                {zh.planParts.list.why}
              </button>
            </li>
          ) : null}
        </ul>
      </td>
    </tr>
  )
}

/** Figures that no target of the list has would be empty columns; a ratio is shown where a rule of the list judges by it. */
function columnsInUse(view: TargetListView, kinds: readonly TargetKind[], plan: Plan): ListColumn[] {
  const used = new Set(view.figures)
  const ratios = new Set(kinds.flatMap((kind) => (kind.derived ?? []).map((ratio) => ratio.key)))
  const rules = JSON.stringify(plan.targetLists.find((list) => list.key === view.key)?.rules ?? [])
  return listColumns(kinds).filter(({ key }) => used.has(key) && (!ratios.has(key) || rules.includes(JSON.stringify(key))))
}

/** The reasons of the list itself, then those of other lists. */
const ownFirst = ({ list, reasons }: TargetView): TargetView['reasons'] => [
  ...reasons.filter((reason) => reason.list === list),
  ...reasons.filter((reason) => reason.list !== list),
]

function noteOf(target: TargetView): string | null {
  const note = target.annex?.['note'] ?? target.annex?.['noteInherited']
  return typeof note === 'string' && note !== '' ? note : null
}
