import {
  GrantChange,
  InspectorsOf,
  NewPerson,
  OpenedBy,
  PasswordReset,
  PeopleInput,
  PersonFilter,
  PersonInput,
  PersonRef,
} from '@duzhan/contracts'
import { requires } from '@duzhan/service-kit'
import type { PersonService } from './person.service.ts'

/** The procedures of accounts; those by which people are invited and moved stand with what does it. */
export const personProcedures = (person: PersonService) => ({
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
})
