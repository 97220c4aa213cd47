import {
  DueAheadAsked,
  DueBoardFilter,
  DueBoardRef,
  DueHandIn,
  DueMonthRef,
  DueReason,
  DueReceive,
  DueRef,
  DueTell,
  DueUntell,
} from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { DueService } from './due.service.ts'

export const dueRouter = (due: DueService) =>
  router({
    board: requires('due.board')
      .input(DueBoardFilter)
      .query(({ input, ctx }) => due.board(ctx.actor, input)),
    month: requires('due.month')
      .input(DueMonthRef)
      .query(({ input, ctx }) => due.month(ctx.actor, input.plan, input.month)),
    soon: requires('due.soon')
      .input(DueBoardRef)
      .query(({ input, ctx }) => due.soon(ctx.actor, input.plan)),
    anytime: requires('due.anytime')
      .input(DueBoardRef)
      .query(({ input, ctx }) => due.anytime(ctx.actor, input.plan)),
    tell: requires('due.tell')
      .input(DueTell)
      .mutation(({ input, ctx }) => due.tell(ctx.actor, input)),
    untell: requires('due.untell')
      .input(DueUntell)
      .mutation(({ input, ctx }) => due.untell(ctx.actor, input)),
    effects: requires('due.effects')
      .input(DueBoardRef)
      .query(({ input, ctx }) => due.effects(ctx.actor, input.plan)),
    ahead: requires('due.ahead')
      .input(DueAheadAsked)
      // stores nothing, but a document is too long for the address of a query
      .mutation(({ input, ctx }) => due.ahead(ctx.actor, input)),
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
    revokeReceipt: requires('due.revokeReceipt')
      .input(DueReason)
      .mutation(({ input, ctx }) => due.answer(ctx.actor, 'revokeReceipt', input)),
    revokeExcuse: requires('due.revokeExcuse')
      .input(DueReason)
      .mutation(({ input, ctx }) => due.answer(ctx.actor, 'revokeExcuse', input)),
  })
