import { condition, misfitsOf, type SubSchema } from '@duzhan/checklist'
import { Problem } from '@duzhan/problems'
import { canHold } from '../condition/canHold.ts'
import { namesInCondition } from '../condition/namesInCondition.ts'
import { standingSchema } from '../ladder/standing.ts'
import type { Plan } from '../schema/planSchema.ts'
import { judgedSchema } from '../targets/judgedTarget.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** `subjects` are what may be judged, one for each kind of target; null where it is an answer or a register of its own. */
interface Place {
  path: string
  where: unknown
  subjects: readonly SubSchema[] | null
}

function placesIn(plan: Plan): Place[] {
  const standing = [standingSchema as SubSchema] // a literal of the same subset
  const rules = plan.targetLists.flatMap((list, at) => {
    const named = new Set(list.targetKinds)
    const subjects = plan.targetKinds.filter((kind) => named.has(kind.key)).map(judgedSchema)
    return (list.rules ?? []).map((rule, index) => ({
      path: `targetLists.${at}.rules.${index}.where`,
      where: rule.where,
      subjects,
    }))
  })
  const ofIndicators = plan.indicators.flatMap(({ qualifies, measure }, index) => [
    ...(qualifies ? [{ path: `indicators.${index}.qualifies`, where: qualifies, subjects: null }] : []),
    ...(measure.kind === 'share' && measure.where
      ? [{ path: `indicators.${index}.measure.where`, where: measure.where, subjects: null }]
      : []),
  ])
  return [
    ...rules,
    ...ofIndicators,
    ...plan.ladder.map((step, index) => ({ path: `ladder.${index}.when`, where: step.when, subjects: standing })),
  ]
}

/** A condition that the engine refuses is a fault of the plan; anything else that goes wrong is a bug. */
function refusals({ path, where }: Place): PlanFault[] {
  try {
    condition(where)
    return []
  } catch (error) {
    if (error instanceof Problem) return [planFault('condition.unsupported', path)]
    throw error
  }
}

/** Fields that nobody keeps, and values that a field cannot have: what asks about them would never hold. */
function impossible(where: unknown, subjects: readonly SubSchema[], path: string): PlanFault[] {
  const known = new Set(subjects.flatMap(({ properties = {} }) => Object.keys(properties)))
  const unknown = namesInCondition(where).filter((name) => !known.has(name))
  return [
    ...unknown.map((name) => planFault('condition.field-unknown', path, { name })),
    ...misfitsOf(where as SubSchema, subjects).map(({ path: place, rule, said }): PlanFault => {
      // admitted just before
      return { code: rule, path: `${path}${place.replaceAll('/', '.')}`, details: said }
    }),
  ]
}

/** Conditions that the engine refuses: whoever shows or compares a plan reads them. */
export const refusedConditions = (plan: Plan): PlanFault[] => placesIn(plan).flatMap(refusals)

/** Conditions that the engine refuses, those on a figure that nobody keeps or a value that it cannot have, and those whose parts contradict each other. */
export function conditionFaults(plan: Plan): PlanFault[] {
  return placesIn(plan).flatMap((place) => {
    const { path, where, subjects } = place
    const refused = refusals(place)
    if (refused.length > 0 || !subjects) return refused
    const faults = impossible(where, subjects, path)
    const isVain = faults.length === 0 && subjects.length > 0 && !subjects.some((subject) => canHold(where as SubSchema, subject))
    return isVain ? [planFault('condition.contradictory', path)] : faults
  })
}
