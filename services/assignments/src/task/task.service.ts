import type { Actor, TaskBoard, TaskBoardRef, TaskProgress, TaskReport } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, grantsAt, may, type PlanCopies, visible } from '@duzhan/service-kit'
import type { TaskRepository } from './task.repository.ts'
import { cellKey, progressOf, type TrackedCell, taskTotals, trackedCells } from './task.ts'

interface Ports {
  tasks: TaskRepository
  plans: Pick<PlanCopies, 'latest'>
  clock: Clock
}

export interface TaskService {
  /** The cells of a plan's task matrix within the actor's reach, of all tasks or of those asked for, with their progress. Throws `plan.absent`. */
  board(actor: Actor, asked: TaskBoardRef): Promise<TaskBoard>
  /**
   * Says how far a unit is with a task. Throws `plan.absent`, `task.absent` for a cell that the plan does not have or the
   * actor does not see, `right.missing`, `task.stale` when someone was faster.
   */
  report(actor: Actor, report: TaskReport): Promise<TaskProgress>
}

export function taskService({ tasks, plans, clock }: Ports): TaskService {
  async function cellsOf(actor: Actor, code: string): Promise<TrackedCell[]> {
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, 'task.board', { plan: code, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: code })
    return trackedCells(plan)
  }
  return {
    async board(actor, { plan, tasks: named }) {
      const among = named && new Set(named)
      const isAsked = ({ task }: TrackedCell) => among === undefined || among.has(task)
      const cells = (await cellsOf(actor, plan)).filter((cell) => isAsked(cell) && may(actor, 'task.board', cell))
      const reported = new Map((await tasks.reported(plan)).map((report) => [cellKey(report), report]))
      const seen = cells.map((cell) => progressOf(cell, reported.get(cellKey(cell)), verbsOn(actor, cell)))
      return { plan, cells: seen, totals: taskTotals(seen) }
    },
    async report(actor, { state, text, version, ...ref }) {
      const cells = await cellsOf(actor, ref.plan)
      const found = cells.find((one) => cellKey(one) === cellKey(ref)) ?? null
      const cell = visible(actor, 'task.board', found, 'task.absent')
      if (!mayReport(actor, cell)) throw new Problem('forbidden', 'right.missing', { verb: 'task.report' })
      const step = { state, text, at: clock.now(), by: { id: actor.id, title: actor.title } }
      if (!(await tasks.report(cell, step, version))) throw new Problem('stale', 'task.stale')
      return progressOf(cell, { ...ref, ...step, version: version + 1 }, verbsOn(actor, cell))
    },
  }
}

/** A post of one office speaks for that office, not for its neighbours. */
const mayReport = (actor: Actor, cell: TrackedCell): boolean =>
  grantsAt(actor, 'task.report', cell).some(({ unit, body }) => body !== undefined || unit === undefined || unit === cell.unit)

const verbsOn = (actor: Actor, cell: TrackedCell): TaskProgress['verbs'] => (mayReport(actor, cell) ? ['report'] : [])
