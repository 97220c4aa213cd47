import {
  RegionAbove,
  RegionAdoption,
  RegionBatch,
  RegionChangeDraft,
  RegionChangeInput,
  RegionChangeRef,
  RegionFilter,
  RegionFind,
  RegionRef,
} from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { RegionService } from './region.service.ts'
import type { RegionChangeService } from './regionChange.service.ts'

export const regionRouter = (region: RegionService, regionChange: RegionChangeService) =>
  router({
    create: requires('region.create')
      .input(RegionBatch)
      .mutation(({ input, ctx }) => region.create(ctx.actor, input.regions)),
    list: requires('region.list')
      .input(RegionFilter)
      .query(({ input }) => region.list(input)),
    find: requires('region.find')
      .input(RegionFind)
      .query(({ input }) => region.find(input)),
    beneath: requires('region.beneath')
      .input(RegionAbove)
      .query(({ input }) => region.beneath(input.code)),
    difference: requires('region.difference')
      .input(RegionRef)
      .query(({ input, ctx }) => region.difference(ctx.actor, input.code)),
    adopt: requires('region.adopt')
      .input(RegionAdoption)
      .mutation(({ input, ctx }) => region.adopt(ctx.actor, input)),
    changes: requires('region.changes').query(({ ctx }) => regionChange.list(ctx.actor)),
    effect: requires('region.effect')
      .input(RegionChangeDraft)
      .query(({ input, ctx }) => regionChange.effect(ctx.actor, input)),
    change: requires('region.change')
      .input(RegionChangeInput)
      .mutation(({ input, ctx }) => regionChange.enter(ctx.actor, input)),
    takeBack: requires('region.takeBack')
      .input(RegionChangeRef)
      .mutation(({ input, ctx }) => regionChange.takeBack(ctx.actor, input)),
  })
