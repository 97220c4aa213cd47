import { zh } from '../locales/zh.ts'
import { TaskCellButton } from './TaskCellButton.tsx'
import { TaskTotals } from './TaskTotals.tsx'
import type { TaskColumn, TaskMatrix, TaskRow } from './taskMatrix.ts'
import { cellsAt, type Progress } from './taskProgress.ts'

interface TaskTableProps {
  /** Its rows are those shown; `all` are those that the filter finds. */
  matrix: TaskMatrix & { all: readonly TaskRow[] }
  titleOf: (column: TaskColumn) => string
  /** How far each cell is that this person may see; absent while unknown. */
  board: Progress | undefined
  onOpen: (row: TaskRow, column: TaskColumn) => void
}

/** The matrix itself: it scrolls inside its own box, with its tasks and its bodies always in sight. */
export function TaskTable({ matrix: { columns, rows, all }, titleOf, board, onOpen }: TaskTableProps) {
  const words = zh.planParts.tasks
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
    <section className="matrix-box" tabIndex={0} aria-label={words.caption}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              {words.task}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.region === null ? undefined : 'matrix-of-group'}>
                <span>{titleOf(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key}>
              <th scope="row">
                <span className="number">{index + 1}. </span>
                {row.title}
                <TaskTotals board={board} task={row.key} />
              </th>
              {columns.map((column) => {
                const role = row.roles.get(column.key)
                const cells = board ? cellsAt(board, row, column) : []
                return (
                  <td key={column.key}>
                    {role && cells.length > 0 ? (
                      <TaskCellButton
                        cells={cells}
                        label={`${titleOf(column)} · ${words.roles[role]}`}
                        onOpen={() => onOpen(row, column)}
                      >
                        <i className={`task-mark task-${role}`}>{words.marks[role]}</i>
                      </TaskCellButton>
                    ) : role ? (
                      <i
                        role="img"
                        className={`task-mark task-${role}`}
                        title={`${titleOf(column)} · ${words.roles[role]}`}
                        aria-label={words.roles[role]}
                      >
                        {words.marks[role]}
                      </i>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {columns.map((column) => (
              <td key={column.key} className="number">
                {all.filter((row) => row.roles.has(column.key)).length}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
