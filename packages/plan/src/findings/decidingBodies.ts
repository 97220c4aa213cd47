import { bodyNamed, bodyOfUnit } from '../bodies/bodyNamed.ts'
import { taskCells } from '../duty/taskCells.ts'
import type { PlanExtension } from '../schema/findings.ts'
import type { Plan } from '../schema/planSchema.ts'

/**
 * The bodies of the directory whose people decide whether a finding of a focus area, named by its key, gets more time; null where a plan leaves it
 * to those who review, and none where it names units that are no bodies of the directory, which the check refuses.
 */
export function decidingBodies(
  plan: Pick<Plan, 'units' | 'focusAreas'>,
  { decider }: Pick<PlanExtension, 'decider'>,
  category: string,
): string[] | null {
  if (decider === undefined) return null
  if (decider.kind !== 'answering') return [bodyNamed(plan, decider) ?? []].flat()
  const answering = taskCells({ units: plan.units, focusAreas: plan.focusAreas.filter(({ key }) => key === category) })
  const named = answering.filter(({ role }) => decider.roles?.includes(role) ?? true)
  return [...new Set(named.flatMap(({ unit }) => bodyOfUnit(plan, unit) ?? []))]
}
