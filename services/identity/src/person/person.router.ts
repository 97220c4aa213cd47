import { OpenedBy, PersonInput } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { PersonService } from './person.service.ts'

export const personRouter = (person: PersonService) =>
  router({
    create: requires('person.create')
      .input(PersonInput)
      .mutation(({ input, ctx }) => person.create(ctx.actor, input)),
    list: requires('person.list').query(({ ctx }) => person.list(ctx.actor)),
    openedBy: requires('person.openedBy')
      .input(OpenedBy)
      .query(({ input }) => person.openedBy(input)),
  })
