import { DueBoardRef, DueHandIn, DueReason, DueReceive, DueRef } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { DueService } from './due.service.ts'

export const dueRouter = (due: DueService) =>
  router({
    board: requires('due.board')
      .input(DueBoardRef)
      .query(({ input, ctx }) => due.board(ctx.actor, input.plan)),
    effects: requires('due.effects')
      .input(DueBoardRef)
      .query(({ input, ctx }) => due.effects(ctx.actor, input.plan)),
    byKey: requires('due.byKey')
      .input(DueRef)
      .query(({ input, ctx }) => due.byKey(ctx.actor, input)),
    handIn: requires('due.handIn')
      .input(DueHandIn)
      .mutation(({ input, ctx }) => due.handIn(ctx.actor, input)),
    receive: requires('due.receive')
      .input(DueReceive)
      .mutation(({ input, ctx }) => due.answer(ctx.actor, 'receive', input)),
    sendBack: requires('due.sendBack')
      .input(DueReason)
      .mutation(({ input, ctx }) => due.answer(ctx.actor, 'sendBack', input)),
    excuse: requires('due.excuse')
      .input(DueReason)
      .mutation(({ input, ctx }) => due.answer(ctx.actor, 'excuse', input)),
  })
