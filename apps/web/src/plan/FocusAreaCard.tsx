import type { FocusArea, Plan } from '@duzhan/plan'
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
              <AreaText area={area} />
              {area.keyPoints && area.keyPoints.length > 0 ? <KeyPoints points={area.keyPoints} /> : null}
              <SourceSentence source={area.source} />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** A sentence stands as it is; the paragraphs of a task are folded away. */
function AreaText({ area }: { area: FocusArea }) {
  if (!area.text) return null
  const text = area.text.startsWith(`${area.title}。`) ? area.text.slice(area.title.length + 1) : area.text
  if (text === '') return null
  if (text.length <= 80) return <p className="muted">{text}</p>
  return (
    <details className="area-text">
      <summary>{zh.planParts.areaText}</summary>
      <p className="muted">{text}</p>
    </details>
  )
}

function KeyPoints({ points }: { points: NonNullable<FocusArea['keyPoints']> }) {
  return (
    <ul className="key-points">
      {points.map((point) => (
        <li key={point.key} className="muted">
          {point.title}
          {point.variants?.map((variant) => (
            <p key={variant.level}>
              <span className="tag">{zh.plan.levels[variant.level]}</span> {variant.text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
