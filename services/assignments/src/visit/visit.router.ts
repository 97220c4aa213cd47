import { ReplaceInput, VisitFilter, VisitMonthRef, VisitRef } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { LotService } from '../lot/lot.service.ts'
import type { VisitService } from './visit.service.ts'
import type { VisitMonthService } from './visitMonth.service.ts'

export const visitRouter = (visit: VisitService, visitMonth: VisitMonthService, lot: LotService) =>
  router({
    list: requires('visit.list')
      .input(VisitFilter)
      .query(({ input, ctx }) => visit.list(ctx.actor, input)),
    month: requires('visit.month')
      .input(VisitMonthRef)
      .query(({ input, ctx }) => visitMonth.month(ctx.actor, input)),
    lots: requires('visit.lots')
      .input(VisitRef)
      .query(({ input, ctx }) => lot.lots(ctx.actor, input)),
    replace: requires('visit.replace')
      .input(ReplaceInput)
      .mutation(({ input, ctx }) => lot.replace(ctx.actor, input)),
  })
