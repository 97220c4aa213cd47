import { condition } from '@duzhan/checklist'
import { Problem } from '@duzhan/problems'
import { namesInCondition } from '../condition/namesInCondition.ts'
import { standingSchema } from '../ladder/standing.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from './planFault.ts'

/** `known` are the fields that may be asked about; null where the object is an answer or a register of its own. */
type Place = { path: string; where: unknown; known: ReadonlySet<string> | null }

const placesIn = (plan: Plan): Place[] => {
  const standing = new Set(Object.keys(standingSchema.properties))
  const rules = plan.targetLists.flatMap((list, at) => {
    const kinds = plan.targetKinds.filter((kind) => list.targetKinds.includes(kind.key))
    const known = new Set(kinds.flatMap((kind) => attributeNames(kind)))
    return (list.rules ?? []).map((rule, index) => ({
      path: `targetLists.${at}.rules.${index}.where`,
      where: rule.where,
      known,
    }))
  })
  const ofIndicators = plan.indicators.flatMap(({ qualifies, measure }, index) => [
    ...(qualifies ? [{ path: `indicators.${index}.qualifies`, where: qualifies, known: null }] : []),
    ...(measure.kind === 'share' && measure.where
      ? [{ path: `indicators.${index}.measure.where`, where: measure.where, known: null }]
      : []),
  ])
  return [
    ...rules,
    ...ofIndicators,
    ...plan.ladder.map((step, index) => ({ path: `ladder.${index}.when`, where: step.when, known: standing })),
  ]
}

const attributeNames = (kind: Plan['targetKinds'][number]): string[] => [
  ...Object.keys(kind.attributes.properties),
  ...(kind.derived ?? []).map((ratio) => ratio.key),
]

/** A condition that the engine refuses is a fault of the plan; anything else that goes wrong is a bug. */
const refusal = (where: unknown): boolean => {
  try {
    condition(where)
    return false
  } catch (error) {
    if (error instanceof Problem) return true
    throw error
  }
}

/** Conditions that the engine refuses, and conditions on a figure that nobody keeps. */
export function conditionFaults(plan: Plan): PlanFault[] {
  return placesIn(plan).flatMap(({ path, where, known }) => {
    if (refusal(where)) return [planFault('condition.unsupported', path)]
    return namesInCondition(where)
      .filter((name) => known && !known.has(name))
      .map((name) => planFault('condition.field-unknown', path, { name }))
  })
}
