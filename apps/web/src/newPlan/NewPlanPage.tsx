import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { authorRegions } from '../plans/authorRegions.ts'
import { TemplateChoices } from '../template/TemplateChoices.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { NewPlanForm } from './NewPlanForm.tsx'
import { newPlanWays } from './newPlanOf.ts'
import '../styles/planParts.css'
import '../styles/filing.css'
import '../styles/template.css'

/** Where a new plan is begun: of a template, from nothing, as a copy, or on the ground of the superior's. */
export function NewPlanPage() {
  const me = useMe()
  const address = useAddress()
  const regions = authorRegions(me)
  const way = address.choice('way', newPlanWays, 'template')
  return (
    <div className="page">
      <PageHead title={zh.newPlan.title} lead={zh.newPlan.lead} crumbs={[{ title: zh.planParts.chooser.title, to: '/plans' }]} />
      {regions.length === 0 ? (
        <div className="card">
          <EmptyState text={zh.newPlan.notYours} icon="plan" />
        </div>
      ) : (
        <>
          <ChipGroup
            label={zh.newPlan.how}
            value={way}
            onChange={(next) => address.put({ way: next === 'template' ? '' : next })}
            options={newPlanWays.map((value) => ({ value, title: zh.newPlan.ways[value] }))}
          />
          {way === 'template' ? (
            <TemplateChoices />
          ) : (
            <NewPlanForm key={way} way={way} regions={regions} from={address.get('from')} />
          )}
        </>
      )}
    </div>
  )
}
