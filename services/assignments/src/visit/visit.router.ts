import { VisitFilter, VisitMonthRef } from '@duzhan/contracts'
import { requires } from '@duzhan/service-kit'
import type { VisitService } from './visit.service.ts'
import type { VisitMonthService } from './visitMonth.service.ts'

/** The procedures by which visits are read. */
export const visitProcedures = (visit: VisitService, visitMonth: VisitMonthService) => ({
  list: requires('visit.list')
    .input(VisitFilter)
    .query(({ input, ctx }) => visit.list(ctx.actor, input)),
  month: requires('visit.month')
    .input(VisitMonthRef)
    .query(({ input, ctx }) => visitMonth.month(ctx.actor, input)),
})
