import type {
  Actor,
  Grant,
  GrantChange,
  InspectorsOf,
  InvitedPerson,
  NewPerson,
  OpenedBy,
  PasswordReset,
  PeopleCreated,
  PeopleInput,
  PersonFilter,
  PersonInput,
  PersonPage,
  PersonPosts,
  PersonView,
} from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { isInLine, isRegionCode, regionCode } from '@duzhan/regions'
import type { Clock } from '@duzhan/service-kit'
import type { BodyRepository } from '../body/body.repository.ts'
import { refuseFaulty } from './faultyPeople.ts'
import { hashFirstCode, newFirstCode } from './firstCode.ts'
import { freshPerson } from './freshPerson.ts'
import { refuseUngivable } from './givenGrants.ts'
import { revoked, withInvitation } from './invitation.ts'
import { hashPassword, noPassword, passwordFits } from './password.ts'
import { judgePassword } from './passwordRules.ts'
import type { Person, PersonRepository } from './person.repository.ts'
import type { PersonAdmin } from './personAdmin.ts'
import { personView } from './personView.ts'
import { sightOf } from './sight.ts'

/**
 * An operator administers those whose every grant lies within the operator's own, and gives no other. Anyone else is
 * `person.absent`, a grant beyond it `region.absent`, one of a body that does not stand in that very region `body.absent`. Nobody does any of this to themselves (`person.self`), and no region
 * loses its last operator (`person.last-operator`). What someone else changed meanwhile is `person.stale`.
 */
export interface PersonService {
  /**
   * Adds a person with a first password, or, where none is given, with an invitation whose code is told here and never again. Throws
   * `person.exists` and the codes of a password that is none.
   */
  create(actor: Actor, input: NewPerson): Promise<InvitedPerson>
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
  /** Who an account is to services, and what they may do; null for one that is none. */
  byAccount(account: string): Promise<PersonPosts | null>
  /** Ends a person's sessions and opens no other until they are enabled again. */
  disable(actor: Actor, account: string): Promise<PersonView>
  enable(actor: Actor, account: string): Promise<PersonView>
  /** Gives a person these grants instead of those they have; open sessions have them within five seconds. */
  changeGrants(actor: Actor, change: GrantChange): Promise<PersonView>
  /** Ends a person's sessions and sets a first password, which they must change. Throws the codes of a password that is none. */
  resetPassword(actor: Actor, reset: PasswordReset): Promise<PersonView>
  /** Takes a person's second step away, whose telephone is lost, and ends their sessions. Throws `second-factor.absent`. */
  resetSecondFactor(actor: Actor, account: string): Promise<PersonView>
}

/** So many are made before others get their turn. */
const breath = 250

/** What is known of bodies and accounts while people are added. */
interface Known {
  body: BodyRepository['byKey']
  isTaken(account: string): Promise<boolean>
}
interface Ports {
  people: PersonRepository
  admin: PersonAdmin
  /** Where their sessions are kept; all that a person has are ended together. */
  sessions: { removeOf(person: string): Promise<void> }
  /** The bodies that a grant may name. */
  bodies: Pick<BodyRepository, 'byKey'>
  clock: Clock
}

export function personService(ports: Ports): PersonService {
  const { people, admin, sessions, bodies, clock } = ports
  const { other, write, writeUnlessLast } = admin

  const personOf = async (verb: 'create' | 'enrol', { password, ...input }: PersonInput): Promise<Person> =>
    personWith(verb, input, await hashPassword(password))

  /** What stands against one who is to be added; `given` answers it for many without asking the store for each. */
  async function refuseToCreate(
    actor: Actor,
    { account, password, grants }: NewPerson,
    given: Known = bodiesAndPeople,
  ): Promise<void> {
    await refuseUngivable(actor, 'person.create', grants, given.body)
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

  async function add(verb: 'create' | 'enrol', person: Person): Promise<PersonView> {
    if (!(await people.add(verb, person))) throw new Problem('conflict', 'person.exists', { account: person.account })
    return personView(person, clock.now())
  }

  return {
    async create(actor, { password, ...input }) {
      await refuseToCreate(actor, { password, ...input })
      if (password !== undefined)
        return { ...(await add('create', await personOf('create', { ...input, password }))), code: null }
      const { code, invitations } = withInvitation([], clock.now())
      const person = { ...personWith('create', input, noPassword), mustChangePassword: false, invitations }
      return { ...(await add('create', person)), code }
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
    async enrol(input) {
      if (await people.byAccount(input.account)) throw new Problem('conflict', 'person.exists', { account: input.account })
      return await add('enrol', await personOf('enrol', input))
    },
    async list(actor, { words = '', show, after = '', limit }) {
      const search = { words: words.trim(), isRemoved: show === 'removed', after, limit: limit + 1 }
      const found = await people.page(sightOf(actor), search)
      const page = found.slice(0, limit)
      return {
        people: page.map((person) => personView(person, clock.now())),
        next: found.length > limit ? (page.at(-1)?.account ?? null) : null,
      }
    },
    async openedBy({ accounts, password }) {
      // by their accounts, for a start must not read everybody
      const all = await Promise.all(accounts.map(people.byAccount))
      const known = all.flatMap((person) => (person === null || person.removal !== null ? [] : [person]))
      const opened = await Promise.all(known.map(({ passwordHash }) => passwordFits(passwordHash, password, clock.now())))
      return known.filter((_, at) => opened[at]).map(({ account }) => account)
    },
    async inspecting({ plan, within }) {
      const [around, grants] = [regionCode(within), await people.inspecting()]
      const isNear = (region: string) => isRegionCode(region) && isInLine(region, around)
      return grants.filter((grant) => (grant.plan === plan || grant.plan === '*') && isNear(grant.region))
    },
    async byAccount(account) {
      const person = await people.byAccount(account)
      return person && { id: person.id, grants: person.grants }
    },
    async disable(actor, account) {
      const person = await other(actor, 'person.disable', account)
      const invitations = revoked(person.invitations)
      const view = await writeUnlessLast('disable', person, { isDisabled: true, invitations, access: person.access + 1 })
      await sessions.removeOf(person.id)
      return view
    },
    async enable(actor, account) {
      return await write('enable', await other(actor, 'person.enable', account), { isDisabled: false })
    },
    async changeGrants(actor, { account, grants }) {
      const person = await other(actor, 'person.changeGrants', account)
      await refuseUngivable(actor, 'person.changeGrants', grants, bodies.byKey)
      return await writeUnlessLast('changeGrants', person, { grants })
    },
    async resetPassword(actor, { account, password }) {
      const person = await other(actor, 'person.resetPassword', account)
      judgePassword(password, account)
      const change = { passwordHash: await hashPassword(password), mustChangePassword: true, access: person.access + 1 }
      const view = await write('resetPassword', person, { ...change, invitations: revoked(person.invitations) })
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
  return { ...freshPerson(), account, title, grants, passwordHash, mustChangePassword: verb === 'create' }
}
