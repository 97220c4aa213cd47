import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { StartPlanLink } from '../plans/StartPlanLink.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** What a person sees whose grants reach no plan. */
export function NoPlan() {
  const me = useMe()
  return (
    <div className="card">
      <EmptyState title={zh.states.noPlanTitle} text={zh.states.noPlanText} icon="plan">
        <p className="faint">{me.title}</p>
        <StartPlanLink />
      </EmptyState>
    </div>
  )
}
