import type { FindingView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { isOver, Light } from '../ui/FindingRows.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { FindingActions } from './FindingActions.tsx'
import { FindingTimeline } from './FindingTimeline.tsx'
import { LookBackCard, RepeatNotice } from './LookBackCard.tsx'
import { PhotosCompared } from './PhotosCompared.tsx'
import '../styles/finding.css'

/** One finding: what, where, whose, by when, everything that was done about it, and what this person can do now. */
export function FindingPage() {
  const { plan = '', finding = '' } = useParams()
  const me = useMe()
  const query = useQuery(api.assignments.finding.byId.queryOptions({ id: finding }))
  return (
    <div className="page">
      <QueryView query={query}>
        {(view) => (
          <>
            <PageHead
              title={view.title}
              lead={`${view.target.place}${view.target.name}`}
              crumbs={[{ title: zh.finding.title, to: `/${plan}/findings` }]}
            >
              <p className="tags">
                {isOver(view) || view.isCovert ? null : <Light light={view.light} />}
                <span className={tagOf(view.state)}>{zh.finding.states[view.state]}</span>
                {view.isCovert ? <span className="tag">{zh.covert.tag}</span> : null}
              </p>
              {may(me, 'finding.verify') && !view.isCovert && !isOver(view) ? (
                <Link className="button" to={`/${plan}/findings/${encodeURIComponent(view.id)}/notice`}>
                  {zh.finding.notice.open}
                </Link>
              ) : null}
            </PageHead>
            {view.state === 'withdrawn' ? <p className="notice">{zh.finding.withdrawnLead}</p> : null}
            {view.isCovert ? <CovertLead view={view} plan={plan} /> : null}
            {view.verbs.length > 0 ? <FindingActions finding={view} /> : null}
            <RepeatNotice view={view} />
            <WhatCard view={view} plan={plan} />
            <PhotosCompared view={view} />
            <LookBackCard view={view} />
            <Card title={zh.finding.timeline}>
              <FindingTimeline events={view.timeline} plan={plan} />
            </Card>
          </>
        )}
      </QueryView>
    </div>
  )
}

/** That nobody was told of it yet, and where that is done. */
function CovertLead({ view, plan }: { view: FindingView; plan: string }) {
  return (
    <div className="notice">
      <Icon name="info" />
      <div>
        <p>{zh.covert.findingHidden}</p>
        <p>
          <Link to={`/${plan}/submissions/${view.submission}`}>{zh.submission.view}</Link>
        </p>
      </div>
    </div>
  )
}

function tagOf(state: FindingView['state']): string {
  if (state === 'withdrawn') return 'tag'
  return state === 'closedOut' ? 'tag tag-good' : 'tag tag-blue'
}

function WhatCard({ view, plan }: { view: FindingView; plan: string }) {
  return (
    <Card title={zh.finding.what}>
      {view.note ? <p className="answer-note">{view.note}</p> : null}
      <dl className="facts">
        <dt>{zh.finding.item}</dt>
        <dd>{view.itemTitle}</dd>
        {view.answer ? (
          <>
            <dt>{zh.finding.answer}</dt>
            <dd>{view.answer}</dd>
          </>
        ) : null}
        <dt>{zh.finding.category}</dt>
        <dd>{view.category}</dd>
        <dt>{zh.finding.severity}</dt>
        <dd>{zh.finding.severities[view.severity]}</dd>
        <dt>{zh.finding.target}</dt>
        <dd>
          {view.opens.target ? (
            <Link to={`/${plan}/targets/${view.target.id}`}>
              {view.target.place}
              {view.target.name}
            </Link>
          ) : (
            `${view.target.place}${view.target.name}`
          )}
        </dd>
        <dt>{zh.finding.responsible}</dt>
        <dd>{view.responsible.title}</dd>
        <dt>{zh.finding.deadline}</dt>
        <dd>
          {view.isCovert ? zh.covert.deadlineLater : formatDate(view.rectifyBy, true)}
          {view.extension.asked ? (
            <span className="faint"> {zh.finding.extensionAsked(formatDate(view.extension.asked, true))}</span>
          ) : null}
        </dd>
        <dt>{zh.finding.openedAt}</dt>
        <dd>{formatInstant(view.openedAt)}</dd>
        {view.opens.record ? (
          <>
            <dt>{zh.finding.record}</dt>
            <dd>
              <Link to={`/${plan}/submissions/${view.submission}`}>{zh.finding.seeRecord}</Link>
            </dd>
          </>
        ) : null}
      </dl>
    </Card>
  )
}
