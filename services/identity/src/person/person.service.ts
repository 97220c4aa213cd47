import { randomUUID } from 'node:crypto'
import type { Actor, Grant, OpenedBy, PersonInput, PersonView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { may } from '@duzhan/service-kit'
import { hashPassword, passwordFits } from './password.ts'
import type { Person, PersonRepository } from './person.repository.ts'

export interface PersonService {
  /**
   * Adds a person. Nobody gives away what lies outside their own grant. Throws `region.absent` for a grant in another
   * region or for a plan that is not the actor's, `person.exists` when the account is taken.
   */
  create(actor: Actor, input: PersonInput): Promise<PersonView>
  /** Those with a grant within the actor's own, and those with none. */
  list(actor: Actor): Promise<PersonView[]>
  /** Those of the accounts that exist and that the password opens: how a start finds people of a demonstration. */
  openedBy(input: OpenedBy): Promise<string[]>
}

export const personService = (people: PersonRepository): PersonService => ({
  async create(actor, { account, title, password, grants }) {
    for (const grant of grants)
      if (!may(actor, 'person.create', placeOf(grant))) throw new Problem('absent', 'region.absent', { region: grant.region })
    const exists = () => new Problem('conflict', 'person.exists', { account })
    if (await people.byAccount(account)) throw exists()
    const added = await people.add({ id: randomUUID(), account, title, grants, passwordHash: await hashPassword(password) })
    if (!added) throw exists()
    return { account, title, grants }
  },
  async list(actor) {
    const isSeen = ({ grants }: Person) =>
      grants.length === 0 || grants.some((grant) => may(actor, 'person.list', placeOf(grant)))
    return (await people.all()).filter(isSeen).map(({ account, title, grants }) => ({ account, title, grants }))
  },
  async openedBy({ accounts, password }) {
    const known = (await people.all()).filter(({ account }) => accounts.includes(account))
    const opened = await Promise.all(known.map(({ passwordHash }) => passwordFits(passwordHash, password)))
    return known.filter((_, at) => opened[at]).map(({ account }) => account)
  },
})

const placeOf = ({ plan, region }: Grant) => ({ plan, regionPath: regionPath(regionCode(region)) })
