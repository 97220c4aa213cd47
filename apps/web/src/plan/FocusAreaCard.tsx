import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'

/** What the plan supervises, in its own words and order. */
export function FocusAreaCard({ plan }: { plan: Plan }) {
  if (plan.focusAreas.length === 0) return null
  return (
    <Card id="focusAreas" title={zh.plan.focusAreas} aside={zh.plan.focusCount(plan.focusAreas.length)}>
      <ol className="focus-areas">
        {plan.focusAreas.map((area, index) => (
          <li key={area.key}>
            <span className="focus-no" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <p>{area.title}</p>
              {area.keyPoints?.map((point) => (
                <p key={point.key} className="muted">
                  {point.title}
                </p>
              ))}
              <SourceSentence source={area.source} />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
