import { zh } from '../locales/zh.ts'
import { SheetFaults } from '../sheet/SheetFaults.tsx'
import { countOf } from './countOf.ts'
import type { HeldSheet } from './registerBatches.ts'
import '../styles/recordRows.css'

/** What a sheet would do to the register, or each cell that keeps it out with what was expected there. */
export function HeldSheetView({ sheet: { plan, rows, unusedColumns, faults, count, preview } }: { sheet: HeldSheet }) {
  if (count === 0 && rows === 0) return <p role="alert">{zh.register.empty}</p>
  return (
    <>
      {unusedColumns.length > 0 ? <p className="muted">{zh.register.unused(unusedColumns)}</p> : null}
      {count === 0 ? (
        <p role="status">{zh.register.preview(countOf(plan, rows), preview)}</p>
      ) : (
        <SheetFaults faults={faults} count={count} lead={zh.register.faults(count)} />
      )}
    </>
  )
}
