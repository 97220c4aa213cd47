import type { Verb } from '@duzhan/contracts'
import { createContext, useContext } from 'react'
import type { SeatedPerson } from '../api/api.ts'

export type Person = Pick<SeatedPerson, 'account' | 'title' | 'grants' | 'verbs' | 'today' | 'clockAhead' | 'isDemonstration'>

/** The person signed in; present on every page behind the sign-in. */
export const MeContext = createContext<Person | null>(null)

/** The person signed in. */
export function useMe(): Person {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside of the signed-in shell')
  return me
}

/** The target of a plan that the person speaks for, where all grants are of that one; null otherwise. */
export function ownTarget({ grants }: Pick<Person, 'grants'>, plan: string): string | null {
  const target = grants[0]?.target
  return target !== undefined && grants.every((one) => one.target === target && one.plan === plan) ? target : null
}

/** Whether the person holds a verb somewhere; where exactly is the server's to decide. */
export function may(me: Person, verb: Verb): boolean {
  return me.verbs.includes(verb)
}
