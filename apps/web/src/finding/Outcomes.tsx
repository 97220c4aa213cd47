import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { useProblemText } from '../ui/ProblemNotice.tsx'
import type { Outcome, TogetherVerb } from './takeTogether.ts'

interface OutcomesProps {
  outcomes: readonly Outcome[]
  verb: TogetherVerb
  onDismiss: () => void
}

/** What came of a step on several findings: how many, and of each whether it was taken or why it was not. */
export function Outcomes({ outcomes, verb, onDismiss }: OutcomesProps) {
  const done = outcomes.filter(({ error }) => error === null).length
  return (
    <div role="status">
      <div className="filters">
        <strong>{zh.finding.togetherDone(done, outcomes.length)}</strong>
        <button type="button" className="button button-quiet button-small" onClick={onDismiss}>
          {zh.finding.dismiss}
        </button>
      </div>
      <ul className="ledger-outcomes">
        {outcomes.map(({ finding: { id, title, target }, error }) => (
          <li key={id}>
            {target.name} · {title}：
            {error === null ? zh.finding.togetherTaken(zh.finding.verbs[verb]) : <Refused error={error} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Refused({ error }: { error: unknown }) {
  return <span className="ledger-refused">{useProblemText(problemOf(error))}</span>
}
