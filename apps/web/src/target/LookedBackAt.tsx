import type { VisitView } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'

/** The findings that a visit looks back at, closed out on one day, each one click away; nothing for any other visit. */
export function LookedBackAt({ visit: { lookBack, plan } }: { visit: VisitView }) {
  if (!lookBack) return null
  const { closedOn, findings } = lookBack
  return (
    <span className="faint">
      {zh.visit.lookBack(formatDate(closedOn), findings.length)}
      {findings.map(({ id, title }, index) => (
        <span key={id}>
          {index === 0 ? '：' : '、'}
          <Link to={`/${plan}/findings/${encodeURIComponent(id)}`}>{title}</Link>
        </span>
      ))}
    </span>
  )
}
