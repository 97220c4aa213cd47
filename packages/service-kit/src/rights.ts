import { type Actor, type Grant, policy, type Role, type Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'

/** Where a thing stands: the path of its region from the province down, and its plan. */
export interface Place {
  plan: string
  regionPath: readonly string[]
}

const holds = (grant: Grant, verb: Verb) => (policy[verb] as readonly Role[]).includes(grant.role) // a row is a tuple of literals

/** The grants by which an actor holds a verb for a plan (or for any plan). */
export function grantsFor(actor: Actor, verb: Verb, plan?: string): Grant[] {
  return actor.grants.filter((grant) => holds(grant, verb) && (plan === undefined || grant.plan === '*' || grant.plan === plan))
}

/** Whether an actor holds a verb at a place: a grant's region is the place's own region or an ancestor of it. */
export function may(actor: Actor, verb: Verb, place: Place): boolean {
  return grantsFor(actor, verb, place.plan).some((grant) => place.regionPath.includes(grant.region))
}

/** The regions within which an actor holds a verb for a plan: to be matched against `regionPath` in a query. */
export function reach(actor: Actor, verb: Verb, plan: string): string[] {
  return [...new Set(grantsFor(actor, verb, plan).map((grant) => grant.region))]
}

/**
 * Whether a plan concerns an actor who holds a verb for it: those above its jurisdiction supervise it, those within
 * carry it out. A grant for every plan, held next door, does not.
 */
export function concerns(actor: Actor, verb: Verb, { plan, jurisdiction }: { plan: string; jurisdiction: string }): boolean {
  const path: readonly string[] = regionPath(regionCode(jurisdiction))
  const isWithin = (region: string) => regionPath(regionCode(region)).some((ancestor) => ancestor === jurisdiction)
  return grantsFor(actor, verb, plan).some(({ region }) => path.includes(region) || isWithin(region))
}

/**
 * Returns the thing if the actor may see it there; otherwise answers exactly as if it did not exist,
 * so that nobody learns what other regions hold.
 */
export function visible<Thing extends Place>(actor: Actor, verb: Verb, thing: Thing | null, absent: string): Thing {
  if (thing === null || !may(actor, verb, thing)) throw new Problem('absent', absent)
  return thing
}
