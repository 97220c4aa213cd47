import { zh } from '../locales/zh.ts'
import type { TaskColumn, TaskMatrix } from './taskMatrix.ts'

interface TaskCardsProps {
  matrix: TaskMatrix
  titleOf: (column: TaskColumn) => string
}

/** The same assignments task by task, for a narrow screen. */
export function TaskCards({ matrix: { columns, rows }, titleOf }: TaskCardsProps) {
  const words = zh.planParts.tasks
  return (
    <ol className="task-cards">
      {rows.map((row, index) => (
        <li key={row.key}>
          <p>
            <span className="number">{index + 1}. </span>
            {row.title}
          </p>
          {(['lead', 'responsible', 'supporting'] as const).map((role) => {
            const bodies = columns.filter((column) => row.roles.get(column.key) === role)
            return bodies.length > 0 ? (
              <p key={role} className="muted">
                <i className={`task-mark task-${role}`}>{words.marks[role]}</i> {bodies.map(titleOf).join('、')}
              </p>
            ) : null
          })}
        </li>
      ))}
    </ol>
  )
}
