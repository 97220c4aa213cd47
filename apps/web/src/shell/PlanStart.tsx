import { useParams } from 'react-router'
import { useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { LeadOn } from '../ui/LeadOn.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { landing } from './landing.ts'

/** Leads on to where the person's work in the plan begins; of a plan that cannot be read, its own page says so. */
export function PlanStart() {
  const { plan = '' } = useParams()
  const me = useMe()
  const { data, isPending } = usePlan(plan)
  if (isPending)
    return (
      <div className="page">
        <Skeleton />
      </div>
    )
  return <LeadOn to={data ? landing(me, data.document) : `/${plan}`} />
}
