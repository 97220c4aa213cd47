import {
  OwnPasswordChange,
  OwnSecondFactorBegin,
  OwnSecondFactorConfirm,
  OwnSecondFactorRemove,
  OwnSessionEnd,
  SessionEnd,
  SessionOpen,
  SessionRef,
  SessionsOf,
} from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { OwnAccessService } from './ownAccess.service.ts'
import type { SessionService } from './session.service.ts'
import type { SessionAdminService } from './sessionAdmin.service.ts'

export const sessionRouter = (session: SessionService, own: OwnAccessService, admin: SessionAdminService) =>
  router({
    open: requires('session.open')
      .input(SessionOpen)
      .mutation(({ input }) => session.open(input)),
    resolve: requires('session.resolve')
      .input(SessionRef)
      .query(({ input }) => session.resolve(input.token)),
    close: requires('session.close')
      .input(SessionRef)
      .mutation(({ input }) => session.close(input.token)),
    changePassword: requires('session.changePassword')
      .input(OwnPasswordChange)
      .mutation(({ input }) => session.changePassword(input)),
    own: requires('session.own')
      .input(SessionRef)
      .query(({ input }) => own.own(input.token)),
    endOwn: requires('session.endOwn')
      .input(OwnSessionEnd)
      .mutation(({ input }) => own.endOwn(input)),
    endOthers: requires('session.endOthers')
      .input(SessionRef)
      .mutation(({ input }) => own.endOthers(input.token)),
    beginSecondFactor: requires('session.beginSecondFactor')
      .input(OwnSecondFactorBegin)
      .mutation(({ input }) => own.beginSecondFactor(input)),
    confirmSecondFactor: requires('session.confirmSecondFactor')
      .input(OwnSecondFactorConfirm)
      .mutation(({ input }) => own.confirmSecondFactor(input)),
    removeSecondFactor: requires('session.removeSecondFactor')
      .input(OwnSecondFactorRemove)
      .mutation(({ input }) => own.removeSecondFactor(input)),
    list: requires('session.list')
      .input(SessionsOf)
      .query(({ input, ctx }) => admin.list(ctx.actor, input.account)),
    end: requires('session.end')
      .input(SessionEnd)
      .mutation(({ input, ctx }) => admin.end(ctx.actor, input)),
  })
