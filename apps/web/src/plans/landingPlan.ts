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

const keyOf = (account: string) => `plan of ${account}`

/** The plan that an account was in last on this device; null when there is none, or the browser keeps nothing. */
export function lastPlan(account: string): string | null {
  try {
    return localStorage.getItem(keyOf(account))
  } catch {
    // a browser that forbids storage forgets, and the person chooses again
    return null
  }
}

/** Remembers the plan that an account is in, where the browser allows it. */
export function rememberPlan(account: string, plan: string): void {
  try {
    localStorage.setItem(keyOf(account), plan)
  } catch {
    // as above
  }
}
