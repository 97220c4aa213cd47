import { byKey } from '../json/byKey.ts'
import type { Plan } from '../schema/planSchema.ts'
import { labels, values } from '../wording/labels.ts'
import type { Difference } from './planComparison.ts'

/**
 * Which lists want a sponsor for every target is written as their keys alone, so it is held as firmly as the list itself
 * is. A list that only one of the plans has says so where lists are compared.
 */
export function sponsoredComparisons(lower: Plan, upper: Plan): Difference[] {
  const lists = byKey(lower.targetLists)
  const [wanted, own] = [upper, lower].map((plan) => new Set(plan.assignments.sponsored))
  return upper.targetLists.flatMap(({ key, hold = 'open' }): Difference[] => {
    const list = lists.get(key)
    const [was, is] = [wanted?.has(key) ?? false, own?.has(key) ?? false]
    if (!list || was === is) return []
    const [above, below] = was ? [values.required, values.notRequired] : [values.notRequired, values.required]
    const verdict = was ? 'weakened' : 'tightened'
    const path = `assignments.sponsored.${key}`
    return [{ path, title: list.title, label: labels.sponsorship, verdict, hold, upper: above, lower: below }]
  })
}
