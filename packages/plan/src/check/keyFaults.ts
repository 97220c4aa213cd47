import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { keyedLists } from './keyedLists.ts'

/** Keys that stand twice in one list. */
export function keyFaults(plan: Plan): PlanFault[] {
  return [...keyedLists(plan)].flatMap(({ path, elements }) => {
    const seen = new Set<string>()
    return elements.flatMap(({ key }, index) => {
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      return [planFault('key.repeated', `${path}.${index}.key`, { key })]
    })
  })
}
