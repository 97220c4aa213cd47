import type { FindingView, LookBack } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import '../styles/recordRows.css'

/** The visits that look back at a finding after it was closed out, and whether it was found again; nothing where there are none. */
export function LookBackCard({ view: { lookBacks, target, plan } }: { view: FindingView }) {
  if (lookBacks.length === 0) return null
  return (
    <Card title={zh.finding.lookBack} flush>
      <ul className="record-rows">
        {lookBacks.map((one) => (
          <li key={one.visit ?? one.title}>
            <span>
              <strong>{one.title}</strong>
              <span className="faint">{[one.team, whenOf(one)].filter(Boolean).join(' · ')}</span>
            </span>
            <Outcome of={one} />
            <Way to={one} plan={plan} target={target.id} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** That this finding was closed out before, and found again by a look-back. */
export function RepeatNotice({ view: { repeats, plan } }: { view: FindingView }) {
  if (repeats === null) return null
  return (
    <div className="notice">
      <Icon name="info" />
      <p>
        {zh.finding.repeats(formatDate(repeats.closedOn, true))}{' '}
        <Link to={`/${plan}/findings/${encodeURIComponent(repeats.id)}`}>{zh.finding.seeFormer}</Link>
      </p>
    </div>
  )
}

function whenOf({ status, doneOn, start, dueOn }: LookBack): string {
  if (status === 'cancelled') return zh.visit.cancelledWhy
  return doneOn ? zh.visit.doneOn(formatDate(doneOn)) : zh.finding.lookBackDays(formatDate(start), formatDate(dueOn))
}

function Outcome({ of: { outcome, status } }: { of: LookBack }) {
  if (status === 'cancelled') return <span className="tag">{zh.visit.cancelled}</span>
  if (outcome === null) return <span className="tag tag-blue">{zh.visit.due}</span>
  const tag = { held: 'tag tag-good', relapsed: 'tag tag-bad', unchecked: 'tag' }[outcome]
  return <span className={tag}>{zh.finding.outcomes[outcome]}</span>
}

/** Where it goes on: the finding that it was found again as, the record, or the page of the target where it is begun. */
function Way({ to: { repeat, submission, visit, status }, plan, target }: { to: LookBack; plan: string; target: string }) {
  const me = useMe()
  if (repeat !== null)
    return (
      <Link className="button button-small" to={`/${plan}/findings/${encodeURIComponent(repeat)}`}>
        {zh.finding.seeRepeat}
      </Link>
    )
  if (submission !== null && may(me, 'submission.byId'))
    return (
      <Link className="button button-small" to={`/${plan}/submissions/${submission}`}>
        {zh.target.seeSubmission}
      </Link>
    )
  return visit !== null && status === 'due' ? (
    <Link className="button button-small" to={`/${plan}/targets/${target}`}>
      {zh.finding.toTarget}
    </Link>
  ) : null
}
