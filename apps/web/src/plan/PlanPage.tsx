import type { PlanView } from '@duzhan/contracts'
import { useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { ChecklistCards } from './ChecklistCards.tsx'
import { DutyCards } from './DutyCards.tsx'
import { FocusAreaCard } from './FocusAreaCard.tsx'
import { LadderCard } from './LadderCard.tsx'
import { NotesCard } from './NotesCard.tsx'
import { PhaseCard } from './PhaseCard.tsx'
import { TargetListCards } from './TargetListCards.tsx'
import { TeamCard } from './TeamCard.tsx'
import { TitleBlock } from './TitleBlock.tsx'
import { usePlan } from './usePlan.ts'
import '../styles/plan.css'

/** The plan at a glance: what is supervised, where, when, by whom, and with what consequence. */
export function PlanPage() {
  const { plan = '' } = useParams()
  const query = usePlan(plan)
  return (
    <div className="page">
      <QueryView query={query} lines={8}>
        {(view) => <PlanParts view={view} />}
      </QueryView>
    </div>
  )
}

function PlanParts({ view }: { view: PlanView }) {
  const { document: plan } = view
  const parts = [
    { id: 'phases', title: zh.plan.phases, shown: plan.phases.length > 0 },
    { id: 'focusAreas', title: zh.plan.focusAreas, shown: plan.focusAreas.length > 0 },
    { id: 'lists', title: zh.plan.lists, shown: plan.targetLists.length > 0 },
    { id: 'duties', title: zh.plan.duties, shown: true },
    { id: 'checklists', title: zh.plan.checklists, shown: plan.checklists.length > 0 },
  ].filter((part) => part.shown)
  return (
    <>
      <PageHead title={view.title} lead={plan.document.number} />
      <TitleBlock view={view} />
      {view.warnings.length > 0 ? (
        <div className="notice" role="note">
          <Icon name="warning" />
          <div>
            <strong>{zh.plan.warnings(view.warnings.length)}</strong>
            <ul>
              {view.warnings.map((warning) => (
                <li key={`${warning.code} ${warning.path}`}>{warning.message}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      <nav className="contents" aria-label={zh.plan.contents}>
        {parts.map((part) => (
          <a key={part.id} href={`#${part.id}`}>
            {part.title}
          </a>
        ))}
      </nav>
      {plan.phases.length > 0 ? <PhaseCard plan={plan} /> : null}
      <FocusAreaCard plan={plan} />
      <TargetListCards plan={plan} />
      <div id="duties" className="card-columns">
        <DutyCards plan={plan} />
        <TeamCard plan={plan} />
        <LadderCard plan={plan} />
      </div>
      <ChecklistCards plan={plan} />
      <NotesCard plan={plan} />
    </>
  )
}
