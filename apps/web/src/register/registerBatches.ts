import type { TargetImportEntry, TargetImportState, TargetInput, TargetPart, TargetPreview } from '@duzhan/contracts'
import { type Plan, type RegisterFault, registerFaultText } from '@duzhan/plan'
import type { SheetColumns, SheetFault, SheetRegister } from '@duzhan/sheet'
import { problemOf } from '../api/problemOf.ts'

/** How many rows are sent at once: few enough that nobody else waits long while they are judged. */
const batchSize = 500
/** How many parts are under way at once: one is judged while the one before is being kept. */
const lanes = 2

/** A sheet that was read and staged part by part: what it would do to the register, or every fault that keeps it out. */
export interface HeldSheet {
  plan: Plan
  /** What names it as a whole, to be confirmed or forgotten. */
  entry: TargetImportEntry
  rows: number
  unusedColumns: string[]
  columns: SheetColumns
  faults: SheetFault[]
  /** Of how many faults those are the first. */
  count: number
  preview: TargetPreview
}
/** What the platform is asked, as the page of the register does. */
export interface ImportCalls {
  stage(part: TargetPart): Promise<TargetPreview>
  enter(entry: TargetImportEntry): Promise<TargetImportState>
  discard(ref: Omit<TargetImportEntry, 'parts'>): Promise<unknown>
}

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
 * Stages a sheet that was read, part by part, under an id: nobody sees any of it, and what cannot be entered is forgotten at once.
 * Throws what the platform refuses but for faults of cells, which come back with the lines of the file.
 */
export async function heldSheet(
  plan: Plan,
  sheet: SheetRegister,
  calls: ImportCalls,
  way: Way & { id: string },
): Promise<HeldSheet> {
  const ref = { plan: plan.code, import: way.id }
  const targets = sheet.targets.map((target): TargetInput => ({ ...target, attributes: { ...target.attributes } }))
  const held: HeldSheet = {
    ...{ plan, rows: targets.length, unusedColumns: sheet.unusedColumns, columns: sheet },
    entry: { ...ref, parts: Math.ceil(targets.length / batchSize) },
    ...{ faults: [...sheet.faults], count: sheet.faults.length, preview: { added: 0, changed: 0, same: 0 } },
  }
  if (held.count > 0) return held
  const forget = () => calls.discard(ref).catch(() => undefined) // what is left is nobody's, and swept away within a day
  try {
    await eachBatch(targets, way, async (batch, from) => {
      try {
        const { added, changed, same } = await calls.stage({
          ...ref,
          part: from / batchSize,
          targets: batch,
          columns: sheet.columns,
        })
        const { preview } = held
        held.preview = { added: preview.added + added, changed: preview.changed + changed, same: preview.same + same }
      } catch (error) {
        const found = faultsIn(error, sheet.lines.slice(from))
        held.faults.push(...found.faults)
        held.count += found.count
      }
    })
  } catch (error) {
    void forget()
    throw error
  }
  if (held.count > 0) void forget()
  held.faults.sort((one, other) => one.line - other.line)
  return held
}

/**
 * Confirms a held sheet and asks how far it has come until all of it stands in the register: from the first answer on that happens
 * whoever stops asking. Confirmed again it is the same. Throws what the platform refuses.
 */
export async function takeOver({ entry, rows }: HeldSheet, calls: ImportCalls, way: Way): Promise<number> {
  for (;;) {
    const { done, isEntered } = await calls.enter(entry)
    way.onDone(done)
    if (isEntered) return rows
    way.signal.throwIfAborted()
  }
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
