import type { Plan } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { TaskCards } from './TaskCards.tsx'
import { TaskPanel } from './TaskPanel.tsx'
import { TaskTable } from './TaskTable.tsx'
import { type TaskColumn, type TaskRow, taskMatrix } from './taskMatrix.ts'
import { cellsAt } from './taskProgress.ts'
import '../styles/taskMatrix.css'

/** Which body answers for which task, and how far it is: a matrix at the desk, a card for each task on the phone. */
export function TaskMatrixCard({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const me = useMe()
  const nameOf = useRegionNames(plan.jurisdiction)
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set())
  const [only, setOnly] = useState('')
  const matrix = useMemo(() => taskMatrix(plan, opened), [plan, opened])
  const [chosenCell, setChosenCell] = useState<{ row: TaskRow; column: TaskColumn } | null>(null)
  const board = useQuery(
    api.assignments.task.board.queryOptions({ plan: code }, { enabled: matrix.rows.length > 0 && may(me, 'task.board') }),
  )
  if (matrix.rows.length === 0) return null
  const words = zh.planParts.tasks
  const titleOf = ({ unit, region }: TaskColumn) => (region === null ? unit.title : nameOf(region))
  const columns = matrix.columns.filter((column) => only === '' || column.key === only)
  const chosen = columns.length === 1 && only !== '' ? columns[0] : undefined
  const rows = chosen ? matrix.rows.filter((row) => row.roles.has(chosen.key)) : matrix.rows
  const toggle = (group: string) => {
    setOnly('')
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(group)) next.add(group)
      return next
    })
  }
  const shown = { ...matrix, columns, rows }
  const open = (row: TaskRow, column: TaskColumn) => setChosenCell({ row, column })
  const isUnknown = board.error !== null && problemOf(board.error).kind === 'absent' // a draft has no progress yet
  return (
    <Card id="tasks" title={words.title} aside={words.aside(matrix.rows.length, matrix.assignments, matrix.cells)}>
      <div className="filters">
        <select className="input" value={only} aria-label={words.filter} onChange={(event) => setOnly(event.target.value)}>
          <option value="">{words.allUnits}</option>
          {matrix.columns.map((column) => (
            <option key={column.key} value={column.key}>
              {titleOf(column)}
            </option>
          ))}
        </select>
        {plan.units
          .filter((unit) => unit.group && matrix.columns.some((column) => column.unit.key === unit.key))
          .map((unit) => (
            <button
              key={unit.key}
              type="button"
              className="button button-small"
              aria-expanded={opened.has(unit.key)}
              onClick={() => toggle(unit.key)}
            >
              {opened.has(unit.key) ? words.collapse(unit.title) : words.expand(unit.title, unit.group?.regions.length ?? 0)}
            </button>
          ))}
        <Legend matrixRoles={new Set(matrix.rows.flatMap((row) => [...row.roles.values()]))} />
      </div>
      {chosen ? <p className="muted">{words.unitTasks(titleOf(chosen), rows.length)}</p> : null}
      {board.error && !isUnknown ? <ProblemNotice error={board.error} onRetry={() => void board.refetch()} /> : null}
      <TaskTable matrix={shown} titleOf={titleOf} board={board.data} onOpen={open} />
      <TaskCards matrix={shown} titleOf={titleOf} board={board.data} onOpen={open} />
      {chosenCell && board.data ? (
        <TaskPanel
          plan={code}
          title={chosenCell.row.title}
          cells={cellsAt(board.data, chosenCell.row, chosenCell.column)}
          titleOf={(cell) => (cell.region === null ? chosenCell.column.unit.title : nameOf(cell.region))}
          onClose={() => setChosenCell(null)}
        />
      ) : null}
    </Card>
  )
}

function Legend({ matrixRoles }: { matrixRoles: ReadonlySet<'lead' | 'responsible' | 'supporting'> }) {
  const words = zh.planParts.tasks
  return (
    <p className="task-legend faint">
      {(['lead', 'responsible', 'supporting'] as const)
        .filter((role) => matrixRoles.has(role))
        .map((role) => (
          <span key={role}>
            <i className={`task-mark task-${role}`} aria-hidden="true">
              {words.marks[role]}
            </i>
            {words.roles[role]}
          </span>
        ))}
    </p>
  )
}
