import type { TargetInput, TargetPreview } from '@duzhan/contracts'
import { type Plan, type RegisterFault, registerFaultText } from '@duzhan/plan'
import type { SheetFault, SheetRegister } from '@duzhan/sheet'
import { problemOf } from '../api/problemOf.ts'

/** How many rows are sent at once. */
const batchSize = 1_000
/** How many batches are under way at once: one is judged while the one before is being written. */
const lanes = 3

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
export async function heldSheet(plan: Plan, sheet: SheetRegister, ask: Send<TargetPreview>, way: Way): Promise<HeldSheet> {
  const targets = sheet.targets.map((target): TargetInput => ({ ...target, attributes: { ...target.attributes } }))
  const held: HeldSheet = {
    ...{ plan, targets, columns: sheet.columns, unusedColumns: sheet.unusedColumns },
    ...{ faults: [...sheet.faults], count: sheet.faults.length, preview: { added: 0, changed: 0, same: 0 } },
  }
  if (held.count > 0) return held
  await eachBatch(targets, way, async (batch, from) => {
    try {
      const { added, changed, same } = await ask(batch)
      const { preview } = held
      held.preview = { added: preview.added + added, changed: preview.changed + changed, same: preview.same + same }
    } catch (error) {
      const found = faultsIn(error, sheet.lines.slice(from))
      held.faults.push(...found.faults)
      held.count += found.count
    }
  })
  held.faults.sort((one, other) => one.line - other.line)
  return held
}

/**
 * Enters a held sheet batch by batch. Each batch is in whole or not at all, and what is in already is not entered twice, so that
 * whoever was interrupted begins again. Throws what the platform refuses.
 */
export async function takeOver(targets: readonly TargetInput[], send: Send<unknown>, way: Way): Promise<number> {
  await eachBatch(targets, way, send)
  return targets.length
}

/** How far it came, told after every batch, and whether it is to go on. */
export interface Way {
  signal: AbortSignal
  onDone(rows: number): void
}

/** Sends all batches, some of them at once. One that fails, or who stops it, lets no further begin; those under way are waited for. */
async function eachBatch(
  targets: readonly TargetInput[],
  { signal, onDone }: Way,
  send: (batch: TargetInput[], from: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  let rows = 0
  const failures: unknown[] = []
  const lane = async () => {
    while (next < targets.length && failures.length === 0 && !signal.aborted) {
      const from = next
      next += batchSize
      const batch = targets.slice(from, next)
      try {
        await send(batch, from)
        rows += batch.length
        onDone(rows)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failures.length > 0) throw failures[0]
  if (rows < targets.length) signal.throwIfAborted()
}
