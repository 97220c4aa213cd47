import {
  GrantChange,
  InspectorsOf,
  NewPerson,
  OpenedBy,
  PasswordReset,
  PeopleInput,
  PersonFilter,
  PersonInput,
  PersonMove,
  PersonRef,
  PersonRemoval,
} from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { InvitationService } from '../invitation/invitation.service.ts'
import type { MoveService } from '../move/move.service.ts'
import type { PersonService } from './person.service.ts'

export const personRouter = (person: PersonService, invitation: InvitationService, move: MoveService) =>
  router({
    create: requires('person.create')
      .input(NewPerson)
      .mutation(({ input, ctx }) => person.create(ctx.actor, input)),
    createMany: requires('person.createMany')
      .input(PeopleInput)
      .mutation(({ input, ctx }) => person.createMany(ctx.actor, input)),
    enrol: requires('person.enrol')
      .input(PersonInput)
      .mutation(({ input }) => person.enrol(input)),
    list: requires('person.list')
      .input(PersonFilter)
      .query(({ input, ctx }) => person.list(ctx.actor, input)),
    openedBy: requires('person.openedBy')
      .input(OpenedBy)
      .query(({ input }) => person.openedBy(input)),
    inspecting: requires('person.inspecting')
      .input(InspectorsOf)
      .query(({ input }) => person.inspecting(input)),
    disable: requires('person.disable')
      .input(PersonRef)
      .mutation(({ input, ctx }) => person.disable(ctx.actor, input.account)),
    enable: requires('person.enable')
      .input(PersonRef)
      .mutation(({ input, ctx }) => person.enable(ctx.actor, input.account)),
    changeGrants: requires('person.changeGrants')
      .input(GrantChange)
      .mutation(({ input, ctx }) => person.changeGrants(ctx.actor, input)),
    resetPassword: requires('person.resetPassword')
      .input(PasswordReset)
      .mutation(({ input, ctx }) => person.resetPassword(ctx.actor, input)),
    resetSecondFactor: requires('person.resetSecondFactor')
      .input(PersonRef)
      .mutation(({ input, ctx }) => person.resetSecondFactor(ctx.actor, input.account)),
    byAccount: requires('person.byAccount')
      .input(PersonRef)
      .query(({ input }) => person.byAccount(input.account)),
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
    invite: requires('person.invite')
      .input(PersonRef)
      .mutation(({ input, ctx }) => invitation.invite(ctx.actor, input.account)),
    revokeInvitation: requires('person.revokeInvitation')
      .input(PersonRef)
      .mutation(({ input, ctx }) => invitation.revoke(ctx.actor, input.account)),
  })
