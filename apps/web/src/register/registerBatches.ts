import type { TargetInput, TargetPreview } from '@duzhan/contracts'
import { type Plan, type RegisterFault, registerFaultText } from '@duzhan/plan'
import type { SheetFault, SheetRegister } from '@duzhan/sheet'
import { problemOf } from '../api/problemOf.ts'

/** How many rows are sent at once. */
const batchSize = 1_000

/** A sheet as it was read and held against the register: what it would do, or every fault that keeps it out. */
export interface HeldSheet {
  plan: Plan
  targets: TargetInput[]
  columns: string[]
  unusedColumns: string[]
  faults: SheetFault[]
  /** Of how many faults those are the first. */
  count: number
  preview: TargetPreview
}
type Send<Answer> = (targets: TargetInput[]) => Promise<Answer>

const batches = (targets: readonly TargetInput[]): TargetInput[][] =>
  Array.from({ length: Math.ceil(targets.length / batchSize) }, (_, at) => targets.slice(at * batchSize, (at + 1) * batchSize))

/** The faults that the platform tells of a batch, at the lines of the file. */
function faultsIn(error: unknown, lines: readonly number[]): { faults: SheetFault[]; count: number } {
  const { code, details } = problemOf(error)
  const faults = details['faults']
  if (code !== 'register.invalid' || !Array.isArray(faults)) throw error
  const told = (faults as RegisterFault[]).map((fault) => {
    const { line, target, column, code: of, details: filled } = fault
    const heading = typeof column === 'string' ? column : ((column as { zh?: string }).zh ?? '') // words travel as they are kept
    return {
      line: lines[line - 1] ?? line,
      target,
      column: heading,
      code: of,
      details: filled,
      message: registerFaultText(fault, 'zh'),
    }
  })
  return { faults: told, count: Number(details['count'] ?? told.length) }
}

/**
 * Holds a sheet that was read against the register, batch by batch, and changes nothing. Throws what the platform refuses
 * but for faults of cells, which come back with the lines of the file.
 */
export async function heldSheet(plan: Plan, sheet: SheetRegister, ask: Send<TargetPreview>): Promise<HeldSheet> {
  const targets = sheet.targets.map((target): TargetInput => ({ ...target, attributes: { ...target.attributes } }))
  const held: HeldSheet = {
    ...{ plan, targets, columns: sheet.columns, unusedColumns: sheet.unusedColumns },
    ...{ faults: [...sheet.faults], count: sheet.faults.length, preview: { added: 0, changed: 0, same: 0 } },
  }
  if (held.count > 0) return held
  for (const [at, batch] of batches(targets).entries()) {
    try {
      const { added, changed, same } = await ask(batch)
      const { preview } = held
      held.preview = { added: preview.added + added, changed: preview.changed + changed, same: preview.same + same }
    } catch (error) {
      const found = faultsIn(error, sheet.lines.slice(at * batchSize))
      held.faults.push(...found.faults)
      held.count += found.count
    }
  }
  return held
}

/** Enters a held sheet batch by batch, and says after each how many rows are in; what is in already is not entered twice. */
export async function takeOver(
  targets: readonly TargetInput[],
  send: Send<unknown>,
  onDone: (rows: number) => void,
): Promise<number> {
  let rows = 0
  for (const batch of batches(targets)) {
    await send(batch)
    rows += batch.length
    onDone(rows)
  }
  return rows
}
