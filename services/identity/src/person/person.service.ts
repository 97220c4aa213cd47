import { randomUUID } from 'node:crypto'
import type { PersonInput, PersonView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { hashPassword } from './password.ts'
import type { PersonRepository } from './person.repository.ts'

export interface PersonService {
  /** Throws `person.exists` when the account is taken. */
  create(input: PersonInput): Promise<PersonView>
  list(): Promise<PersonView[]>
}

export const personService = (people: PersonRepository): PersonService => ({
  async create({ account, title, password, grants }) {
    const exists = () => new Problem('conflict', 'person.exists', { account })
    if (await people.byAccount(account)) throw exists()
    const added = await people.add({ id: randomUUID(), account, title, grants, passwordHash: await hashPassword(password) })
    if (!added) throw exists()
    return { account, title, grants }
  },
  list: async () => (await people.all()).map(({ account, title, grants }) => ({ account, title, grants })),
})
