import { FilingAccept, FilingBoardFilter, FilingInput, FilingRecord, FilingRef, FilingSendBack } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { FilingService } from './filing.service.ts'

export const filingRouter = (filing: FilingService) =>
  router({
    file: requires('filing.file')
      .input(FilingInput)
      .mutation(({ input, ctx }) => filing.file(ctx.actor, input.document)),
    record: requires('filing.record')
      .input(FilingRecord)
      .mutation(({ input, ctx }) => filing.record(ctx.actor, input)),
    board: requires('filing.board')
      .input(FilingBoardFilter)
      .query(({ input, ctx }) => filing.board(ctx.actor, input.plan, input)),
    byId: requires('filing.byId')
      .input(FilingRef)
      .query(({ input, ctx }) => filing.byId(ctx.actor, input)),
    accept: requires('filing.accept')
      .input(FilingAccept)
      .mutation(({ input, ctx }) => filing.answer(ctx.actor, 'accept', input)),
    sendBack: requires('filing.sendBack')
      .input(FilingSendBack)
      .mutation(({ input, ctx }) => filing.answer(ctx.actor, 'sendBack', input)),
  })
