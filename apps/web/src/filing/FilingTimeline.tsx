import type { FilingStep } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'

/** What happened to a filing, newest first: who, when, with what words. */
export function FilingTimeline({ steps }: { steps: readonly FilingStep[] }) {
  return (
    <ol className="steps">
      {[...steps].reverse().map((step) => (
        <li key={`${step.at} ${step.verb}`} className={`step step-${step.verb}`}>
          <p>
            <strong>{zh.filing.steps[step.verb]}</strong>
            <span className="faint">
              {formatInstant(step.at)} · {step.by}
            </span>
          </p>
          {step.verb === 'file' ? <p className="muted">{zh.filing.stepBreaches(step.breaches)}</p> : null}
          {step.text ? <p className="step-words">{step.text}</p> : null}
        </li>
      ))}
    </ol>
  )
}
