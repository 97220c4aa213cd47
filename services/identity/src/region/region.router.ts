import { RegionBatch, RegionFilter } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { RegionService } from './region.service.ts'

export const regionRouter = (region: RegionService) =>
  router({
    create: requires('region.create')
      .input(RegionBatch)
      .mutation(({ input, ctx }) => region.create(ctx.actor, input.regions)),
    list: requires('region.list')
      .input(RegionFilter)
      .query(({ input }) => region.list(input.within)),
  })
