import type { TaskBoard, TaskProgress, TaskState, TaskTotal } from '@duzhan/contracts'
import type { TaskColumn, TaskRow } from './taskMatrix.ts'

/** How far the tasks are that are shown: found by task and unit, because a plan may have thousands of cells. */
export interface Progress {
  cells: ReadonlyMap<string, readonly TaskProgress[]>
  totals: ReadonlyMap<string, TaskTotal>
}

const keyOf = (task: string, unit: string): string => `${task} ${unit}`

/** What boards tell of the tasks on their pages, together. */
export function progressOf(boards: readonly Pick<TaskBoard, 'cells' | 'totals'>[]): Progress {
  const cells = new Map<string, TaskProgress[]>()
  for (const cell of boards.flatMap((board) => board.cells)) {
    const key = keyOf(cell.task, cell.unit)
    cells.set(key, [...(cells.get(key) ?? []), cell])
  }
  return { cells, totals: new Map(boards.flatMap(({ totals }) => totals.map((total) => [total.task, total] as const))) }
}

/** What is told of one body's part in a task: one cell, or those of a group's regions while its column is closed. */
export function cellsAt(
  { cells }: Progress,
  row: Pick<TaskRow, 'key'>,
  { unit, region }: Pick<TaskColumn, 'region'> & { unit: Pick<TaskColumn['unit'], 'key'> },
): readonly TaskProgress[] {
  const found = cells.get(keyOf(row.key, unit.key)) ?? []
  return region === null ? found : found.filter((cell) => cell.region === region)
}

/** How far several cells are together: done or not started when all of them are, under way otherwise. */
export function stateOf(cells: readonly Pick<TaskProgress, 'state'>[]): TaskState {
  const [first, ...others] = cells
  return first && others.every(({ state }) => state === first.state) ? first.state : 'underWay'
}
