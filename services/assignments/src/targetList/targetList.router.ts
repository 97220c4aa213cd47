import { OfPlan } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { TargetListService } from './targetList.service.ts'

export const targetListRouter = (targetList: TargetListService) =>
  router({
    freeze: requires('targetList.freeze')
      .input(OfPlan)
      .mutation(({ input, ctx }) => targetList.freeze(ctx.actor, input.plan)),
    byPlan: requires('targetList.byPlan')
      .input(OfPlan)
      .query(({ input, ctx }) => targetList.byPlan(ctx.actor, input.plan)),
  })
