import { zh } from '../locales/zh.ts'
import { problemOf } from '../problemOf.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'

/** Why a document was not taken, with every fault and where it stands. */
export function DocumentProblem({ error }: { error: unknown }) {
  const faults = faultsIn(problemOf(error).details)
  return (
    <div className="stack">
      <ProblemNotice error={error} />
      {faults.length > 0 ? (
        <div className="notice notice-plain">
          <div>
            <p>{zh.draft.faultsFound}</p>
            <ol className="fault-list">
              {faults.map((fault) => (
                <li key={`${fault.path} ${fault.message}`}>
                  {fault.message} <code>{zh.draft.faultAt(fault.path)}</code>
                </li>
              ))}
            </ol>
          </div>
        </div>
      ) : null}
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
