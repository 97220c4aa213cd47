import type { TaskBoard, TaskProgress, TaskState } from '@duzhan/contracts'
import type { TaskColumn, TaskRow } from './taskMatrix.ts'

/** What a board holds of one body's part in a task: one cell, or those of a group's regions while its column is closed. */
export function cellsAt(
  board: Pick<TaskBoard, 'cells'>,
  row: Pick<TaskRow, 'key'>,
  { unit, region }: Pick<TaskColumn, 'region'> & { unit: Pick<TaskColumn['unit'], 'key'> },
): TaskProgress[] {
  return board.cells.filter(
    (cell) => cell.task === row.key && cell.unit === unit.key && (region === null || cell.region === region),
  )
}

/** How far several cells are together: done or not started when all of them are, under way otherwise. */
export function stateOf(cells: readonly Pick<TaskProgress, 'state'>[]): TaskState {
  const [first, ...others] = cells
  return first && others.every(({ state }) => state === first.state) ? first.state : 'underWay'
}
