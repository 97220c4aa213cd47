import type { CellRef, ReportedCell, ReportStep, TrackedCell } from './task.ts'

export interface TaskRepository {
  /** The cells of a plan that have been reported on, in any order. */
  reported(plan: string): Promise<ReportedCell[]>
  /** When the cells of a plan were reported on, the earliest time first. */
  reportTimes(plan: string): Promise<(CellRef & { at: Date[] })[]>
  /** Keeps a report after those before it; returns false when the cell is no longer at `version` (0: never reported on). */
  report(cell: TrackedCell, step: ReportStep, version: number): Promise<boolean>
}
