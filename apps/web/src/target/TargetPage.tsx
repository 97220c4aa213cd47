import type { TargetCard } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { ScoreCard } from '../score/ScoreCard.tsx'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { type Figure, Figures } from '../ui/Figures.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { BurdenNotice } from './BurdenNotice.tsx'
import { DesignationCard } from './DesignationCard.tsx'
import { InspectorCard } from './InspectorCard.tsx'
import { RegisterCard } from './RegisterCard.tsx'
import { RegisterSteps } from './RegisterSteps.tsx'
import { SelfCheckCard } from './SelfCheckCard.tsx'
import { StandingCard } from './StandingCard.tsx'
import { StartVisit } from './StartVisit.tsx'
import { TargetFindings } from './TargetFindings.tsx'
import { VisitCard } from './VisitCard.tsx'
import '../styles/visit.css'

/** A target's card: its figures, why it is designated, what was found there, and the way into this month's visit. */
export function TargetPage() {
  const { plan = '', target = '' } = useParams()
  const me = useMe()
  const query = useQuery(api.assignments.target.byId.queryOptions({ plan, target }, { staleTime: 0 }))
  const up = may(me, 'visit.list') ? { title: zh.visit.title, to: `/${plan}/visits` } : { title: zh.shell.plan, to: `/${plan}` }
  return (
    <div className="page">
      <QueryView query={query}>
        {(card) => (
          <>
            <PageHead title={card.name} lead={card.place} crumbs={[up]}>
              <StartVisit card={card} plan={plan} />
            </PageHead>
            <BurdenNotice card={card} plan={plan} />
            {card.retired ? (
              <p className="notice" role="note">
                {zh.register.retired(formatDate(card.retired.on, true), card.retired.by, card.retired.reason)}
              </p>
            ) : null}
            <FigureCard card={card} plan={plan} />
            <ScoreCard plan={plan} target={card.id} />
            <DesignationCard card={card} plan={plan} />
            <StandingCard card={card} plan={plan} />
            <SelfCheckCard card={card} plan={plan} />
            <VisitCard card={card} plan={plan} />
            <InspectorCard card={card} plan={plan} />
            <Card title={zh.target.findings} flush>
              <TargetFindings card={card} plan={plan} />
            </Card>
            <RegisterSteps key={card.version} card={card} plan={plan} />
            <RegisterCard card={card} plan={plan} />
          </>
        )}
      </QueryView>
    </div>
  )
}

function FigureCard({ card, plan }: { card: TargetCard; plan: string }) {
  const kind = usePlan(plan).data?.document.targetKinds.find((entry) => entry.key === card.kind)
  if (!kind) return null
  const figures = Object.entries(kind.attributes.properties).flatMap(([key, attribute]): Figure[] => {
    const value = card.attributes[key]
    if (typeof value === 'boolean') return [{ title: attribute.title, value: value ? zh.target.yes : zh.target.no }]
    if (typeof value !== 'number' && typeof value !== 'string') return []
    return [{ title: attribute.title, value, unit: attribute['x-unit'] }]
  })
  return (
    <Card title={zh.target.figures}>
      <Figures figures={figures} />
    </Card>
  )
}
