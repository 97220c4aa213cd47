import { z } from 'zod'
import { Key, PlanCode, Region } from './ids.ts'
import { tasksOnPage } from './listChoices.ts'
import { LongText } from './text.ts'

export const TaskState = z.enum(['notStarted', 'underWay', 'done'])
export type TaskState = z.infer<typeof TaskState>

/** The board of a plan, of all its tasks or of those on a page. */
export const TaskBoardRef = z.object({ plan: PlanCode, tasks: z.array(Key).max(tasksOnPage).optional() })
export type TaskBoardRef = z.infer<typeof TaskBoardRef>
/** How far one unit is with one task. `region` tells apart the bodies of a group; `version` is the one the actor saw, 0 before the first report. */
export const TaskReport = z.object({
  plan: PlanCode,
  task: Key,
  unit: Key,
  region: Region.nullable(),
  state: TaskState,
  text: LongText(5, 2_000),
  version: z.number().int().min(0),
})
export type TaskReport = z.infer<typeof TaskReport>

/** One unit's part in one task as it was last reported. `by` is a post; before the first report there is no text. */
export interface TaskProgress {
  task: string
  unit: string
  region: string | null
  state: TaskState
  text: string | null
  reportedOn: string | null
  by: string | null
  version: number
  /** What this actor may do with the cell. */
  verbs: 'report'[]
}
export interface TaskTotal extends Record<TaskState, number> {
  task: string
}
/** The cells that the actor may see, in the order of the plan, and for each of their tasks how many stand where. */
export interface TaskBoard {
  plan: string
  cells: TaskProgress[]
  totals: TaskTotal[]
}
