import type { PlanSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { currentPlans } from '../plans/currentPlans.ts'
import { NoPlan } from '../plans/NoPlan.tsx'
import { StartPlanLink } from '../plans/StartPlanLink.tsx'
import { formatDate } from '../ui/dates.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import '../styles/planParts.css'

/** Every plan that a person may see, to choose the one to work in. */
export function PlanChooserPage() {
  const plans = useQuery(api.forms.plan.list.queryOptions())
  return (
    <div className="page">
      <QueryView query={plans}>
        {(found) => {
          const choices = currentPlans(found)
          return choices.length === 0 ? (
            <NoPlan />
          ) : (
            <>
              <PageHead title={zh.planParts.chooser.title} lead={zh.planParts.chooser.lead(choices.length)}>
                <StartPlanLink />
              </PageHead>
              <div className="plan-choices">
                {choices.map((plan) => (
                  <Choice key={plan.plan} plan={plan} />
                ))}
              </div>
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

function Choice({ plan }: { plan: PlanSummary }) {
  const { start, end } = plan.period
  return (
    <Link className="card plan-choice" to={`/${plan.plan}/start`}>
      <strong>{plan.title}</strong>
      <span className="muted">{zh.plan.periodRange(start ? formatDate(start, true) : undefined, formatDate(end, true))}</span>
      <span>
        <span className={plan.status === 'published' ? 'tag tag-good' : 'tag'}>{zh.plan.status[plan.status]}</span>
      </span>
    </Link>
  )
}
