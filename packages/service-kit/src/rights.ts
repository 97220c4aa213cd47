import { type Actor, type Grant, policy, type Role, type Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'

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
 * Returns the thing if the actor may see it there; otherwise answers exactly as if it did not exist,
 * so that nobody learns what other regions hold.
 */
export function visible<Thing extends Place>(actor: Actor, verb: Verb, thing: Thing | null, absent: string): Thing {
  if (thing === null || !may(actor, verb, thing)) throw new Problem('absent', absent)
  return thing
}
