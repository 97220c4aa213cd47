import { zh } from '../locales/zh.ts'
import { countOf } from './countOf.ts'
import type { HeldSheet } from './registerBatches.ts'
import '../styles/recordRows.css'

/** How many faults are listed; who mends these finds the others when choosing the file again. */
const mostShown = 50

/** What a sheet would do to the register, or each cell that keeps it out with what was expected there. */
export function HeldSheetView({ sheet: { plan, targets, unusedColumns, faults, count, preview } }: { sheet: HeldSheet }) {
  if (count === 0 && targets.length === 0) return <p role="alert">{zh.register.empty}</p>
  return (
    <>
      {unusedColumns.length > 0 ? <p className="muted">{zh.register.unused(unusedColumns)}</p> : null}
      {count === 0 ? (
        <p role="status">{zh.register.preview(countOf(plan, targets.length), preview)}</p>
      ) : (
        <div role="alert">
          <p>{zh.register.faults(count)}</p>
          <ul className="sheet-faults">
            {faults.slice(0, mostShown).map(({ line, target, column, message }) => (
              <li key={`${line} ${column} ${message}`}>
                {zh.register.fault(line, target, column)}
                <strong>{message}</strong>
              </li>
            ))}
          </ul>
          {count > mostShown ? (
            <p className="muted">{zh.register.moreFaults(count - Math.min(mostShown, faults.length))}</p>
          ) : null}
        </div>
      )}
    </>
  )
}
