import { zh } from '../locales/zh.ts'
import '../styles/register.css'

/** What is wrong with one cell of a file, and what was expected there. */
export interface CellFaultShown {
  line: number
  target: string
  column: string
  message: string
}

/** How many faults are listed; who mends these finds the others when choosing the file again. */
const mostShown = 50

/** The faults of a file by line and column, the first of `count`. */
export function SheetFaults({ faults, count, lead }: { faults: readonly CellFaultShown[]; count: number; lead: string }) {
  return (
    <div role="alert">
      <p>{lead}</p>
      <ul className="sheet-faults">
        {faults.slice(0, mostShown).map(({ line, target, column, message }) => (
          <li key={`${line} ${column} ${message}`}>
            {zh.register.fault(line, target, column)}
            <strong>{message}</strong>
          </li>
        ))}
      </ul>
      {count > mostShown ? <p className="muted">{zh.register.moreFaults(count - Math.min(mostShown, faults.length))}</p> : null}
    </div>
  )
}
