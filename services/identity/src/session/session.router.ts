import { SignIn } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import { z } from 'zod'
import type { SessionService } from './session.service.ts'

const ByToken = z.object({ token: z.string().max(100) })

export const sessionRouter = (session: SessionService) =>
  router({
    open: requires('session.open')
      .input(SignIn)
      .mutation(({ input }) => session.open(input.account, input.password)),
    resolve: requires('session.resolve')
      .input(ByToken)
      .query(({ input }) => session.resolve(input.token)),
    close: requires('session.close')
      .input(ByToken)
      .mutation(({ input }) => session.close(input.token)),
  })
