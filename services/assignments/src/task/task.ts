import type { TaskProgress, TaskState, TaskTotal } from '@duzhan/contracts'
import { bodyOfUnit, calendarDate, type Plan, taskCells } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import type { Place } from '@duzhan/service-kit'

/** What tells one cell of a plan's task matrix from the others; `region` is null for a unit that is one body. */
export interface CellRef {
  plan: string
  task: string
  unit: string
  region: string | null
}

/** A cell where it stands: at its body's own region, or at the plan's jurisdiction for a unit of that level; and with the body that the unit is. */
export interface TrackedCell extends CellRef, Place {}

/** What a unit said of its part in a task. `by` is a post. */
export interface ReportStep {
  state: TaskState
  text: string
  at: Date
  by: { id: string; title: string }
}

/** A cell that has been reported on: its last report, and how many there were. */
export interface ReportedCell extends CellRef, ReportStep {
  version: number
}

/** The name of a cell, the same for what the plan asks and for what is kept of it. */
export const cellKey = ({ plan, task, unit, region }: CellRef): string => [plan, task, unit, region ?? ''].join(':')

/** Every cell that a plan asks to be tracked, in the plan's order; a unit with two roles in a task reports on it once. */
export function trackedCells(plan: Plan): TrackedCell[] {
  const cells = taskCells(plan).map(({ focusArea, unit, region }): TrackedCell => {
    const place = regionPath(regionCode(region ?? plan.jurisdiction))
    const body = bodyOfUnit(plan, unit)
    return { plan: plan.code, task: focusArea, unit, region, regionPath: place, ...(body !== undefined && { bodies: [body] }) }
  })
  return [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()]
}

/** How far a cell is by its last report; one that nobody has reported on has not started. */
export function progressOf(
  { task, unit, region }: TrackedCell,
  report: ReportedCell | undefined,
  verbs: TaskProgress['verbs'],
): TaskProgress {
  return {
    task,
    unit,
    region,
    state: report?.state ?? 'notStarted',
    text: report?.text ?? null,
    reportedOn: report ? calendarDate(report.at) : null,
    by: report?.by.title ?? null,
    version: report?.version ?? 0,
    verbs,
  }
}

/** How many cells of each task stand where, task by task in the order in which they come. */
export function taskTotals(cells: readonly Pick<TaskProgress, 'task' | 'state'>[]): TaskTotal[] {
  const totals = new Map<string, TaskTotal>()
  for (const { task, state } of cells) {
    const total = totals.get(task) ?? { task, done: 0, underWay: 0, notStarted: 0 }
    totals.set(task, { ...total, [state]: total[state] + 1 })
  }
  return [...totals.values()]
}
