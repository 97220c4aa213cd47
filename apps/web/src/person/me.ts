import { kindOf, type PlanSummary, type Verb } from '@duzhan/contracts'
import { isInLine, isRegionCode } from '@duzhan/regions'
import { createContext, useContext } from 'react'
import type { SeatedPerson } from '../api/api.ts'

export type Person = Pick<
  SeatedPerson,
  'account' | 'title' | 'grants' | 'held' | 'verbs' | 'today' | 'clockAhead' | 'isDemonstration'
>

/** The person signed in; present on every page behind the sign-in. */
export const MeContext = createContext<Person | null>(null)

/** The person signed in. */
export function useMe(): Person {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside of the signed-in shell')
  return me
}

/**
 * The person as one of a plan: with the grants that concern it, as the services see it, and what those hold. Somebody who writes one plan
 * and reads another is offered nothing in that which is only theirs in this.
 */
export function under(me: Person, { plan, jurisdiction }: Pick<PlanSummary, 'plan' | 'jurisdiction'>): Person {
  const grants = me.grants.filter((grant) => (grant.plan === '*' || grant.plan === plan) && isNear(grant.region, jurisdiction))
  const held = me.held.filter(({ role, of }) => grants.some((grant) => grant.role === role && kindOf(grant) === of))
  return { ...me, grants, held, verbs: [...new Set(held.flatMap(({ verbs }) => verbs))] }
}

const isNear = (one: string, other: string): boolean => isRegionCode(one) && isRegionCode(other) && isInLine(one, other)

/** The target of a plan that the person speaks for, where all grants are of that one; null otherwise. */
export function ownTarget({ grants }: Pick<Person, 'grants'>, plan: string): string | null {
  const target = grants[0]?.target
  return target !== undefined && grants.every((one) => one.target === target && one.plan === plan) ? target : null
}

/** Whether the person holds a verb somewhere; where exactly is the server's to decide. */
export function may(me: Person, verb: Verb): boolean {
  return me.verbs.includes(verb)
}
