import { type LogAccessService, type LogService, logRouter, router } from '@duzhan/service-kit'
import { figureRouter, summaryRouter } from './summary/summary.router.ts'
import type { SummaryService } from './summary/summary.service.ts'

interface Services {
  summary: SummaryService
  log: LogService
  logAccess: LogAccessService
}

export const aggregationRouter = ({ summary, log, logAccess }: Services) =>
  router({ aggregation: { summary: summaryRouter(summary), figure: figureRouter(summary), log: logRouter(log, logAccess) } })
export type AggregationRouter = ReturnType<typeof aggregationRouter>
