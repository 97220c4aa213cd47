import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import type { OwedVisit } from './owedVisit.ts'
import { CovertTag, DoneTag, DueTag, PartCount } from './VisitTags.tsx'

interface VisitRowProps {
  visit: OwedVisit
  plan: string
  today: string
  /** What it is owed for: its list, and its duty where the plan has several. */
  what: string
}

/** One visit: where, what for, by which team, and how it stands; the whole row leads to the target. */
export function VisitRow({ visit, plan, today, what }: VisitRowProps) {
  const { missed = 0, done = 0 } = visit.before ?? {}
  return (
    <li>
      <Link className="visit-row" to={`/${plan}/targets/${visit.target.id}`}>
        <span className="visit-place">
          <strong>{visit.target.name}</strong>
          <span>{visit.target.place}</span>
        </span>
        <span className="visit-duty">
          <span>{what}</span>
          <span>{zh.visit.by(visit)}</span>
          {visit.lookBack ? <span>{zh.visit.lookBack(formatDate(visit.lookBack.closedOn), 0)}</span> : null}
        </span>
        <span className="visit-state">
          <VisitStatus visit={visit} today={today} />
          {missed > 0 ? <span className="visit-findings">{zh.visit.missedBefore(missed)}</span> : null}
          {done > 0 ? <span className="faint">{zh.visit.doneBefore(done)}</span> : null}
          {visit.openFindings > 0 ? <span className="visit-findings">{zh.visit.openFindings(visit.openFindings)}</span> : null}
        </span>
        <Icon name="chevron" />
      </Link>
    </li>
  )
}

function VisitStatus({ visit, today }: { visit: OwedVisit; today: string }) {
  if (visit.status === 'done') {
    return (
      <>
        <DoneTag isLate={visit.isLate} />
        <CovertTag isCovert={visit.isCovert} />
        {visit.doneOn ? <span className="faint">{zh.visit.doneOn(formatDate(visit.doneOn))}</span> : null}
      </>
    )
  }
  if (visit.status === 'cancelled') {
    return (
      <>
        <span className="tag">{zh.visit.cancelled}</span>
        <span className="faint">{zh.visit.cancelledWhy}</span>
      </>
    )
  }
  return (
    <>
      <DueTag dueOn={visit.dueOn} today={today} />
      <PartCount parts={visit.parts} />
      <span className="faint">{zh.visit.dueBy(formatDate(visit.dueOn))}</span>
    </>
  )
}
