import type { PlanView } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { periodText } from '../ui/periodText.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'

/** Who issued the plan, when, on what authority, for which region and period, and to what end. */
export function TitleBlock({ view }: { view: PlanView }) {
  const { document: plan } = view
  const me = useMe()
  const nameOf = useRegionNames(homeRegion(me, view.plan))
  const region = nameOf(plan.jurisdiction)
  const { document: paper, period } = plan
  const facts = [
    { title: zh.plan.issuer, value: paper.issuer },
    { title: zh.plan.issuedOn, value: paper.issuedOn ? formatDate(paper.issuedOn, true) : undefined },
    { title: zh.plan.jurisdiction, value: region === plan.jurisdiction ? undefined : region },
    {
      title: zh.plan.period,
      value: periodText(period),
    },
  ]
  return (
    <Card>
      <div className="title-block">
        <dl className="facts">
          {facts
            .filter((fact) => fact.value)
            .map((fact) => (
              <div key={fact.title}>
                <dt>{fact.title}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
        </dl>
        <p className="tags">
          <span className={view.status === 'published' ? 'tag tag-good' : 'tag'}>{zh.plan.status[view.status]}</span>
          {may(me, 'plan.revisions') ? (
            <Link className="tag" to={`/${view.plan}/revisions`}>
              {zh.plan.revision(view.revision)}
            </Link>
          ) : (
            <span className="tag">{zh.plan.revision(view.revision)}</span>
          )}
        </p>
      </div>
      {paper.upstream && paper.upstream.length > 0 ? (
        <div className="title-extra">
          <h2>{zh.plan.upstream}</h2>
          <ul className="dotted">
            {paper.upstream.map((title) => (
              <li key={title}>《{title}》</li>
            ))}
          </ul>
        </div>
      ) : null}
      {plan.goals.length > 0 ? (
        <div className="title-extra">
          <h2>{zh.plan.goals}</h2>
          {plan.goals.map((goal) => (
            <div key={goal.key}>
              <p>{goal.title}。</p>
              <SourceSentence source={goal.source} />
            </div>
          ))}
        </div>
      ) : null}
    </Card>
  )
}
