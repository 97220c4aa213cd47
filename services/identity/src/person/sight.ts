import type { Actor, Grant } from '@duzhan/contracts'
import { grantsFor } from '@duzhan/service-kit'
import { placeOf } from './reach.ts'

/** Who has no grant lies nowhere, and is every operator's to give some. */
const ungranted = 'none'
const wordOf = (region: string, plan: string) => (plan === '*' ? region : `${region} ${plan}`)

/**
 * The words by which people are found: every region that one of their grants lies in, alone and with the plan of the grant.
 * `sightOf` says which of them an operator looks for; together they are what `may` says of `person.list`.
 */
export function sightWords(grants: readonly Grant[]): string[] {
  if (grants.length === 0) return [ungranted]
  const words = grants.flatMap((grant) => placeOf(grant).regionPath.flatMap((region) => [region, wordOf(region, grant.plan)]))
  return [...new Set(words)]
}

/** The words of the people whom an actor is shown: those with a grant within the actor's own, and those with none. */
export function sightOf(actor: Actor): string[] {
  const words = grantsFor(actor, 'person.list').map(({ region, plan }) => wordOf(region, plan))
  return [...new Set([...words, ungranted])]
}
