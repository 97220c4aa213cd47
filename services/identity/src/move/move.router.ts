import { PersonMove, PersonRef, PersonRemoval } from '@duzhan/contracts'
import { requires } from '@duzhan/service-kit'
import type { MoveService } from './move.service.ts'

export const moveProcedures = (move: MoveService) => ({
  holding: requires('person.holding')
    .input(PersonRef)
    .query(({ input, ctx }) => move.holding(ctx.actor, input.account)),
  move: requires('person.move')
    .input(PersonMove)
    .mutation(({ input, ctx }) => move.move(ctx.actor, input)),
  cancelMove: requires('person.cancelMove')
    .input(PersonRef)
    .mutation(({ input, ctx }) => move.cancel(ctx.actor, input.account)),
  remove: requires('person.remove')
    .input(PersonRemoval)
    .mutation(({ input, ctx }) => move.remove(ctx.actor, input)),
  bringBack: requires('person.bringBack')
    .input(PersonRef)
    .mutation(({ input, ctx }) => move.bringBack(ctx.actor, input.account)),
})
