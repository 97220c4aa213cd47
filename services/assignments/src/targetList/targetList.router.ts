import { DrawInput, ListDecisions, ListRef, ListReviewFilter, OfPlan, TargetListFilter } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { DrawService } from '../draw/draw.service.ts'
import type { ListReviewService } from './listReview.service.ts'
import type { TargetListService } from './targetList.service.ts'

export const targetListRouter = (targetList: TargetListService, listReview: ListReviewService, draw: DrawService) =>
  router({
    freeze: requires('targetList.freeze')
      .input(OfPlan)
      .mutation(({ input, ctx }) => targetList.freeze(ctx.actor, input.plan)),
    byPlan: requires('targetList.byPlan')
      .input(TargetListFilter)
      .query(({ input, ctx }) => targetList.byPlan(ctx.actor, input.plan, input)),
    review: requires('targetList.review')
      .input(ListReviewFilter)
      .query(({ input, ctx }) => listReview.review(ctx.actor, input.plan, input)),
    decide: requires('targetList.decide')
      .input(ListDecisions)
      .mutation(({ input, ctx }) => listReview.decide(ctx.actor, input)),
    draw: requires('targetList.draw')
      .input(DrawInput)
      .mutation(({ input, ctx }) => draw.draw(ctx.actor, input)),
    drawn: requires('targetList.drawn')
      .input(ListRef)
      .query(({ input, ctx }) => draw.drawn(ctx.actor, input)),
  })
