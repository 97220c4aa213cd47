import {
  type LogAccessService,
  type LogService,
  logRouter,
  router,
  type ServiceStateService,
  serviceStateRouter,
} from '@duzhan/service-kit'
import { figureRouter, summaryRouter } from './summary/summary.router.ts'
import type { SummaryService } from './summary/summary.service.ts'

interface Services {
  summary: SummaryService
  log: LogService
  logAccess: LogAccessService
  state: ServiceStateService
}

export const aggregationRouter = ({ summary, log, logAccess, state }: Services) =>
  router({
    aggregation: {
      summary: summaryRouter(summary),
      figure: figureRouter(summary),
      log: logRouter(log, logAccess),
      service: serviceStateRouter(state),
    },
  })
export type AggregationRouter = ReturnType<typeof aggregationRouter>
