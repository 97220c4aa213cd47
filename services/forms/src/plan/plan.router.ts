import {
  ChecklistRef,
  DraftDocument,
  OfPlan,
  PlanDocument,
  PlanFilter,
  PlanPair,
  PlanPresence,
  PlanRef,
  PublishedRef,
} from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { PlanService } from './plan.service.ts'
import type { PlanDraftService } from './planDrafts.service.ts'
import type { PlanPresenceService } from './planPresence.service.ts'

export const planRouter = (plan: PlanService, drafts: PlanDraftService, presence: PlanPresenceService) =>
  router({
    saveDraft: requires('plan.saveDraft')
      .input(DraftDocument)
      .mutation(({ input, ctx }) => drafts.saveDraft(ctx.actor, input.document, input.basedOn)),
    removeDraft: requires('plan.removeDraft')
      .input(PublishedRef)
      .mutation(({ input, ctx }) => drafts.removeDraft(ctx.actor, input)),
    preview: requires('plan.preview')
      .input(PlanDocument)
      // stores nothing, but a document is too long for the address of a query
      .mutation(({ input, ctx }) => drafts.preview(ctx.actor, input.document)),
    presence: requires('plan.presence')
      .input(PlanPresence)
      .mutation(({ input, ctx }) => presence.tell(ctx.actor, input)),
    publish: requires('plan.publish')
      .input(PlanDocument)
      .mutation(({ input, ctx }) => plan.publish(ctx.actor, input.document)),
    close: requires('plan.close')
      .input(PublishedRef)
      .mutation(({ input, ctx }) => plan.close(ctx.actor, input)),
    list: requires('plan.list')
      .input(PlanFilter.prefault({}))
      .query(({ input, ctx }) => plan.list(ctx.actor, input)),
    byId: requires('plan.byId')
      .input(PlanRef)
      .query(({ input, ctx }) => plan.byId(ctx.actor, input)),
    revisions: requires('plan.revisions')
      .input(OfPlan)
      .query(({ input, ctx }) => plan.revisions(ctx.actor, input.plan)),
    compare: requires('plan.compare')
      .input(PlanPair)
      .query(({ input, ctx }) => plan.compare(ctx.actor, input)),
  })

export const checklistRouter = (plan: PlanService) =>
  router({
    byKey: requires('checklist.byKey')
      .input(ChecklistRef)
      .query(({ input, ctx }) => plan.checklist(ctx.actor, input)),
  })
