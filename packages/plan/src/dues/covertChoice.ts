import type { Plan } from '../schema/planSchema.ts'
import { dutiesOf } from './dutiesOf.ts'
import { isTargetVisit, visitName, visitsAny } from './visitDues.ts'

/** Whether a record is made in secret: it cannot be, its inspector says so, or it is always. */
export type CovertChoice = 'never' | 'chosen' | 'always'

/**
 * Whether a record about a target on some lists is made in secret (暗访). The visit that it names says so by its duty: always where
 * `covert` is that duty's only mode, as the inspector says where it is one of several. A record that names none of this plan's visits is
 * covert where the inspector says so and any duty about the lists could be.
 */
export function covertChoice(
  plan: Plan,
  { lists, due }: { lists: readonly string[]; due?: string | null | undefined },
): CovertChoice {
  const visits = dutiesOf(plan).filter(isTargetVisit)
  const named = visits.find((duty) => due?.startsWith(`${plan.code}:${visitName(duty)}:`))
  if (named) return !named.modes.includes('covert') ? 'never' : named.modes.length === 1 ? 'always' : 'chosen'
  return visits.some((duty) => visitsAny(duty, lists) && duty.modes.includes('covert')) ? 'chosen' : 'never'
}
