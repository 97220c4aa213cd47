import { VisitFilter, VisitMonthRef } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { VisitService } from './visit.service.ts'
import type { VisitMonthService } from './visitMonth.service.ts'

export const visitRouter = (visit: VisitService, visitMonth: VisitMonthService) =>
  router({
    list: requires('visit.list')
      .input(VisitFilter)
      .query(({ input, ctx }) => visit.list(ctx.actor, input)),
    month: requires('visit.month')
      .input(VisitMonthRef)
      .query(({ input, ctx }) => visitMonth.month(ctx.actor, input)),
  })
