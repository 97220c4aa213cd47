import type { Verb } from '@duzhan/contracts'
import { isRegionCode, widestOf } from '@duzhan/regions'
import { createContext, useContext } from 'react'
import type { SeatedPerson } from '../api/api.ts'

export type Person = Pick<SeatedPerson, 'account' | 'title' | 'grants' | 'verbs' | 'today' | 'clockAhead'>

/** The person signed in; present on every page behind the sign-in. */
export const MeContext = createContext<Person | null>(null)

/** The person signed in. */
export function useMe(): Person {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside of the signed-in shell')
  return me
}

/** Whether the person holds a verb somewhere; where exactly is the server's to decide. */
export function may(me: Person, verb: Verb): boolean {
  return me.verbs.includes(verb)
}

/** The widest region of the person's grants for a plan, of equals the one granted first: where its figures and places begin for them. */
export function homeRegion(me: Person, plan: string): string {
  const regions = me.grants.filter((grant) => grant.plan === plan || grant.plan === '*').map((grant) => grant.region)
  return widestOf(regions.filter(isRegionCode)) ?? ''
}
