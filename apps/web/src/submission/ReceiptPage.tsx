import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { draftStore } from '../device/draftStore.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import '../styles/submission.css'

/** Proof in the inspector's hand that the platform holds a submission. */
export function ReceiptPage() {
  const { plan = '', submission = '' } = useParams()
  const kept = useQuery({
    queryKey: ['receipt', submission],
    queryFn: async () => (await draftStore().receipt(submission)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="page">
      <QueryView query={kept}>
        {(found) =>
          found ? (
            <>
              <PageHead title={zh.submission.receiptTitle} />
              <section className="card receipt">
                <p className="receipt-lead">
                  <span className="receipt-mark">
                    <Icon name="check" />
                  </span>
                  {zh.submission.receiptLead}
                </p>
                <dl className="facts">
                  <dt>{zh.submission.target}</dt>
                  <dd>{found.targetName}</dd>
                  <dt>{zh.submission.checklist}</dt>
                  <dd>{found.title}</dd>
                  {found.part ? (
                    <>
                      <dt>{zh.parts.part}</dt>
                      <dd>{zh.parts.receipt(found.part.team, found.part.others)}</dd>
                    </>
                  ) : null}
                  <dt>{zh.submission.receivedAt}</dt>
                  <dd>
                    {formatInstant(found.receipt.receivedAt)}{' '}
                    {found.receipt.late ? <span className="tag tag-late">{zh.submission.late}</span> : null}
                  </dd>
                  <dt>{zh.submission.receiptId}</dt>
                  <dd>
                    <code>{found.receipt.id}</code>
                  </dd>
                  <dt>{zh.submission.signature}</dt>
                  <dd>
                    <code>{found.receipt.signature}</code>
                  </dd>
                </dl>
                {found.receipt.late ? <p className="faint">{zh.submission.lateNote}</p> : null}
                <div className="fill-steps">
                  <Link className="button" to={`/${plan}/submissions/${submission}`}>
                    {zh.submission.view}
                  </Link>
                  <Link className="button" to={`/${plan}/submissions/${submission}/correct`}>
                    {zh.correction.correct}
                  </Link>
                  <Link className="button button-primary" to={`/${plan}/visits`}>
                    {zh.submission.toVisits}
                  </Link>
                </div>
              </section>
            </>
          ) : (
            <div className="card">
              <EmptyState text={zh.submission.receiptAbsent}>
                <Link className="button" to={`/${plan}/submissions/${submission}`}>
                  {zh.submission.view}
                </Link>
              </EmptyState>
            </div>
          )
        }
      </QueryView>
    </div>
  )
}
