import { type Plan, type TaskCell, taskCells, type Unit } from '@duzhan/plan'

export type TaskRole = TaskCell['role']

/** A column: one body, or one of those that a group stands for. */
export interface TaskColumn {
  key: string
  unit: Unit
  /** The group's region that this column is of; null for a body that is one. */
  region: string | null
}

export interface TaskRow {
  key: string
  title: string
  /** The role of each column's body in this task; those with none are absent. */
  roles: ReadonlyMap<string, TaskRole>
}

export interface TaskMatrix {
  columns: TaskColumn[]
  rows: readonly TaskRow[]
  /** Assignments as the document prints them, a group counted once. */
  assignments: number
  /** Cells to be tracked, a group counted once for each of its regions. */
  cells: number
}

const columnKey = (unit: string, region: string | null): string => (region === null ? unit : `${unit} ${region}`)
/** The group whose region a column is of, to be opened where that column is asked for; none for a body that is one. */
export const groupOf = (column: string): string[] => (column.includes(' ') ? column.split(' ').slice(0, 1) : [])

/** Tasks against the bodies that answer for them; a group is one column, or one for each of its regions when opened. */
export function taskMatrix(plan: Pick<Plan, 'focusAreas' | 'units'>, opened: ReadonlySet<string>): TaskMatrix {
  const cells = taskCells(plan)
  const cellsOf = new Map<string, TaskCell[]>(plan.focusAreas.map(({ key }) => [key, []]))
  for (const cell of cells) cellsOf.get(cell.focusArea)?.push(cell)
  const inUse = new Set(cells.map((cell) => cell.unit))
  const columns = plan.units
    .filter((unit) => inUse.has(unit.key))
    .flatMap((unit): TaskColumn[] =>
      unit.group && opened.has(unit.key)
        ? unit.group.regions.map((region) => ({ key: columnKey(unit.key, region), unit, region }))
        : [{ key: columnKey(unit.key, null), unit, region: null }],
    )
  const rows = plan.focusAreas.flatMap((area): TaskRow[] => {
    const own = cellsOf.get(area.key) ?? []
    if (own.length === 0) return []
    const roles = new Map(
      own.map((cell) => [columnKey(cell.unit, opened.has(cell.unit) ? cell.region : null), cell.role] as const),
    )
    return [{ key: area.key, title: area.title, roles }]
  })
  return { columns, rows, assignments: assignmentCount(plan.focusAreas), cells: cells.length }
}

function assignmentCount(areas: Plan['focusAreas']): number {
  return areas.reduce((sum, { units = {} }) => sum + Object.values(units).reduce((own, keys) => own + (keys?.length ?? 0), 0), 0)
}
