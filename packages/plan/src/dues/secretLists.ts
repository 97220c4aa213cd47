import type { Plan } from '../schema/planSchema.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Duty } from './duty.ts'

/** The duties of a plan about the members of its lists, by the key of the list, whatever is owed. */
export function dutiesByList(plan: Plan): ReadonlyMap<string, readonly Duty[]> {
  const found = new Map<string, Duty[]>()
  for (const duty of dutiesOf(plan)) {
    if (duty.about?.kind !== 'lists') continue
    for (const list of new Set(duty.about.targetLists)) {
      const duties = found.get(list)
      if (duties) duties.push(duty)
      else found.set(list, [duty])
    }
  }
  return found
}

/**
 * The keys of the lists of which only the plan's own seat and those above it are told who stands on them: those that say so, and
 * those that are drawn by lot for nothing but unannounced visits, unless they say that they are open.
 */
export function secretLists(plan: Plan): string[] {
  const duties = dutiesByList(plan)
  return plan.targetLists.flatMap(({ key, draw, told }) => {
    const about = draw && told === undefined ? (duties.get(key) ?? []) : []
    const isDrawnInSecret = about.length > 0 && about.every(({ isUnannounced }) => isUnannounced)
    return told === 'fromSeat' || isDrawnInSecret ? [key] : []
  })
}
