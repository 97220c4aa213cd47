import type { PlanView } from '@duzhan/contracts'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { authorRegions, isAuthorOf } from '../plans/authorRegions.ts'
import { StartPlanLink } from '../plans/StartPlanLink.tsx'
import { usePlan } from '../plans/usePlan.ts'
import { DraftPlanNotice } from '../template/DraftPlanNotice.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { ChecklistCards } from './ChecklistCards.tsx'
import { DutyCards } from './DutyCards.tsx'
import { EffectsCard } from './EffectsCard.tsx'
import { FocusAreaCard } from './FocusAreaCard.tsx'
import { FreezeCard } from './FreezeCard.tsx'
import { IndicatorCard } from './IndicatorCard.tsx'
import { LadderCard } from './LadderCard.tsx'
import { NotesCard } from './NotesCard.tsx'
import { OwnerCard } from './OwnerCard.tsx'
import { PhaseCard } from './PhaseCard.tsx'
import { planContents } from './planContents.ts'
import { RegisterLink } from './RegisterLink.tsx'
import { SponsorCard } from './SponsorCard.tsx'
import { TargetListCards } from './TargetListCards.tsx'
import { TaskMatrixCard } from './TaskMatrixCard.tsx'
import { TeamCard } from './TeamCard.tsx'
import { TitleBlock } from './TitleBlock.tsx'
import '../styles/plan.css'
import '../styles/planParts.css'

/** The plan at a glance: what is supervised, where, when, by whom, and with what consequence. Parts it lacks are not shown. */
export function PlanPage() {
  const { plan = '' } = useParams()
  const query = usePlan(plan)
  return (
    <div className="page">
      <QueryView query={query} lines={8}>
        {(view) => <PlanParts key={`${view.plan} ${view.revision}`} view={view} />}
      </QueryView>
    </div>
  )
}

function PlanParts({ view }: { view: PlanView }) {
  const { document: plan } = view
  const me = useMe()
  return (
    <>
      <PageHead title={view.title} lead={plan.document.number}>
        {isAuthorOf(me, view) ? (
          <Link className="button" to={`/${view.plan}/edit`}>
            {zh.planEdit.open}
          </Link>
        ) : null}
        {authorRegions(me).length > 0 ? (
          <Link className="button" to={`/${view.plan}/template`}>
            {zh.makeTemplate.open}
          </Link>
        ) : null}
        <RegisterLink />
        <StartPlanLink />
      </PageHead>
      <DraftPlanNotice view={view} />
      {view.status === 'published' ? <FreezeCard plan={plan} code={view.plan} /> : null}
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
        {planContents(plan).map((part) => (
          <a key={part.id} href={`#${part.id}`}>
            {part.title}
          </a>
        ))}
      </nav>
      <PhaseCard plan={plan} />
      <FocusAreaCard plan={plan} />
      <TaskMatrixCard plan={plan} />
      <IndicatorCard plan={plan} />
      <TargetListCards plan={plan} />
      <SponsorCard plan={plan} />
      <OwnerCard plan={plan} />
      {view.status === 'published' ? <EffectsCard plan={view.plan} /> : null}
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
