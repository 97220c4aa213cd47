import { randomUUID } from 'node:crypto'
import type {
  Actor,
  Grant,
  GrantChange,
  InspectorsOf,
  OpenedBy,
  PasswordReset,
  PeopleCreated,
  PeopleInput,
  PersonFilter,
  PersonInput,
  PersonPage,
  PersonView,
  Verb,
} from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { isRegionCode, isWithin, regionCode } from '@duzhan/regions'
import type { Clock } from '@duzhan/service-kit'
import type { BodyRepository } from '../body/body.repository.ts'
import { refuseFaulty } from './faultyPeople.ts'
import { hashFirstCode, newFirstCode } from './firstCode.ts'
import { hashPassword, passwordFits } from './password.ts'
import { judgePassword } from './passwordRules.ts'
import type { Person, PersonChange, PersonRepository, PersonVerb } from './person.repository.ts'
import { beyondReach, isStillOperated } from './reach.ts'
import { sightOf } from './sight.ts'

/**
 * An operator administers those whose every grant lies within the operator's own, and gives no other. Anyone else is
 * `person.absent`, a grant beyond it `region.absent`, one of a body that does not stand in that very region `body.absent`. Nobody does any of this to themselves (`person.self`), and no region
 * loses its last operator (`person.last-operator`). What someone else changed meanwhile is `person.stale`.
 */
export interface PersonService {
  /** Adds a person with a first password. Throws `person.exists` and the codes of a password that is none. */
  create(actor: Actor, input: PersonInput): Promise<PersonView>
  /**
   * Adds people as `create` does, all of them or none; a trial adds none. Who is given no password gets a first code, which is told here
   * and never again. Throws `people.invalid` with what stands against each:
   * the codes that `create` throws, and `person.exists` for an account that stands among them twice.
   */
  createMany(actor: Actor, input: PeopleInput): Promise<PeopleCreated>
  /** Adds a person of a demonstration, whose password is printed: no rule of passwords is asked and none of reach. Throws `person.exists`. */
  enrol(input: PersonInput): Promise<PersonView>
  /** A page of those with a grant within the actor's own, and those with none. */
  list(actor: Actor, filter: PersonFilter): Promise<PersonPage>
  /** Those of the accounts that exist and that the password opens: how a start finds people of a demonstration. */
  openedBy(input: OpenedBy): Promise<string[]>
  /** The grants by which anybody may inspect the plan in a region, within it or above, each once; no person is named. */
  inspecting(input: InspectorsOf): Promise<Grant[]>
  /** Ends a person's sessions and opens no other until they are enabled again. */
  disable(actor: Actor, account: string): Promise<PersonView>
  enable(actor: Actor, account: string): Promise<PersonView>
  /** Gives a person these grants instead of those they have; open sessions have them within five seconds. */
  changeGrants(actor: Actor, change: GrantChange): Promise<PersonView>
  /** Ends a person's sessions and sets a first password, which they must change. Throws the codes of a password that is none. */
  resetPassword(actor: Actor, reset: PasswordReset): Promise<PersonView>
  /** Takes a person's second step away, whose telephone is lost, and ends their sessions. Throws `second-factor.absent`. */
  resetSecondFactor(actor: Actor, account: string): Promise<PersonView>
  /** The person of an account whom the actor administers. Throws `person.absent`. */
  administered(actor: Actor, verb: Verb, account: string): Promise<Person>
}

/** So many are made before others get their turn. */
const breath = 250

type NewPerson = PeopleInput['people'][number]
/** What is known of bodies and accounts while people are added. */
interface Known {
  body: BodyRepository['byKey']
  isTaken(account: string): Promise<boolean>
}
interface Ports {
  people: PersonRepository
  /** Where their sessions are kept; all that a person has are ended together. */
  sessions: { removeOf(person: string): Promise<void> }
  /** The bodies that a grant may name. */
  bodies: Pick<BodyRepository, 'byKey'>
  clock: Clock
}

export function personService(ports: Ports): PersonService {
  const { people, sessions, bodies, clock } = ports

  const personOf = async (verb: 'create' | 'enrol', { password, ...input }: PersonInput): Promise<Person> =>
    personWith(verb, input, await hashPassword(password))

  async function refuseTaken(account: string): Promise<void> {
    if (await people.byAccount(account)) throw new Problem('conflict', 'person.exists', { account })
  }

  /** What stands against one who is to be added; `given` answers it for many without asking the store for each. */
  async function refuseToCreate(
    actor: Actor,
    { account, password, grants }: NewPerson,
    given: Known = bodiesAndPeople,
  ): Promise<void> {
    refuseBeyond(actor, 'person.create', grants)
    await refuseBodies(grants, given.body)
    if (password !== undefined) judgePassword(password, account)
    if (await given.isTaken(account)) throw new Problem('conflict', 'person.exists', { account })
  }

  const bodiesAndPeople: Known = {
    body: bodies.byKey,
    isTaken: async (account) => (await people.byAccount(account)) !== null,
  }
  /** The accounts of many that are taken, read together, and each body once. */
  async function knownFor(inputs: readonly NewPerson[]): Promise<Known> {
    const taken = await people.taken(inputs.map(({ account }) => account))
    const read = new Map<string, ReturnType<BodyRepository['byKey']>>()
    return {
      body(key) {
        const found = read.get(key) ?? bodies.byKey(key)
        read.set(key, found)
        return found
      },
      isTaken: async (account) => taken.has(account),
    }
  }
  async function refuseMany(actor: Actor, inputs: readonly NewPerson[]): Promise<void> {
    const known = await knownFor(inputs)
    await refuseFaulty(inputs, (input) => refuseToCreate(actor, input, known))
  }

  async function add(verb: 'create' | 'enrol', input: PersonInput): Promise<PersonView> {
    await refuseTaken(input.account)
    const person = await personOf(verb, input)
    if (!(await people.add(verb, person))) throw new Problem('conflict', 'person.exists', { account: input.account })
    return toView(person)
  }

  async function administered(actor: Actor, verb: Verb, account: string): Promise<Person> {
    const person = await people.byAccount(account)
    if (person === null || beyondReach(actor, verb, person.grants)) throw new Problem('absent', 'person.absent', { account })
    return person
  }

  async function other(actor: Actor, verb: Verb, account: string): Promise<Person> {
    const person = await administered(actor, verb, account)
    if (person.id === actor.id) throw new Problem('conflict', 'person.self').concerning(person.id)
    return person
  }

  async function write(verb: PersonVerb, person: Person, change: PersonChange): Promise<PersonView> {
    if (!(await people.update(verb, person, change))) throw new Problem('stale', 'person.stale').concerning(person.id)
    return toView({ ...person, ...change })
  }

  /** Looks after the write whether anyone is left, and takes it back if not: of two operators who remove each other neither goes. */
  async function writeUnlessLast(verb: PersonVerb, person: Person, change: PersonChange): Promise<PersonView> {
    const view = await write(verb, person, change)
    if (isStillOperated(person, await people.operators())) return view
    const { grants, isDisabled } = person
    await people.update('restore', { ...person, version: person.version + 1 }, { grants, isDisabled })
    throw new Problem('conflict', 'person.last-operator').concerning(person.id)
  }

  /** A grant of a body is one at its seat, so that whoever gives it has the right there. */
  async function refuseBodies(grants: readonly Grant[], byKey: Known['body'] = bodies.byKey): Promise<void> {
    for (const { body: key, region } of grants) {
      const body = key === undefined ? null : await byKey(key)
      if (key !== undefined && (body === null || body.retiredOn !== null || body.region !== region))
        throw new Problem('absent', 'body.absent', { body: key })
    }
  }

  return {
    administered,
    async create(actor, input) {
      await refuseToCreate(actor, input)
      return await add('create', input)
    },
    async createMany(actor, { people: inputs, isTrial }) {
      await refuseMany(actor, inputs)
      if (isTrial) return { created: 0, codes: [] }
      const made: Person[] = []
      const codes: PeopleCreated['codes'] = []
      for (const [at, { password, ...input }] of inputs.entries()) {
        if (at % breath === breath - 1) await new Promise((resolve) => setImmediate(resolve)) // others are served meanwhile
        if (password === undefined) {
          const code = newFirstCode()
          codes.push({ account: input.account, code })
          made.push(personWith('create', input, hashFirstCode(code, clock.now())))
        } else made.push(await personOf('create', { ...input, password })) // one by one: whoever signs in meanwhile needs a thread too
      }
      if (!(await people.addAll('create', made))) await refuseMany(actor, inputs)
      return { created: made.length, codes }
    },
    enrol: (input) => add('enrol', input),
    async list(actor, { words = '', after = '', limit }) {
      const found = await people.page(sightOf(actor), { words: words.trim(), after, limit: limit + 1 })
      const page = found.slice(0, limit)
      return { people: page.map(toView), next: found.length > limit ? (page.at(-1)?.account ?? null) : null }
    },
    async openedBy({ accounts, password }) {
      // by their accounts, for a start must not read everybody
      const known = (await Promise.all(accounts.map(people.byAccount))).filter((person) => person !== null)
      const opened = await Promise.all(known.map(({ passwordHash }) => passwordFits(passwordHash, password, clock.now())))
      return known.filter((_, at) => opened[at]).map(({ account }) => account)
    },
    async inspecting({ plan, within }) {
      const [around, grants] = [regionCode(within), await people.inspecting()]
      const isNear = (region: string) => isRegionCode(region) && (isWithin(region, around) || isWithin(around, region))
      return grants.filter((grant) => (grant.plan === plan || grant.plan === '*') && isNear(grant.region))
    },
    async disable(actor, account) {
      const person = await other(actor, 'person.disable', account)
      const view = await writeUnlessLast('disable', person, { isDisabled: true, access: person.access + 1 })
      await sessions.removeOf(person.id)
      return view
    },
    async enable(actor, account) {
      return await write('enable', await other(actor, 'person.enable', account), { isDisabled: false })
    },
    async changeGrants(actor, { account, grants }) {
      const person = await other(actor, 'person.changeGrants', account)
      refuseBeyond(actor, 'person.changeGrants', grants)
      await refuseBodies(grants)
      return await writeUnlessLast('changeGrants', person, { grants })
    },
    async resetPassword(actor, { account, password }) {
      const person = await other(actor, 'person.resetPassword', account)
      judgePassword(password, account)
      const passwordHash = await hashPassword(password)
      const view = await write('resetPassword', person, { passwordHash, mustChangePassword: true, access: person.access + 1 })
      await sessions.removeOf(person.id)
      return view
    },
    async resetSecondFactor(actor, account) {
      const person = await other(actor, 'person.resetSecondFactor', account)
      if (person.secondFactor === null) throw new Problem('conflict', 'second-factor.absent').concerning(person.id)
      const view = await write('resetSecondFactor', person, { secondFactor: null, access: person.access + 1 })
      await sessions.removeOf(person.id)
      return view
    },
  }
}

function personWith(
  verb: 'create' | 'enrol',
  { account, title, grants }: Omit<PersonInput, 'password'>,
  passwordHash: string,
): Person {
  const fresh = { isDisabled: false, mustChangePassword: verb === 'create', secondFactor: null, access: 0, version: 0 }
  return { id: randomUUID(), account, title, grants, passwordHash, ...fresh }
}

function refuseBeyond(actor: Actor, verb: Verb, grants: readonly Grant[]): void {
  const beyond = beyondReach(actor, verb, grants)
  if (beyond) throw new Problem('absent', 'region.absent', { region: beyond.region })
}

const toView = ({ id, account, title, grants, isDisabled, mustChangePassword, secondFactor }: Person): PersonView => ({
  id,
  account,
  title,
  grants,
  isDisabled,
  mustChangePassword,
  hasSecondFactor: secondFactor !== null,
})
