import { useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { problemOf, type ShownProblem } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { EmptyState } from './EmptyState.tsx'
import { Icon } from './Icon.tsx'

interface ProblemNoticeProps {
  error: unknown
  onRetry?: () => void
}

/** A failure in a sentence, with the code and request id that an operator needs behind it. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const problem = useMemo(() => problemOf(error), [error])
  const text = useProblemText(problem)
  if (problem.kind === 'absent') return <AbsentNotice />
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div>
        <p>{text}</p>
        <ProblemCode problem={problem} />
        {onRetry ? (
          <p>
            <button type="button" className="button button-small" onClick={onRetry}>
              {zh.states.again}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** What an operator asks for, out of the way of everybody else. */
export function ProblemCode({ problem: { code, requestId } }: { problem: Pick<ShownProblem, 'code' | 'requestId'> }) {
  return (
    <details className="problem-code">
      <summary>{zh.states.more}</summary>
      <p className="code-line">{zh.states.error(code, requestId)}</p>
    </details>
  )
}

/** What does not exist and what may not be seen look the same. */
export function AbsentNotice() {
  return (
    <div className="card">
      <EmptyState title={zh.states.absentTitle} text={zh.states.absentText}>
        <Link className="button" to="/">
          {zh.states.home}
        </Link>
      </EmptyState>
    </div>
  )
}

/** The sentence for a problem. The catalogue of them is fetched when the first one is shown: most days it is not needed. */
export function useProblemText({ code, details, text }: ShownProblem): string {
  const [found, setFound] = useState(text ?? '')
  useEffect(() => {
    if (text !== null) return setFound(text)
    import('../api/problemSentence.ts')
      .then(({ problemSentence }) => setFound(problemSentence(code, details)))
      .catch(() => setFound(zh.problems.unknown))
  }, [code, details, text])
  return found
}
