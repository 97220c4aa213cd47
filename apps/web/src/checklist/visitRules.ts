import { type CovertChoice, claimFault, covertChoice, firstDay, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'

/** Why a visit that is begun now would not be taken, by the rule that the platform asks as well; null when it would. */
export function visitRefusal(plan: Pick<Plan, 'period' | 'document'>, now: Date): Problem | null {
  const fault = claimFault(plan, { startedAt: now, finishedAt: now, arrivedAt: now })
  return fault && new Problem('invalid', `submission.time-${fault}`, { start: firstDay(plan), end: plan.period.end })
}

/** What a plan says of a visit that is begun now: why it would not be taken, and whether it may be made in secret. */
export const visitRules = (
  plan: Plan,
  now: Date,
  about: Parameters<typeof covertChoice>[1],
): { refusal: Problem | null; covert: CovertChoice } => ({
  refusal: visitRefusal(plan, now),
  covert: covertChoice(plan, about),
})
