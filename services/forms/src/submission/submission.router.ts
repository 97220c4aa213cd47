import { AsideById, AsideFilter, SubmissionBatch, SubmissionById, SubmissionFilter, SubmissionInput } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { AsideService } from './aside.service.ts'
import type { ReleaseService } from './release.service.ts'
import type { SubmissionService } from './submission.service.ts'

export const submissionRouter = (submission: SubmissionService, release: ReleaseService, aside: AsideService) =>
  router({
    submit: requires('submission.submit')
      .input(SubmissionInput)
      .mutation(({ input, ctx }) => submission.submit(ctx.actor, input)),
    submitMany: requires('submission.submitMany')
      .input(SubmissionBatch)
      .mutation(({ input, ctx }) => submission.submitMany(ctx.actor, input.submissions, ctx.log)),
    byId: requires('submission.byId')
      .input(SubmissionById)
      .query(({ input, ctx }) => submission.byId(ctx.actor, input.id)),
    list: requires('submission.list')
      .input(SubmissionFilter)
      .query(({ input, ctx }) => submission.list(ctx.actor, input)),
    release: requires('submission.release')
      .input(SubmissionById)
      .mutation(({ input, ctx }) => release.release(ctx.actor, input.id)),
    asideList: requires('submission.asideList')
      .input(AsideFilter)
      .query(({ input, ctx }) => aside.list(ctx.actor, input)),
    asideById: requires('submission.asideById')
      .input(AsideById)
      .query(({ input, ctx }) => aside.byId(ctx.actor, input.id)),
  })
