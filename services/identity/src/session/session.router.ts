import { OwnPasswordChange, SessionEnd, SessionOpen, SessionRef, SessionsOf } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { SessionService } from './session.service.ts'
import type { SessionAdminService } from './sessionAdmin.service.ts'

export const sessionRouter = (session: SessionService, desk: SessionAdminService) =>
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
    list: requires('session.list')
      .input(SessionsOf)
      .query(({ input, ctx }) => desk.list(ctx.actor, input.account)),
    end: requires('session.end')
      .input(SessionEnd)
      .mutation(({ input, ctx }) => desk.end(ctx.actor, input)),
  })
