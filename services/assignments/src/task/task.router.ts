import { TaskBoardRef, TaskReport } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { TaskService } from './task.service.ts'

export const taskRouter = (task: TaskService) =>
  router({
    board: requires('task.board')
      .input(TaskBoardRef)
      .query(({ input, ctx }) => task.board(ctx.actor, input)),
    report: requires('task.report')
      .input(TaskReport)
      .mutation(({ input, ctx }) => task.report(ctx.actor, input)),
  })
