import { VisitFilter } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { VisitService } from './visit.service.ts'

export const visitRouter = (visit: VisitService) =>
  router({
    list: requires('visit.list')
      .input(VisitFilter)
      .query(({ input, ctx }) => visit.list(ctx.actor, input)),
  })
