import { WorkOf, WorkRef } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { WorkService } from './work.service.ts'

export const workRouter = (work: WorkService) =>
  router({
    waiting: requires('work.waiting')
      .input(WorkRef)
      .query(({ input, ctx }) => work.waiting(ctx.actor, input.plan)),
    ofPerson: requires('work.ofPerson')
      .input(WorkOf)
      .query(({ input, ctx }) => work.ofPerson(ctx.actor, input)),
  })
