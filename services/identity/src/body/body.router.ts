import { BodiesWithin, BodyFilter, BodyInput, BodyRetire } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { BodyService } from './body.service.ts'

export const bodyRouter = (body: BodyService) =>
  router({
    list: requires('body.list')
      .input(BodyFilter)
      .query(({ input, ctx }) => body.list(ctx.actor, input)),
    save: requires('body.save')
      .input(BodyInput)
      .mutation(({ input, ctx }) => body.save(ctx.actor, input)),
    retire: requires('body.retire')
      .input(BodyRetire)
      .mutation(({ input, ctx }) => body.retire(ctx.actor, input)),
    within: requires('body.within')
      .input(BodiesWithin)
      .query(({ input }) => body.within(input.within)),
  })
