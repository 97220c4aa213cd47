import type { TaskBoard } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** How many of a task's cells stand where, as far as this person sees. */
export function TaskTotals({ board, task }: { board: TaskBoard | undefined; task: string }) {
  const total = board?.totals.find((one) => one.task === task)
  if (!total) return null
  return <small className="task-totals faint">{zh.planParts.tasks.totals(total.done, total.underWay, total.notStarted)}</small>
}
