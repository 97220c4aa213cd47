import { zh } from '../locales/zh.ts'
import { useProblemText } from '../ui/ProblemNotice.tsx'
import type { Failure } from './useIntake.ts'
import '../styles/photo.css'

/** What was not taken, each with the reason and what to do; said aloud as it happens. */
export function Failures({ failures }: { failures: readonly Failure[] }) {
  if (failures.length === 0) return null
  return (
    <div role="alert" className="evidence-failures">
      {failures.map((failure, index) => (
        <FailureLine key={index} failure={failure} /> // they only ever grow at the end
      ))}
    </div>
  )
}

function FailureLine({ failure: { name, problem } }: { failure: Failure }) {
  const text = useProblemText(problem)
  const head = name === null ? '' : zh.photo.notTaken(name)
  return (
    <p className="field-error">
      {head}
      {text}
    </p>
  )
}
