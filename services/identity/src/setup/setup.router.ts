import { RegionSearch, SetupCompletion, SetupOffer } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { SetupService } from './setup.service.ts'

export const setupRouter = (setup: SetupService) =>
  router({
    offer: requires('setup.offer')
      .input(SetupOffer)
      .mutation(() => setup.offer()),
    state: requires('setup.state').query(() => setup.state()),
    find: requires('setup.find')
      .input(RegionSearch)
      .query(({ input }) => setup.find(input)),
    complete: requires('setup.complete')
      .input(SetupCompletion)
      .mutation(({ input, ctx }) => setup.complete(input, ctx.requestId)),
  })
