import { zh } from '../locales/zh.ts'
import type { Progress } from './taskProgress.ts'

/** How many of a task's cells stand where, as far as this person sees. */
export function TaskTotals({ board, task }: { board: Progress | undefined; task: string }) {
  const total = board?.totals.get(task)
  if (!total) return null
  return <small className="task-totals faint">{zh.planParts.tasks.totals(total.done, total.underWay, total.notStarted)}</small>
}
