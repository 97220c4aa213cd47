import type { PlanSummary } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { currentPlans } from '../plans/currentPlans.ts'
import { landingPlan, lastPlan } from '../plans/landingPlan.ts'
import { NoPlan } from '../plans/NoPlan.tsx'
import { usePlans } from '../plans/usePlans.ts'
import { useWaiting } from '../plans/useWaiting.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { DeviceCard } from './DeviceCard.tsx'
import { LineRows } from './LineRows.tsx'
import { type Line, linesOf } from './lines.ts'
import { OperatorCard } from './OperatorCard.tsx'
import { PlanWork } from './PlanWork.tsx'
import '../styles/home.css'

/** Where everybody begins: what waits for them over all plans that they may see, each line a way to exactly those things. */
export function HomePage() {
  const plans = usePlans()
  return (
    <div className="page">
      <QueryView query={plans}>{(found) => <Home plans={found} />}</QueryView>
    </div>
  )
}

function Home({ plans }: { plans: readonly PlanSummary[] }) {
  const me = useMe()
  const first = landingPlan(me, plans, lastPlan(me.account))
  const current = currentPlans(plans).sort((one, other) => Number(other.plan === first) - Number(one.plan === first))
  const inForce = current.filter(({ status }) => status === 'published')
  const works = useWaiting(inForce)
  const mine = works.flatMap(({ data }) => (data ? linesOf(data) : []))
  const count = mine.reduce((sum, line) => sum + (line.key === 'duesLate' ? 0 : line.count), 0) // what is late is owed too
  const isKnown = works.every(({ data, error }) => data !== undefined || error !== null)
  const hasWork = may(me, 'work.waiting')
  const today = formatDate(me.today, true)
  return (
    <>
      <PageHead title={zh.home.title} lead={hasWork && isKnown ? zh.home.lead(today, count) : today} />
      <DeviceCard />
      <OperatorCard />
      <Drafts plans={plans} />
      {current.length === 0 && !may(me, 'log.list') ? <NoPlan /> : null}
      {inForce.map((plan, at) => {
        const work = works[at]
        if (!hasWork) return <PlanLink key={plan.plan} plan={plan} />
        if (work?.data) return <PlanWork key={plan.plan} plan={plan} waiting={work.data} />
        if (work?.error)
          return (
            <Card key={plan.plan} title={plan.title}>
              <ProblemNotice error={work.error} onRetry={() => void work.refetch()} />
            </Card>
          )
        return (
          <Card key={plan.plan} title={plan.title}>
            <Skeleton />
          </Card>
        )
      })}
      {current
        .filter(({ status }) => status === 'closed')
        .map((plan) => (
          <PlanLink key={plan.plan} plan={plan} />
        ))}
    </>
  )
}

/** A plan in which nothing waits for the person, by itself. */
function PlanLink({ plan }: { plan: PlanSummary }) {
  return (
    <Card title={plan.title} aside={<Link to={`/${plan.plan}/start`}>{zh.home.openPlan}</Link>}>
      <p className="muted">{zh.plan.status[plan.status]}</p>
    </Card>
  )
}

/** What an author wrote and has not published. */
function Drafts({ plans }: { plans: readonly PlanSummary[] }) {
  const drafts = plans.filter(({ status }) => status === 'draft')
  if (drafts.length === 0) return null
  const isRunning = (plan: string) => plans.some((one) => one.plan === plan && one.status !== 'draft')
  const lineOf = ({ plan }: PlanSummary): Line => ({
    ...{ key: 'draft', count: 1, pressure: 'waits' },
    to: isRunning(plan) ? `/${plan}/revisions` : `/${plan}`,
  })
  return (
    <>
      {drafts.map((draft) => (
        <Card key={`${draft.plan} ${draft.revision}`} title={draft.title} flush>
          <LineRows lines={[lineOf(draft)]} />
        </Card>
      ))}
    </>
  )
}
