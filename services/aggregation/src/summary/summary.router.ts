import { FigureRef, SummaryRef, SummaryWait } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { SummaryService } from './summary.service.ts'

export const summaryRouter = (summary: SummaryService) =>
  router({
    byRegion: requires('summary.byRegion')
      .input(SummaryRef)
      .query(({ input, ctx }) => summary.byRegion(ctx.actor, input)),
    changed: requires('summary.changed')
      .input(SummaryWait)
      .query(({ input, ctx, signal }) => summary.changed(ctx.actor, input, signal)),
  })

export const figureRouter = (summary: SummaryService) =>
  router({
    behind: requires('figure.behind')
      .input(FigureRef)
      .query(({ input, ctx }) => summary.behind(ctx.actor, input)),
  })
