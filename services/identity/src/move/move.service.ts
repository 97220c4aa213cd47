import type { Actor, PersonHolding, PersonMove, PersonRemoval, PersonView, Verb } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { BodyRepository } from '../body/body.repository.ts'
import { refuseUngivable } from '../person/givenGrants.ts'
import { revoked } from '../person/invitation.ts'
import { isUnchanged, type Move, mostGrants, outcomeOf, takenOver } from '../person/move.ts'
import type { Person, PersonChange, PersonRepository } from '../person/person.repository.ts'
import type { PersonAdmin } from '../person/personAdmin.ts'
import { personView } from '../person/personView.ts'
import { isStillOperated } from '../person/reach.ts'

/**
 * People who take another post, or leave. What waits for a post waits for whoever holds its grants, so that handing work over is to give these to
 * a successor, who also has what was the person's by name. Nobody is moved but whom an operator administers, to nothing beyond it, and
 * nobody by themselves: throws what `PersonService.changeGrants` does.
 */
export interface MoveService {
  /** What a person holds, each with how many others could do the same: before it is taken away it is seen who is left. */
  holding(actor: Actor, account: string): Promise<PersonHolding>
  /**
   * Decides on a move, by one write, in place of one that waits; where its day has come it takes effect at once. What somebody gives the
   * person after that and before the day stays theirs. Throws `move.past`,
   * `move.unchanged`, `move.too-many`, `person.last-operator`, and `move.successor` for whoever cannot be one.
   */
  move(actor: Actor, input: PersonMove): Promise<PersonView>
  /**
   * The same for a person who leaves: from that day on they sign in no more, and are kept, with their account and all that they did, as
   * they were.
   */
  remove(actor: Actor, input: PersonRemoval): Promise<PersonView>
  /** Lets in again who has left, with what they might do and their password. Throws `person.not-removed`. */
  bringBack(actor: Actor, account: string): Promise<PersonView>
  /** Forgets a move that waits. Throws `move.none`. */
  cancel(actor: Actor, account: string): Promise<PersonView>
  /** Lets every move take effect whose day has come; a platform that died over one does it again. */
  bringIntoForce(): Promise<void>
}

interface Ports {
  people: Pick<PersonRepository, 'byId' | 'operators' | 'alike' | 'moving' | 'update'>
  admin: PersonAdmin
  bodies: Pick<BodyRepository, 'byKey'>
  sessions: { removeOf(person: string): Promise<void> }
  clock: Clock
}

type Decision = Pick<PersonMove, 'from' | 'reason' | 'successor'> & Pick<Move, 'grants'> & { verb: Verb }

/** So often somebody's own change may come between before it is left to the next minute. */
const tries = 5

export function moveService({ people, admin, bodies, sessions, clock }: Ports): MoveService {
  const today = () => calendarDate(clock.now())

  async function successorFor(actor: Actor, verb: Verb, person: Person, account: string | null): Promise<Person | null> {
    if (account === null) return null
    const successor = await admin.other(actor, verb, account)
    if (successor.id === person.id || successor.isDisabled)
      throw new Problem('conflict', 'move.successor').concerning(successor.id)
    return successor
  }

  /** Whether the regions that a person operated still are by somebody, once the move has taken effect. */
  async function leavesOperators(person: Person, move: Move, successor: Person | null): Promise<boolean> {
    const after = (await people.operators())
      .filter(({ id }) => id !== person.id && id !== successor?.id)
      .concat({ ...person, ...changeBy(person, move) })
      .concat(successor === null ? [] : { ...successor, ...takenOver(successor, person, move) })
    return isStillOperated(person, after)
  }

  /** Gives the successor what is handed over, as the person stands now; false where somebody came between. */
  async function handOver(person: Person, move: Move, successor: Person | null): Promise<boolean> {
    if (successor === null) return true
    const taken = takenOver(successor, person, move)
    const isDone = isUnchanged(successor.grants, taken.grants) && successor.standsFor.at(-1) === person.id
    return isDone || (await people.update('takeOver', successor, taken, { move: told(person, move, successor) }))
  }

  /** One try of a move whose day has come: the successor first, so that nothing is ever nobody's. */
  async function takeEffect(id: string): Promise<boolean> {
    const person = await people.byId(id)
    const move = person?.move ?? null
    if (person === null || move === null || move.from > today()) return true
    const known = move.successor && (await people.byId(move.successor.id))
    const successor = known && !known.isDisabled ? known : null // who was shut out meanwhile takes nothing over
    if (!(await leavesOperators(person, move, successor))) return true // it waits until the region has another operator
    if (!(await handOver(person, move, successor))) return false
    const change = changeBy(person, move)
    const verb = change.removal ? 'remove' : 'move'
    if (!(await people.update(verb, person, change, { move: told(person, move, successor) }))) return false
    if (!isStillOperated(person, await people.operators())) {
      // of two operators who move each other at the same moment neither goes
      const { grants, isDisabled, removal } = person
      await people.update('restore', { ...person, version: person.version + 1 }, { grants, isDisabled, removal, move })
    } else if (change.removal) await sessions.removeOf(id)
    return true
  }

  /** What is changed of a person by their move. Who leaves keeps their grants, so that they are found where they were. */
  function changeBy(person: Person, move: Move): PersonChange {
    const grants = outcomeOf(person, move)
    if (grants !== null) return { grants, move: null }
    const { access, invitations } = person
    const { reason, by } = move
    const removal = { at: clock.now().toISOString(), reason, by }
    return { isDisabled: true, removal, move: null, access: access + 1, invitations: revoked(invitations) }
  }

  /** Decides on a move by one write, and lets it take effect where its day has come. */
  async function decide(actor: Actor, person: Person, draft: Decision): Promise<PersonView> {
    const { verb, grants, from, reason } = draft
    if (from < today()) throw new Problem('invalid', 'move.past', { today: today() })
    const successor = await successorFor(actor, verb, person, draft.successor)
    const named = successor && { id: successor.id, account: successor.account, title: successor.title }
    const move: Move = {
      grants,
      was: person.grants,
      from,
      reason,
      successor: named,
      by: actor.title,
      at: clock.now().toISOString(),
    }
    if (successor && takenOver(successor, person, move).grants.length > mostGrants)
      throw new Problem('conflict', 'move.too-many', { account: successor.account, most: mostGrants })
    if (!(await leavesOperators(person, move, successor)))
      throw new Problem('conflict', 'person.last-operator').concerning(person.id)
    const planned = grants === null ? 'planRemoval' : 'planMove'
    await admin.write(planned, person, { move }, { move: told(person, move, successor) })
    if (from <= today()) await settle(person.id)
    const now = (await people.byId(person.id)) ?? person
    if (now.move?.at !== move.at || from > today() || (await leavesOperators(now, move, successor)))
      return personView(now, clock.now())
    await people.update('restore', now, { move: null })
    throw new Problem('conflict', 'person.last-operator').concerning(person.id)
  }

  async function settle(id: string): Promise<void> {
    for (let times = 0; times < tries; times++) if (await takeEffect(id)) return
  }
  async function bringIntoForce(): Promise<void> {
    for (const { id } of await people.moving(today())) await settle(id)
  }

  return {
    bringIntoForce,
    async holding(actor, account) {
      const { id, grants } = await admin.administered(actor, 'person.holding', account)
      const others = await Promise.all(grants.map((grant) => people.alike(grant, id)))
      return { grants: grants.map((grant, at) => ({ grant, others: others[at] ?? 0 })) }
    },
    async move(actor, { account, grants, ...decision }) {
      const person = await admin.other(actor, 'person.move', account)
      await refuseUngivable(actor, 'person.move', grants, bodies.byKey)
      if (isUnchanged(person.grants, grants)) throw new Problem('invalid', 'move.unchanged')
      return await decide(actor, person, { verb: 'person.move', grants, ...decision })
    },
    async remove(actor, { account, ...decision }) {
      const person = await admin.other(actor, 'person.remove', account)
      return await decide(actor, person, { verb: 'person.remove', grants: null, ...decision })
    },
    async bringBack(actor, account) {
      const person = await admin.administered(actor, 'person.bringBack', account)
      if (person.removal === null) throw new Problem('conflict', 'person.not-removed', { account }).concerning(person.id)
      return await admin.write('bringBack', person, { removal: null, isDisabled: false })
    },
    async cancel(actor, account) {
      const person = await admin.other(actor, 'person.cancelMove', account)
      const { move } = person
      if (move === null) throw new Problem('conflict', 'move.none', { account }).concerning(person.id)
      return await admin.write('cancelMove', person, { move: null }, { move: told(person, move, move.successor) })
    },
  }
}

/** What the log says of it: posts, never accounts, so that it reads the same later. */
const told = (person: Person, { from, reason }: Move, successor: { title: string } | null) => ({
  ...{ of: person.title, to: successor?.title ?? null, from, reason },
})
