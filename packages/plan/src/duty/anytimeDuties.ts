import type { VisitDuty } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'

/**
 * The visit duties that name a list and no cycle ("regularly", "from time to time"): its targets may be visited on any
 * day and as often as one likes; such visits count and are never due.
 */
export function anytimeDuties({ duties }: Pick<Plan, 'duties'>, list: string): VisitDuty[] {
  return (duties.visits ?? []).filter(({ cycle, targetLists }) => cycle === undefined && targetLists.includes(list))
}
