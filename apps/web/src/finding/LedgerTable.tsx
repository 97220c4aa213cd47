import type { FindingSummary } from '@duzhan/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { isOver, Light } from '../ui/FindingRows.tsx'
import { LedgerBatch } from './LedgerBatch.tsx'
import { isTogether } from './takeTogether.ts'

interface LedgerTableProps {
  findings: readonly FindingSummary[]
  plan: string
}

/** Findings as a table at a desk and as cards on a phone; those that can be dealt with together can be ticked. */
export function LedgerTable({ findings, plan }: LedgerTableProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const open = findings.filter(isTogether)
  const chosen = open.filter(({ id }) => ticked.has(id))
  const tick = (ids: readonly string[], isTicked: boolean) => {
    const next = new Set(ticked)
    for (const id of ids) isTicked ? next.add(id) : next.delete(id)
    setTicked(next)
  }
  const { columns } = zh.finding
  return (
    <>
      <LedgerBatch chosen={chosen} plan={plan} onTaken={(ids) => tick(ids, false)} />
      <div className="card">
        <table className="table table-cards ledger-table">
          <thead>
            <tr>
              {open.length > 0 ? (
                <th scope="col" className="ledger-tick">
                  <input
                    type="checkbox"
                    aria-label={zh.finding.chooseAll}
                    checked={chosen.length === open.length}
                    onChange={(event) =>
                      tick(
                        open.map(({ id }) => id),
                        event.target.checked,
                      )
                    }
                  />
                </th>
              ) : null}
              <th scope="col">{columns.title}</th>
              <th scope="col">{columns.target}</th>
              <th scope="col">{columns.responsible}</th>
              <th scope="col">{columns.opened}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.due}</th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding) => (
              <LedgerRow
                key={finding.id}
                finding={finding}
                plan={plan}
                hasTicks={open.length > 0}
                isTicked={ticked.has(finding.id)}
                onTick={(isTicked) => tick([finding.id], isTicked)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface LedgerRowProps {
  finding: FindingSummary
  plan: string
  hasTicks: boolean
  isTicked: boolean
  onTick: (isTicked: boolean) => void
}

function LedgerRow({ finding, plan, hasTicks, isTicked, onTick }: LedgerRowProps) {
  const { id, title, severity, target, responsible, state, light, rectifyBy, openedAt, isCovert } = finding
  const { columns } = zh.finding
  const hasDeadline = !isOver(finding) && !isCovert
  return (
    <tr>
      {hasTicks ? (
        <td className="ledger-tick">
          {isTogether(finding) ? (
            <input
              type="checkbox"
              aria-label={zh.finding.choose(`${target.name} ${title}`)}
              checked={isTicked}
              onChange={(event) => onTick(event.target.checked)}
            />
          ) : null}
        </td>
      ) : null}
      <th scope="row" className="ledger-title">
        <Link
          to={`/${plan}/findings/${encodeURIComponent(id)}`}
          aria-label={zh.finding.rowOf(title, `${target.place}${target.name}`, zh.finding.states[state])}
        >
          {title}
        </Link>
        {severity === 'serious' ? <span className="tag tag-bad">{zh.finding.severities.serious}</span> : null}
      </th>
      <td data-label={columns.target} className="wide">
        {target.place}
        {target.name}
      </td>
      <td data-label={columns.responsible} className="wide">
        {responsible.title}
      </td>
      <td className="ledger-date">{formatInstant(openedAt).slice(0, 10)}</td>
      <td>
        <span className="tag">{zh.finding.states[state]}</span>
        {isCovert ? <span className="tag">{zh.covert.tag}</span> : null}
      </td>
      <td className="ledger-due">
        {hasDeadline ? (
          <>
            <span>{formatDate(rectifyBy)}</span>
            <Light light={light} />
          </>
        ) : null}
      </td>
    </tr>
  )
}
