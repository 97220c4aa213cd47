import { zh } from '../locales/zh.ts'
import { TaskCellButton } from './TaskCellButton.tsx'
import { TaskTotals } from './TaskTotals.tsx'
import type { TaskColumn, TaskMatrix, TaskRow } from './taskMatrix.ts'
import { cellsAt, type Progress } from './taskProgress.ts'

interface TaskCardsProps {
  matrix: TaskMatrix
  titleOf: (column: TaskColumn) => string
  board: Progress | undefined
  onOpen: (row: TaskRow, column: TaskColumn) => void
}

/** The same assignments task by task, for a narrow screen. */
export function TaskCards({ matrix: { columns, rows }, titleOf, board, onOpen }: TaskCardsProps) {
  const words = zh.planParts.tasks
  return (
    <ol className="task-cards">
      {rows.map((row, index) => (
        <li key={row.key}>
          <p>
            <span className="number">{index + 1}. </span>
            {row.title}
          </p>
          <TaskTotals board={board} task={row.key} />
          {(['lead', 'responsible', 'supporting'] as const).map((role) => {
            const bodies = columns.filter((column) => row.roles.get(column.key) === role)
            const isTracked = (column: TaskColumn) => board !== undefined && cellsAt(board, row, column).length > 0
            const others = bodies.filter((column) => !isTracked(column))
            return bodies.length > 0 ? (
              <div key={role} className="task-role muted">
                <i className={`task-mark task-${role}`}>{words.marks[role]}</i>
                <div>
                  {bodies.filter(isTracked).map((column) => (
                    <TaskCellButton
                      key={column.key}
                      cells={board ? cellsAt(board, row, column) : []}
                      label={`${titleOf(column)} · ${words.roles[role]}`}
                      onOpen={() => onOpen(row, column)}
                    >
                      {titleOf(column)}
                    </TaskCellButton>
                  ))}
                  <p>{others.map(titleOf).join('、')}</p>
                </div>
              </div>
            ) : null
          })}
        </li>
      ))}
    </ol>
  )
}
