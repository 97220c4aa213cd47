import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { authorRegions } from './authorRegions.ts'
import { StartPlanLink } from './StartPlanLink.tsx'

/** What a person sees whose grants reach no plan. */
export function NoPlan() {
  const me = useMe()
  const text = authorRegions(me).length > 0 ? zh.newPlan.first : zh.states.noPlanText
  return (
    <div className="card">
      <EmptyState title={zh.states.noPlanTitle} text={text} icon="plan">
        <p className="faint">{me.title}</p>
        <StartPlanLink />
      </EmptyState>
    </div>
  )
}
