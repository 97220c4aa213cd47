import type { AnytimeVisit } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'

interface AnytimeCardProps {
  duty: string
  plan: string
  visits: readonly AnytimeVisit[]
  listTitle: (list: string) => string
}

/** What a duty without a cycle asks to be visited: those not yet visited first; nothing in it is ever due. */
export function AnytimeCard({ duty, plan, visits, listTitle }: AnytimeCardProps) {
  const rows = [...visits].sort((a, b) => Number(a.records > 0) - Number(b.records > 0))
  return (
    <Card title={duty} aside={`${zh.visit.anytime} · ${zh.visit.anytimeCount(visits.length)}`} flush>
      <ul className="visit-rows">
        {rows.map(({ target, list, team, records, lastOn, openFindings }) => (
          <li key={target.id}>
            <Link className="visit-row" to={`/${plan}/targets/${target.id}`}>
              <span className="visit-place">
                <strong>{target.name}</strong>
                <span>{target.place}</span>
              </span>
              <span className="visit-duty">
                <span>{listTitle(list)}</span>
                <span>{team.title}</span>
              </span>
              <span className="visit-state">
                <span className={records > 0 ? 'tag tag-good' : 'tag'}>
                  {records > 0 ? zh.visit.records(records) : zh.visit.never}
                </span>
                {lastOn ? <span className="faint">{zh.visit.lastOn(formatDate(lastOn))}</span> : null}
                {openFindings > 0 ? <span className="visit-findings">{zh.visit.openFindings(openFindings)}</span> : null}
              </span>
              <Icon name="chevron" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
