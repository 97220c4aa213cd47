import type { AnytimeVisit } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { useTitles } from './useTitles.ts'

interface AnytimeCardsProps {
  plan: string
  visits: readonly AnytimeVisit[]
}

/** What duties without a cycle ask to be visited, by duty; nothing in it is ever due. */
export function AnytimeCards({ plan, visits }: AnytimeCardsProps) {
  const duties = [...new Set(visits.map(({ duty }) => duty))]
  return duties.map((duty) => <AnytimeCard key={duty} plan={plan} visits={visits.filter((visit) => visit.duty === duty)} />)
}

/** The targets of one of them, those not yet visited first. */
function AnytimeCard({ plan, visits }: AnytimeCardsProps) {
  const { listTitle } = useTitles(plan)
  return (
    <Card title={visits[0]?.title ?? ''} aside={zh.visit.anytime} flush>
      <ul className="visit-rows">
        {visits.map(({ target, list, team, modes, records, lastOn, openFindings }) => (
          <li key={target.id}>
            <Link className="visit-row" to={`/${plan}/targets/${target.id}`}>
              <span className="visit-place">
                <strong>{target.name}</strong>
                <span>{target.place}</span>
              </span>
              <span className="visit-duty">
                <span>{listTitle(list)}</span>
                <span>{zh.visit.by({ team, modes })}</span>
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
