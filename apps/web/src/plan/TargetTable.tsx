import type { TargetListView, TargetView } from '@duzhan/contracts'
import type { Plan, TargetKind } from '@duzhan/plan'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { sortTargets, type TargetOrder } from './sortTargets.ts'

interface TargetTableProps {
  view: TargetListView
  kinds: TargetKind[]
  plan: Plan
}

/** Every target of a list with every column of the annex and every reason; folded away until asked for. */
export function TargetTable({ view, kinds, plan }: TargetTableProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="button button-small">{zh.plan.openTable(view.targets.length)}</summary>
      {isOpen ? <OpenTable view={view} kinds={kinds} plan={plan} /> : null}
    </details>
  )
}

function OpenTable({ view, kinds, plan }: TargetTableProps) {
  const [order, setOrder] = useState<TargetOrder>('annex')
  const [search, setSearch] = useState('')
  const attributes = kinds.flatMap((kind) => Object.entries(kind.attributes.properties))
  const rows = useMemo(() => {
    const found = view.targets.filter((target) => `${target.place}${target.name}`.includes(search.trim()))
    return sortTargets(found, order)
  }, [view, order, search])
  return (
    <div className="stack">
      <div className="filters">
        <input
          className="input input-search"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={zh.plan.search}
          aria-label={zh.plan.search}
        />
        <select className="input" value={order} aria-label={zh.plan.sort} onChange={(event) => setOrder(event.target.value)}>
          <option value="annex">{zh.plan.sortAnnex}</option>
          <option value="place">{zh.plan.sortPlace}</option>
          {attributes
            .filter(([, attribute]) => attribute.type !== 'boolean')
            .map(([key, attribute]) => (
              <option key={key} value={key}>
                {zh.plan.sortBy(attribute.title)}
              </option>
            ))}
        </select>
      </div>
      {rows.length === 0 ? <p className="muted">{zh.plan.nothingFound}</p> : null}
      <div className="table-wrap table-bleed">
        <table className="table table-cards target-table">
          <thead>
            <tr>
              <th scope="col">{zh.plan.column.seq}</th>
              <th scope="col">{zh.plan.column.name}</th>
              <th scope="col">{zh.plan.column.place}</th>
              {attributes.map(([key, attribute]) => (
                <th key={key} scope="col" className={attribute.type === 'boolean' ? undefined : 'numeric'}>
                  {attribute.title}
                </th>
              ))}
              <th scope="col">{zh.plan.column.note}</th>
              <th scope="col">{zh.plan.column.reasons}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((target) => (
              <Row key={target.id} target={target} attributes={attributes} plan={plan} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td className="wide" colSpan={3}>
                {zh.plan.totals}
              </td>
              {attributes.map(([key, attribute]) => (
                <td key={key} className="numeric" data-label={attribute.title}>
                  {view.totals[key]?.toLocaleString('zh-CN')}
                </td>
              ))}
              <td className="hide-phone" colSpan={2} />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}

interface RowProps {
  target: TargetView
  attributes: [string, { title: string; type: string }][]
  plan: Plan
}

function Row({ target, attributes, plan }: RowProps) {
  const { plan: code = '' } = useParams()
  const seq = target.annex?.['seq']
  const note = target.annex?.['note'] ?? target.annex?.['noteInherited']
  return (
    <tr>
      <td className="hide-phone number">{String(seq ?? '')}</td>
      <th scope="row" className="name">
        <Link to={`/${code}/targets/${target.id}`}>{target.name}</Link>
      </th>
      <td className="place">{target.place}</td>
      {attributes.map(([key, attribute]) => (
        <td key={key} className={attribute.type === 'boolean' ? undefined : 'numeric'} data-label={attribute.title}>
          {shown(target.attributes[key])}
        </td>
      ))}
      <td className="wide note-cell" data-label={zh.plan.column.note}>
        <span>{typeof note === 'string' ? note : zh.states.dash}</span>
      </td>
      <td className="wide" data-label={zh.plan.column.reasons}>
        <ul className="reasons">
          {target.reasons.map((reason) => (
            <li key={`${reason.list} ${reason.rule}`}>
              {reason.sentence}
              {reason.list === target.list ? null : (
                <span className="faint">
                  {zh.plan.otherListReason(plan.targetLists.find((list) => list.key === reason.list)?.title ?? reason.list)}
                </span>
              )}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? zh.plan.yes : zh.plan.no
  return value === undefined || value === null ? zh.states.dash : String(value)
}
