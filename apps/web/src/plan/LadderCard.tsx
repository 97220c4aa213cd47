import { ladderSentence, type Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'

/** What follows when findings are not put right, step by step, each with its condition as a sentence. */
export function LadderCard({ plan }: { plan: Plan }) {
  if (plan.ladder.length === 0) return null
  return (
    <Card title={zh.plan.ladder}>
      <ol className="ladder">
        {plan.ladder.map((step) => {
          const decider = plan.units.find((unit) => unit.key === step.decidedBy)?.title
          return (
            <li key={step.key}>
              <p>
                <strong>{step.title}</strong>
              </p>
              <p className="muted">{zh.plan.ladderWhen(ladderSentence(step.when))}</p>
              {decider ? <p className="muted">{zh.plan.decidedBy(decider)}</p> : null}
              <SourceSentence source={step.source} />
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
