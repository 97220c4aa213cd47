import { ListDecisions, OfPlan } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { ListReviewService } from './listReview.service.ts'
import type { TargetListService } from './targetList.service.ts'

export const targetListRouter = (targetList: TargetListService, listReview: ListReviewService) =>
  router({
    freeze: requires('targetList.freeze')
      .input(OfPlan)
      .mutation(({ input, ctx }) => targetList.freeze(ctx.actor, input.plan)),
    byPlan: requires('targetList.byPlan')
      .input(OfPlan)
      .query(({ input, ctx }) => targetList.byPlan(ctx.actor, input.plan)),
    review: requires('targetList.review')
      .input(OfPlan)
      .query(({ input, ctx }) => listReview.review(ctx.actor, input.plan)),
    decide: requires('targetList.decide')
      .input(ListDecisions)
      .mutation(({ input, ctx }) => listReview.decide(ctx.actor, input)),
  })
