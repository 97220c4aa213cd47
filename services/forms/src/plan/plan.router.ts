import { ChecklistRef, PlanDocument, PlanRef, PublishedRef } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { PlanService } from './plan.service.ts'

export const planRouter = (plan: PlanService) =>
  router({
    publish: requires('plan.publish')
      .input(PlanDocument)
      .mutation(({ input, ctx }) => plan.publish(ctx.actor, input.document)),
    close: requires('plan.close')
      .input(PublishedRef)
      .mutation(({ input, ctx }) => plan.close(ctx.actor, input)),
    list: requires('plan.list').query(({ ctx }) => plan.list(ctx.actor)),
    byId: requires('plan.byId')
      .input(PlanRef)
      .query(({ input, ctx }) => plan.byId(ctx.actor, input)),
  })

export const checklistRouter = (plan: PlanService) =>
  router({
    byKey: requires('checklist.byKey')
      .input(ChecklistRef)
      .query(({ input, ctx }) => plan.checklist(ctx.actor, input)),
  })
