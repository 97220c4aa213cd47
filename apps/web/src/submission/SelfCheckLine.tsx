import type { VisitView } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { formatDate } from '../ui/dates.ts'

interface SelfCheckLineProps {
  plan: string
  visit: (VisitView & { submission: string; doneOn: string }) | null
}

/** Who checked themselves last and when, with the way to the record; or that nobody did. */
export function SelfCheckLine({ plan, visit }: SelfCheckLineProps) {
  const me = useMe()
  if (visit === null) return <p className="muted">{zh.verification.none}</p>
  return (
    <p>
      {zh.verification.selfCheck(visit.title, visit.team.title, formatDate(visit.doneOn))}{' '}
      {may(me, 'submission.byId') ? <Link to={`/${plan}/submissions/${visit.submission}`}>{zh.verification.see}</Link> : null}
    </p>
  )
}
