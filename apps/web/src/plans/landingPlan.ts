import type { PlanSummary } from '@duzhan/contracts'
import type { Person } from '../person/me.ts'
import { currentPlans } from './currentPlans.ts'

/**
 * The plan that a person's work begins in: the one they were in last on this device, or the first in force, those that
 * the post names going before those it merely reaches. The others are one click away. Null when there is none.
 */
export function landingPlan(me: Pick<Person, 'grants'>, plans: readonly PlanSummary[], last: string | null): string | null {
  const current = currentPlans(plans)
  const known = current.find((plan) => plan.plan === last)
  if (known) return known.plan
  const named = current.filter((plan) => me.grants.some((grant) => grant.plan === plan.plan))
  const choices = named.length > 0 ? named : current
  const first = choices.find((plan) => plan.status === 'published') ?? choices[0]
  return first?.plan ?? null
}
