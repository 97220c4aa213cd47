import type { Me, Verb } from '@duzhan/contracts'
import { createContext, useContext } from 'react'

export type Person = Pick<Me, 'account' | 'title' | 'grants' | 'verbs' | 'today'>

/** The person signed in; present on every page behind the sign-in. */
export const MeContext = createContext<Me | null>(null)

/** The person signed in. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside of the signed-in shell')
  return me
}

/** Whether the person holds a verb somewhere; where exactly is the server's to decide. */
export function may(me: Me, verb: Verb): boolean {
  return me.verbs.includes(verb)
}

/** The widest region of the person's grants for a plan: where its figures and places begin for them. */
export function homeRegion(me: Me, plan: string): string {
  const regions = me.grants.filter((grant) => grant.plan === plan || grant.plan === '*').map((grant) => grant.region)
  return regions.sort((a, b) => trailingZeros(b) - trailingZeros(a))[0] ?? ''
}

function trailingZeros(code: string): number {
  return code.length - code.replace(/0+$/, '').length
}
