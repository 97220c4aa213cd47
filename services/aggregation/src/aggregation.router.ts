import { router } from '@duzhan/service-kit'
import { figureRouter, summaryRouter } from './summary/summary.router.ts'
import type { SummaryService } from './summary/summary.service.ts'

export const aggregationRouter = (summary: SummaryService) =>
  router({ aggregation: { summary: summaryRouter(summary), figure: figureRouter(summary) } })
export type AggregationRouter = ReturnType<typeof aggregationRouter>
