import { SignOnBegin, SignOnComplete, SignOnConfirm } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { SignOnService } from './signOn.service.ts'

export const signOnRouter = (signOn: SignOnService) =>
  router({
    ways: requires('signOn.ways').query(() => signOn.ways()),
    begin: requires('signOn.begin')
      .input(SignOnBegin)
      .mutation(({ input }) => signOn.begin(input)),
    complete: requires('signOn.complete')
      .input(SignOnComplete)
      .mutation(({ input }) => signOn.complete(input)),
    confirm: requires('signOn.confirm')
      .input(SignOnConfirm)
      .mutation(({ input }) => signOn.confirm(input)),
  })
