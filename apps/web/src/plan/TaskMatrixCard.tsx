import { type TaskBoard, tasksOnPage } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { useShown } from '../ui/useShown.tsx'
import { TaskCards } from './TaskCards.tsx'
import { TaskPanel } from './TaskPanel.tsx'
import { TaskTable } from './TaskTable.tsx'
import { groupOf, type TaskColumn, type TaskRow, taskMatrix } from './taskMatrix.ts'
import { cellsAt, progressOf } from './taskProgress.ts'
import '../styles/taskMatrix.css'

/** So many tasks are seen at a glance; of more some are looked for. */
const few = 10

/** Which body answers for which task, and how far it is: a matrix at the desk, a card for each task on the phone. */
export function TaskMatrixCard({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const nameOf = useRegionNames(plan.jurisdiction)
  const address = useAddress()
  const [only, text] = [address.get('unit'), address.get('task').slice(0, 80)]
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(groupOf(only)))
  const matrix = useMemo(() => taskMatrix(plan, opened), [plan, opened])
  const [chosenCell, setChosenCell] = useState<{ row: TaskRow; column: TaskColumn } | null>(null)
  const columns = matrix.columns.filter((column) => only === '' || column.key === only)
  const chosen = columns.length === 1 && only !== '' ? columns[0] : undefined
  const rows = matrix.rows.filter(({ title, roles }) => title.includes(text) && (!chosen || roles.has(chosen.key)))
  const { shown, foot } = useShown(rows, tasksOnPage, `${code} ${only} ${text}`)
  const board = useProgress(
    code,
    shown.map(({ key }) => key),
  )
  if (matrix.rows.length === 0) return null
  const words = zh.planParts.tasks
  const titleOf = ({ unit, region }: TaskColumn) => (region === null ? unit.title : nameOf(region))
  const toggle = (group: string) => {
    address.put({ unit: '' })
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(group)) next.add(group)
      return next
    })
  }
  const part = { ...matrix, columns: chosen ? columns : matrix.columns, rows: shown, all: rows }
  const open = (row: TaskRow, column: TaskColumn) => setChosenCell({ row, column })
  const isUnknown = board.error !== null && problemOf(board.error).kind === 'absent' // a draft has no progress yet
  return (
    <Card id="tasks" title={words.title} aside={words.aside(matrix.rows.length, matrix.assignments, matrix.cells)}>
      <div className="filters">
        <SelectField
          label={words.filter}
          any={words.allUnits}
          options={matrix.columns.map((column) => ({ value: column.key, title: titleOf(column) }))}
          value={chosen ? only : ''}
          onChange={(unit) => address.put({ unit })}
        />
        {matrix.rows.length > few ? (
          <SearchField label={words.search} text={text} onSearch={(task) => address.put({ task })} />
        ) : null}
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
      {board.error && !isUnknown ? <ProblemNotice error={board.error} onRetry={board.refetch} /> : null}
      {rows.length === 0 ? (
        <p className="muted">{words.nothing}</p>
      ) : (
        <>
          <TaskTable matrix={part} titleOf={titleOf} board={board.progress} onOpen={open} />
          <TaskCards matrix={part} titleOf={titleOf} board={board.progress} onOpen={open} />
        </>
      )}
      {foot}
      {chosenCell && board.progress ? (
        <TaskPanel
          plan={code}
          title={chosenCell.row.title}
          cells={cellsAt(board.progress, chosenCell.row, chosenCell.column)}
          titleOf={(cell) => (cell.region === null ? chosenCell.column.unit.title : nameOf(cell.region))}
          onClose={() => setChosenCell(null)}
        />
      ) : null}
    </Card>
  )
}

/** How far these tasks are, asked for as many at once as stand on a page; undefined while nothing is known. */
function useProgress(plan: string, tasks: readonly string[]) {
  const isTold = may(useMe(), 'task.board')
  const pages = Array.from({ length: Math.ceil(tasks.length / tasksOnPage) }, (_, no) =>
    tasks.slice(no * tasksOnPage, (no + 1) * tasksOnPage),
  )
  return useQueries({
    queries: pages.map((some) => api.assignments.task.board.queryOptions({ plan, tasks: some }, { enabled: isTold })),
    combine: progressIn,
  })
}

function progressIn(found: readonly UseQueryResult<TaskBoard, unknown>[]) {
  const boards = found.flatMap(({ data }) => data ?? [])
  return {
    progress: boards.length === 0 ? undefined : progressOf(boards),
    error: found.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => {
      for (const one of found) if (one.error !== null) void one.refetch()
    },
  }
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
