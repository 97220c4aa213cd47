import {
  FindingAccept,
  FindingAskExtension,
  FindingById,
  FindingCloseOut,
  FindingExtend,
  FindingFilter,
  FindingRefuseExtension,
  FindingReportBack,
  FindingSendBack,
  FindingSummaryFilter,
  FindingVerify,
} from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { FindingService } from './finding.service.ts'

export const findingRouter = (finding: FindingService) =>
  router({
    list: requires('finding.list')
      .input(FindingFilter)
      .query(({ input, ctx }) => finding.list(ctx.actor, input)),
    byId: requires('finding.byId')
      .input(FindingById)
      .query(({ input, ctx }) => finding.byId(ctx.actor, input.id)),
    summary: requires('finding.summary')
      .input(FindingSummaryFilter)
      .query(({ input, ctx }) => finding.summary(ctx.actor, input.plan, input.region)),
    choices: requires('finding.choices')
      .input(FindingSummaryFilter)
      .query(({ input, ctx }) => finding.choices(ctx.actor, input.plan, input.region)),
    accept: requires('finding.accept')
      .input(FindingAccept)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'accept', input)),
    reportBack: requires('finding.reportBack')
      .input(FindingReportBack)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'reportBack', input)),
    verify: requires('finding.verify')
      .input(FindingVerify)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'verify', input)),
    sendBack: requires('finding.sendBack')
      .input(FindingSendBack)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'sendBack', input)),
    closeOut: requires('finding.closeOut')
      .input(FindingCloseOut)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'closeOut', input)),
    askExtension: requires('finding.askExtension')
      .input(FindingAskExtension)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'askExtension', input)),
    extend: requires('finding.extend')
      .input(FindingExtend)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'extend', input)),
    refuseExtension: requires('finding.refuseExtension')
      .input(FindingRefuseExtension)
      .mutation(({ input, ctx }) => finding.step(ctx.actor, 'refuseExtension', input)),
  })
