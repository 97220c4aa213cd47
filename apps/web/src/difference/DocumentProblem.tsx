import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import '../styles/faultList.css'

/** Why a document was not taken, with every fault and where it stands. */
export function DocumentProblem({ error }: { error: unknown }) {
  const { code, requestId, details } = problemOf(error)
  const faults = faultsIn(details)
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
        <p className="code-line">{zh.states.error(code, requestId)}</p>
      </div>
    </div>
  )
}

interface Fault {
  path: string
  message: string
}

/** A plan's faults and a checklist's refusals have the same two fields. */
function faultsIn(details: Readonly<Record<string, unknown>>): Fault[] {
  return [details['faults'], details['refusals']].flatMap((list) => (Array.isArray(list) ? list.filter(isFault) : []))
}

function isFault(value: unknown): value is Fault {
  const fault: Partial<Record<'path' | 'message', unknown>> = typeof value === 'object' && value !== null ? value : {}
  return typeof fault.path === 'string' && typeof fault.message === 'string'
}
