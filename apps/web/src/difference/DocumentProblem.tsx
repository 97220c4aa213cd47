import { faultsIn } from '../api/faultsIn.ts'
import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { ProblemCode, ProblemNotice } from '../ui/ProblemNotice.tsx'
import '../styles/faultList.css'

/** Why a document was not taken, with every fault and where it stands. */
export function DocumentProblem({ error }: { error: unknown }) {
  const problem = problemOf(error)
  const faults = faultsIn(problem.details)
  if (faults.length === 0) return <ProblemNotice error={error} />
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div>
        <p>{zh.draft.faultsFound(faults.length)}</p>
        <ol className="fault-list">
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>
              {fault.message} <code>{zh.draft.faultAt(fault.path)}</code>
            </li>
          ))}
        </ol>
        <ProblemCode problem={problem} />
      </div>
    </div>
  )
}
