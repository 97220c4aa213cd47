import type { Actor, Grant, Verb } from '@duzhan/contracts'
import { isWithin, regionCode, regionPath } from '@duzhan/regions'
import { may, type Place } from '@duzhan/service-kit'
import type { Person } from './person.repository.ts'

/** The first of the grants that an operator may neither give nor take, because it does not lie within one of their own. */
export const beyondReach = (actor: Actor, verb: Verb, grants: readonly Grant[]): Grant | undefined =>
  grants.find((grant) => !may(actor, verb, placeOf(grant)))

/** Where a grant holds. Throws `region.invalid`. */
export const placeOf = ({ plan, region }: Grant): Place => ({ plan, regionPath: regionPath(regionCode(region)) })

/** The regions, from the province down, that all of a person's grants lie in: empty for grants in several provinces, or none. */
export function commonPath(grants: readonly Grant[]): string[] {
  const [first, ...others] = grants.map((grant) => placeOf(grant).regionPath)
  return (first ?? []).filter((region) => others.every((path) => path.includes(region)))
}

const narrowings = ['team', 'unit', 'target', 'body'] as const

/** Whether whoever has one grant may do all that another lets its holder do. */
export const doesTheSame = (one: Grant, other: Grant): boolean =>
  one.role === other.role &&
  placeOf(other).regionPath.includes(one.region) &&
  (one.plan === '*' || one.plan === other.plan) &&
  narrowings.every((field) => one[field] === undefined || one[field] === other[field])

/**
 * Whether each operator's grant that a person held before and does not hold now is covered by one of somebody who can sign in:
 * a region that nobody administers could not be given an operator by its own people any more.
 */
export function isStillOperated(before: Person, people: readonly Person[]): boolean {
  const operators = people.flatMap(({ isDisabled, grants }) => (isDisabled ? [] : grants)).filter(isOperator)
  const isCovered = (grant: Grant) =>
    operators.some(
      ({ region, plan }) => isWithin(regionCode(grant.region), regionCode(region)) && (plan === '*' || plan === grant.plan),
    )
  return before.isDisabled || before.grants.filter(isOperator).every(isCovered)
}

const isOperator = ({ role }: Grant): boolean => role === 'operator'
