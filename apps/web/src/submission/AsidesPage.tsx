import { Link, useParams, useSearchParams } from 'react-router'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatInstant } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { usePages } from '../ui/usePages.ts'
import '../styles/visit.css'
import '../styles/recordRows.css'

/** What was set aside: of the plan, or of the one record that the address names. */
export function AsidesPage() {
  const { plan = '' } = useParams()
  const [search] = useSearchParams()
  const submission = search.get('record')
  const input = { plan, limit: 50, ...(submission !== null && { submission }) }
  const pages = usePages([...api.forms.submission.asideList.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.forms.submission.asideList.query({ ...input, ...(cursor && { cursor }) }),
  )
  return (
    <div className="page">
      <PageHead title={zh.aside.title} lead={zh.aside.lead} crumbs={[{ title: zh.visit.title, to: `/${plan}/visits` }]} />
      <PagesView pages={pages} rowsOn={({ rows }) => rows.length}>
        {(found) => (
          <Card flush>
            {found.every(({ total }) => total === 0) ? (
              <EmptyState text={zh.aside.empty} />
            ) : (
              <ul className="record-rows">
                {found
                  .flatMap(({ rows }) => rows)
                  .map((aside) => (
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
      </PagesView>
    </div>
  )
}
