import { OfPlan, TargetBatch, TargetRef } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { TargetService } from './target.service.ts'

export const targetRouter = (target: TargetService) =>
  router({
    register: requires('target.register')
      .input(TargetBatch)
      .mutation(({ input, ctx }) => target.register(ctx.actor, input.plan, input.targets)),
    list: requires('target.list')
      .input(OfPlan)
      .query(({ input, ctx }) => target.list(ctx.actor, input.plan)),
    byId: requires('target.byId')
      .input(TargetRef)
      .query(({ input, ctx }) => target.byId(ctx.actor, input.plan, input.target)),
  })
