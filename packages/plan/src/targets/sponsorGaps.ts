import type { Plan } from '../schema/planSchema.ts'
import type { Designation } from './designation.ts'

/** The designated targets of the lists that want a sponsor each, and have none. */
export function sponsorGaps(
  plan: Pick<Plan, 'assignments'>,
  designations: readonly Pick<Designation, 'targetId' | 'list'>[],
): string[] {
  const { sponsors = [], sponsored = [] } = plan.assignments
  const wanted = new Set(sponsored)
  const covered = new Set(sponsors.flatMap((sponsor) => sponsor.targets))
  return designations.filter((entry) => wanted.has(entry.list) && !covered.has(entry.targetId)).map((entry) => entry.targetId)
}
