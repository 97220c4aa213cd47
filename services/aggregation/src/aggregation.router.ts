import { type LogDeskService, type LogService, logRouter, router } from '@duzhan/service-kit'
import { figureRouter, summaryRouter } from './summary/summary.router.ts'
import type { SummaryService } from './summary/summary.service.ts'

interface Services {
  summary: SummaryService
  log: LogService
  logDesk: LogDeskService
}

export const aggregationRouter = ({ summary, log, logDesk }: Services) =>
  router({ aggregation: { summary: summaryRouter(summary), figure: figureRouter(summary), log: logRouter(log, logDesk) } })
export type AggregationRouter = ReturnType<typeof aggregationRouter>
