import { homeRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'

/**
 * Where the findings of a plan that the person is told of may lie: within the widest region of the grants; or anywhere under the plan for
 * whoever is granted bodies of the directory alone, whose seat says nothing of where what they are given lies.
 */
export function useScope(plan: string): string {
  const me = useMe()
  const jurisdiction = usePlan(plan).data?.document.jurisdiction ?? ''
  const own = me.grants.filter((grant) => grant.plan === plan || grant.plan === '*')
  return own.length > 0 && own.every(({ body }) => body !== undefined) ? jurisdiction : homeRegion(me, plan)
}
