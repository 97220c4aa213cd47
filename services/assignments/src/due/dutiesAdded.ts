import { calendarDate, dutiesOf, type Plan } from '@duzhan/plan'
import type { DatedPlanCopies } from '@duzhan/service-kit'

/**
 * The duties that a plan did not have from its first revision on, each with the calendar date in Asia/Shanghai on which the one
 * that added it came into force: nobody owed it before. What a revision took out and a later one brings back counts as added.
 * A revision that is not known here, or not when it came, adds nothing.
 */
export async function dutiesAdded(
  plan: Plan,
  plans: Pick<DatedPlanCopies, 'byRevision' | 'publishedAt'>,
): Promise<ReadonlyMap<string, string>> {
  const added = new Map<string, string>()
  const standing = new Set(dutiesOf(plan).map(({ id }) => id))
  for (let { revision } = plan; revision > 1 && standing.size > 0; revision -= 1) {
    const before = await plans.byRevision(plan.code, revision - 1)
    if (before === null) return added
    const known = new Set(dutiesOf(before).map(({ id }) => id))
    const here = [...standing].filter((id) => !known.has(id))
    const at = here.length > 0 ? await plans.publishedAt(plan.code, revision) : null
    for (const id of here) {
      standing.delete(id)
      if (at) added.set(id, calendarDate(at))
    }
  }
  return added
}
