import { PersonInput } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { PersonService } from './person.service.ts'

export const personRouter = (person: PersonService) =>
  router({
    create: requires('person.create')
      .input(PersonInput)
      .mutation(({ input }) => person.create(input)),
    list: requires('person.list').query(() => person.list()),
  })
