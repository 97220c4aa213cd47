import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatInstant } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import '../styles/visit.css'
import '../styles/recordRows.css'

/** What was set aside: of the plan, or of the one record that the address names. */
export function AsidesPage() {
  const { plan = '' } = useParams()
  const [search] = useSearchParams()
  const submission = search.get('record')
  const query = useQuery(
    api.forms.submission.asideList.queryOptions({ plan, limit: 100, ...(submission !== null && { submission }) }),
  )
  return (
    <div className="page">
      <PageHead title={zh.aside.title} lead={zh.aside.lead} crumbs={[{ title: zh.visit.title, to: `/${plan}/visits` }]} />
      <QueryView query={query}>
        {(asides) => (
          <Card flush>
            {asides.length === 0 ? (
              <EmptyState text={zh.aside.empty} />
            ) : (
              <ul className="record-rows">
                {asides.map((aside) => (
                  <li key={aside.id}>
                    <span>
                      <strong>{aside.target.name}</strong>
                      <span className="faint">{aside.target.place}</span>
                    </span>
                    <span className="faint">{zh.aside.received(aside.by, formatInstant(aside.receivedAt))}</span>
                    <Link className="button button-small" to={`/${plan}/asides/${encodeURIComponent(aside.id)}`}>
                      {zh.target.seeSubmission}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
      </QueryView>
    </div>
  )
}
