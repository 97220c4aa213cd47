import { ReplaceInput, VisitRef } from '@duzhan/contracts'
import { requires } from '@duzhan/service-kit'
import type { LotService } from './lot.service.ts'

/** The procedures about who was drawn for a visit; they stand among those of visits. */
export const lotProcedures = (lot: LotService) => ({
  lots: requires('visit.lots')
    .input(VisitRef)
    .query(({ input, ctx }) => lot.lots(ctx.actor, input)),
  replace: requires('visit.replace')
    .input(ReplaceInput)
    .mutation(({ input, ctx }) => lot.replace(ctx.actor, input)),
})
