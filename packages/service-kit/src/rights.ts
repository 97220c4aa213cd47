import { type Actor, type Covert, type Grant, holdsVerb, type Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { isInLine, regionCode, regionPath, widestOf } from '@duzhan/regions'

/**
 * Where a thing stands: the path of its region from the province down, and its plan. Whoever is granted one target alone is
 * shown what says that it is about that `target`; whoever is granted a body, what the plan gives one of the `bodies`. What is
 * `covert` only those learn of whom that names.
 */
export interface Place {
  plan: string
  regionPath: readonly string[]
  target?: string | null | undefined
  bodies?: readonly string[] | undefined
  covert?: Covert | null | undefined
}

/** The grants by which an actor holds a verb for a plan (or for any plan), wherever each of them reaches. */
export function grantsFor(actor: Actor, verb: Verb, plan?: string): Grant[] {
  return actor.grants.filter(
    (grant) => holdsVerb(grant, verb) && (plan === undefined || grant.plan === '*' || grant.plan === plan),
  )
}

/** Whether a grant reaches a place: all within its region, or of that only what is about its target or given to its body. */
function reaches({ region, target, body }: Grant, place: Place): boolean {
  if (body !== undefined && !place.bodies?.includes(body)) return false
  if (target !== undefined && place.target !== target) return false
  // where an office has its seat says nothing of where what it is given lies
  return body !== undefined || place.regionPath.includes(region)
}

/** The grants by which an actor holds a verb at a place; one of a whole region holds in all that lies within. None at what it is not to learn of. */
export function grantsAt(actor: Actor, verb: Verb, place: Place): Grant[] {
  if (!isToldOf(actor, verb, place)) return []
  return grantsFor(actor, verb, place.plan).filter((grant) => reaches(grant, place))
}

/** Whether an actor who holds a verb for a plan may learn of a thing of it: of all that is not covert, and of that as `Covert` says. */
export function isToldOf(actor: Actor, verb: Verb, { plan, covert }: Pick<Place, 'plan' | 'covert'>): boolean {
  return covert ? isToldTo(readerFor(actor, verb, plan), covert) : true
}

/**
 * Who learns of what an actor does in secret at a place, by the highest of the seats from which it holds the verb there: whoever sent
 * somebody from above did not mean the place itself to know.
 */
export function covertBy(actor: Actor, verb: Verb, place: Place): Covert {
  const highest = widestOf(grantsAt(actor, verb, place).map(({ region }) => regionCode(region)))
  return { path: highest === null ? [] : regionPath(highest), by: actor.id }
}

/** Who inspects at a place, as far as it says which visits there are theirs. */
export interface Sender {
  /** The teams that it inspects for there; null: for any. None where it does not inspect there, or for bodies alone. */
  teams: string[] | null
  /** The bodies of the directory that it inspects for there: those that the place is given to. */
  bodies: string[]
  /** Whether it is the place's own: it inspects by a grant on that very region, or of the very target. */
  isOwn: boolean
}

/** For whom an actor inspects at a place, and so sends records from there; by a grant of one target for that alone, and for no team. */
export function senderAt(actor: Actor, place: Place): Sender {
  const all = grantsAt(actor, 'submission.submit', place)
  const whole = all.filter(isWhole)
  return {
    teams: whole.some(({ team }) => team === undefined) ? null : whole.flatMap(({ team }) => team ?? []),
    bodies: all.flatMap(({ body }) => body ?? []),
    isOwn: all.some((grant) => grant.target !== undefined || (isWhole(grant) && grant.region === place.regionPath.at(-1))),
  }
}

/** Whether a sender inspects for no team, and only what it is itself: what it sends is the target's own. */
export const isOfTarget = ({
  teams,
  isOwn,
}: {
  teams?: readonly string[] | null | undefined
  isOwn?: boolean | undefined
}): boolean => isOwn === true && teams?.length === 0

/** Whether an actor holds a verb at a place: by a grant whose region is the place's own or an ancestor of it, or that names what stands there. */
export function may(actor: Actor, verb: Verb, place: Place): boolean {
  return grantsAt(actor, verb, place).length > 0
}

const isWhole = ({ target, body }: Grant): boolean => target === undefined && body === undefined

/** The regions within which an actor holds a verb for a plan, whatever it is about: to be matched against `regionPath` in a query. */
export function reach(actor: Actor, verb: Verb, plan: string): string[] {
  return [...new Set(grantsFor(actor, verb, plan).flatMap((grant) => (isWhole(grant) ? [grant.region] : [])))]
}

/** Somebody who asks for a list: the regions within which they hold the verb, who they are, and whose work was handed over to them. */
export interface Reader {
  id: string
  standsFor?: readonly string[] | undefined
  regions: readonly string[]
}

/** An actor as one who asks for what it holds a verb for under a plan: for a query that leaves out what it is not to learn of. */
export const readerFor = (actor: Actor, verb: Verb, plan: string): Reader => ({
  id: actor.id,
  regions: reach(actor, verb, plan),
  ...(actor.standsFor && { standsFor: actor.standsFor }),
})

/** Whether something is somebody's by name: their own, or of one whose work was handed over to them. */
export const isBy = ({ id, standsFor = [] }: Pick<Reader, 'id' | 'standsFor'>, person: string): boolean =>
  id === person || standsFor.includes(person)

/** Whether a reader learns of what is covert, as `toldTo` asks it in a query. */
export const isToldTo = (reader: Reader, covert: Covert): boolean =>
  isBy(reader, covert.by) || reader.regions.some((region) => covert.path.includes(region))

/** The targets of a plan that an actor holds a verb for one by one, to be asked for beside `reach`; what is found is held against `may`. */
export function targetsFor(actor: Actor, verb: Verb, plan: string): string[] {
  return [...new Set(grantsFor(actor, verb, plan).flatMap(({ target }) => target ?? []))]
}

/** The bodies of the directory that an actor holds a verb for under a plan. */
export function bodiesFor(actor: Actor, verb: Verb, plan: string): string[] {
  return [...new Set(grantsFor(actor, verb, plan).flatMap(({ body }) => body ?? []))]
}

/**
 * Whether a plan concerns an actor who holds a verb for it: those above its jurisdiction supervise it, those within
 * carry it out. A grant for every plan, held next door, does not.
 */
export function concerns(actor: Actor, verb: Verb, { plan, jurisdiction }: { plan: string; jurisdiction: string }): boolean {
  const seat = regionCode(jurisdiction)
  return grantsFor(actor, verb, plan).some(({ region }) => isInLine(seat, regionCode(region)))
}

/**
 * Returns the thing if the actor may see it there; otherwise answers exactly as if it did not exist,
 * so that nobody learns what other regions hold.
 */
export function visible<Thing extends Place>(actor: Actor, verb: Verb, thing: Thing | null, absent: string): Thing {
  if (thing === null || !may(actor, verb, thing)) throw new Problem('absent', absent)
  return thing
}
