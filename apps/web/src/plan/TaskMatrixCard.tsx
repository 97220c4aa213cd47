import type { Plan } from '@duzhan/plan'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { homeRegion, useMe } from '../shell/me.ts'
import { Card } from '../ui/Card.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { TaskCards } from './TaskCards.tsx'
import { TaskTable } from './TaskTable.tsx'
import { type TaskColumn, taskMatrix } from './taskMatrix.ts'
import '../styles/taskMatrix.css'

/** Which body answers for which task: a matrix at the desk, a card for each task on the phone. */
export function TaskMatrixCard({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const me = useMe()
  const nameOf = useRegionNames(homeRegion(me, code))
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set())
  const [only, setOnly] = useState('')
  const matrix = useMemo(() => taskMatrix(plan, opened), [plan, opened])
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
      <TaskTable matrix={shown} titleOf={titleOf} />
      <TaskCards matrix={shown} titleOf={titleOf} />
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
