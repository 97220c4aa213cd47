import {
  OfPlan,
  RegionsTouched,
  TargetBatch,
  TargetCorrection,
  TargetImportEntry,
  TargetImportRef,
  TargetPart,
  TargetRef,
  TargetRestoration,
  TargetRetirement,
  TargetSearch,
} from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { TargetImportService } from '../targetImport/targetImport.service.ts'
import type { KeepingService } from './keeping.service.ts'
import type { TargetService } from './target.service.ts'
import type { TouchedService } from './touched.service.ts'

export const targetRouter = (target: TargetService & TouchedService, keeping: KeepingService, imports: TargetImportService) =>
  router({
    register: requires('target.register')
      .input(TargetBatch)
      .mutation(({ input, ctx }) => keeping.register(ctx.actor, input)),
    preview: requires('target.preview')
      .input(TargetBatch)
      .mutation(({ input, ctx }) => keeping.preview(ctx.actor, input)),
    stage: requires('target.stage')
      .input(TargetPart)
      .mutation(({ input, ctx }) => imports.stage(ctx.actor, input)),
    enter: requires('target.enter')
      .input(TargetImportEntry)
      .mutation(({ input, ctx }) => imports.enter(ctx.actor, input)),
    discard: requires('target.discard')
      .input(TargetImportRef)
      .mutation(({ input, ctx }) => imports.discard(ctx.actor, input)),
    correct: requires('target.correct')
      .input(TargetCorrection)
      .mutation(({ input, ctx }) => keeping.correct(ctx.actor, input)),
    retire: requires('target.retire')
      .input(TargetRetirement)
      .mutation(({ input, ctx }) => keeping.retire(ctx.actor, input)),
    restore: requires('target.restore')
      .input(TargetRestoration)
      .mutation(({ input, ctx }) => keeping.restore(ctx.actor, input)),
    list: requires('target.list')
      .input(OfPlan)
      .query(({ input, ctx }) => target.list(ctx.actor, input.plan)),
    search: requires('target.search')
      .input(TargetSearch)
      .query(({ input, ctx }) => target.search(ctx.actor, input)),
    byId: requires('target.byId')
      .input(TargetRef)
      .query(({ input, ctx }) => target.byId(ctx.actor, input.plan, input.target)),
    touched: requires('target.touched')
      .input(RegionsTouched)
      .query(({ input, ctx }) => target.touched(ctx.actor, input)),
  })
