import type { Actor, PersonView, Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { Person, PersonChange, PersonRepository, PersonVerb } from './person.repository.ts'
import { personView } from './personView.ts'
import { beyondReach, isStillOperated } from './reach.ts'

/** How any change of a person by an operator begins and ends, whichever it is. */
export interface PersonAdmin {
  /** The person of an account whom the actor administers. Throws `person.absent`. */
  administered(actor: Actor, verb: Verb, account: string): Promise<Person>
  /** The same, who is somebody else than the actor, and there. Throws `person.absent`, `person.self` and `person.removed`. */
  other(actor: Actor, verb: Verb, account: string): Promise<Person>
  /** Changes a person as they were seen; `told` is what the log says besides. Throws `person.stale`. */
  write(
    verb: PersonVerb,
    person: Person,
    change: PersonChange,
    told?: Parameters<PersonRepository['update']>[3],
  ): Promise<PersonView>
  /**
   * The same for what may leave a region without anybody who administers it. It looks after the write whether anyone is left, and takes
   * it back if not: of two operators who remove each other neither goes. Throws `person.stale` and `person.last-operator`.
   */
  writeUnlessLast(verb: PersonVerb, person: Person, change: PersonChange): Promise<PersonView>
}

interface Ports {
  people: Pick<PersonRepository, 'byAccount' | 'update' | 'operators'>
  clock: Clock
}

export function personAdmin({ people, clock }: Ports): PersonAdmin {
  async function administered(actor: Actor, verb: Verb, account: string): Promise<Person> {
    const person = await people.byAccount(account)
    if (person === null || beyondReach(actor, verb, person.grants)) throw new Problem('absent', 'person.absent', { account })
    return person
  }

  const write: PersonAdmin['write'] = async (verb, person, change, told) => {
    if (!(await people.update(verb, person, change, told))) throw new Problem('stale', 'person.stale').concerning(person.id)
    return personView({ ...person, ...change }, clock.now())
  }

  return {
    administered,
    async other(actor, verb, account) {
      const person = await administered(actor, verb, account)
      if (person.id === actor.id) throw new Problem('conflict', 'person.self').concerning(person.id)
      if (person.removal !== null) throw new Problem('conflict', 'person.removed', { account }).concerning(person.id)
      return person
    },
    write,
    async writeUnlessLast(verb, person, change) {
      const view = await write(verb, person, change)
      if (isStillOperated(person, await people.operators())) return view
      await people.update('restore', { ...person, version: person.version + 1 }, asBefore(person, change))
      throw new Problem('conflict', 'person.last-operator').concerning(person.id)
    },
  }
}

/** Whatever ends sessions is never lowered again: those that were open then stay ended. */
function asBefore(person: Person, { access: _, ...change }: PersonChange): PersonChange {
  const fields = Object.keys(change) as (keyof typeof change)[] // the keys of the change itself
  return Object.fromEntries(fields.map((field) => [field, person[field]])) as PersonChange // each with what it was
}
