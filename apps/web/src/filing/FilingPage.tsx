import type { FilingView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { DifferenceView } from '../difference/DifferenceView.tsx'
import { FindingList } from '../difference/FindingList.tsx'
import { zh } from '../locales/zh.ts'
import { usePlans } from '../plans/usePlans.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { FilingReview } from './FilingReview.tsx'
import { FilingState, latenessOf } from './FilingState.tsx'
import { FilingTimeline } from './FilingTimeline.tsx'
import '../styles/filing.css'

/** One jurisdiction's filing: what was filed, how it stands to the superior's plan, and what this person can do about it. */
export function FilingPage() {
  const { plan = '', jurisdiction = '' } = useParams()
  const query = useQuery(api.assignments.filing.byId.queryOptions({ plan, jurisdiction }, { staleTime: 0 }))
  return (
    <div className="page">
      <QueryView query={query}>{(view) => <Filing view={view} />}</QueryView>
    </div>
  )
}

function Filing({ view }: { view: FilingView }) {
  const path = `/${view.plan}/filings`
  const isFirst = view.lower === null
  return (
    <>
      <PageHead title={zh.filing.mine(view.name)} lead={view.lower?.title} crumbs={[{ title: zh.filing.title, to: path }]}>
        {view.verbs.includes('file') ? (
          <Link className="button button-primary" to={`${path}/${view.jurisdiction}/file`}>
            {isFirst ? zh.filing.doFile : zh.filing.fileAgain}
          </Link>
        ) : null}
      </PageHead>
      <StateCard view={view} />
      {view.state === 'accepted' && view.lower && view.verbs.includes('file') ? <NotInForce lower={view.lower} /> : null}
      {isFirst ? (
        <div className="card">
          <EmptyState text={view.verbs.includes('file') ? zh.filing.notFiledMine : zh.filing.notFiled} icon="plan" />
        </div>
      ) : (
        <>
          <Card
            title={zh.filing.findings}
            aside={view.findings.length > 0 ? zh.filing.findingsCount(view.findings.length) : null}
          >
            {view.findings.length > 0 ? (
              <FindingList findings={view.findings} />
            ) : (
              <p className="notice notice-good">
                <Icon name="check" />
                {zh.filing.conforms}
              </p>
            )}
          </Card>
          <FilingReview view={view} />
          <Card title={zh.filing.difference}>
            <DifferenceView
              comparisons={view.comparisons}
              findings={view.findings}
              sides={{ upper: zh.difference.upper, lower: zh.difference.lower }}
            />
          </Card>
        </>
      )}
      {view.timeline.length > 0 ? (
        <Card title={zh.filing.timeline}>
          <FilingTimeline steps={view.timeline} />
        </Card>
      ) : null}
    </>
  )
}

/** Said to whoever files: what was accepted is no longer what is kept, and so did not come into force by itself. */
function NotInForce({ lower }: { lower: NonNullable<FilingView['lower']> }) {
  const { code: plan, revision } = lower
  // what was filed need not be kept here: it is looked for before its revisions are
  const isKept = usePlans(true).data?.some((one) => one.plan === plan)
  const kept = useQuery(api.forms.plan.revisions.queryOptions({ plan }, { staleTime: 0, enabled: isKept === true })).data
  if (kept?.find((one) => one.revision === revision)?.status !== 'draft') return null
  return (
    <div className="notice" role="note">
      <Icon name="warning" />
      <div>
        <p>{zh.filing.notInForce}</p>
        <p>
          <Link to={`/${plan}/revisions/new?draft=${revision}`}>{zh.filing.toDraft}</Link>
        </p>
      </div>
    </div>
  )
}

function StateCard({ view }: { view: FilingView }) {
  const lateness = latenessOf(view)
  return (
    <Card title={zh.filing.detail} aside={<FilingState state={view.state} />}>
      <dl className="facts filing-facts">
        <dt>{zh.filing.column.state}</dt>
        <dd>{zh.filing.statesLong[view.state]}</dd>
        {view.lower ? (
          <>
            <dt>{zh.filing.lowerPlan}</dt>
            <dd>
              {view.lower.title} <span className="faint">{zh.filing.revision(view.lower.revision)}</span>
            </dd>
          </>
        ) : null}
        <dt>{zh.filing.dueOn}</dt>
        <dd>{formatDate(view.dueOn, true)}</dd>
        {view.firstFiledOn ? (
          <>
            <dt>{zh.filing.firstFiledOn}</dt>
            <dd>{formatDate(view.firstFiledOn, true)}</dd>
          </>
        ) : null}
        <dt>{zh.filing.lateness}</dt>
        <dd className={lateness.isLate ? 'is-bad' : undefined}>{lateness.text}</dd>
      </dl>
    </Card>
  )
}
