import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Nothing to visit: because the plan asks for none, or because none falls to this person now. */
export function NoVisits({ plan, mine }: { plan: string; mine: boolean }) {
  const document = usePlan(plan).data?.document
  const { visits = [], owed = [] } = document?.duties ?? {}
  const others = owed.filter(({ what }) => what === 'visit')
  const isEverDue = visits.some(({ cycle }) => cycle !== undefined) || others.some(({ when }) => when !== undefined)
  const none = mine ? zh.visit.empty : zh.visit.noneHere
  const text = document && visits.length + others.length === 0 ? zh.visit.noDuty : isEverDue ? none : zh.visit.nobodyListed
  return (
    <Card>
      <EmptyState text={text} icon="visits">
        <Link className="button" to={`/${plan}`}>
          {zh.visit.toPlan}
        </Link>
      </EmptyState>
    </Card>
  )
}
