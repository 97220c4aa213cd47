import type { FindingLimit } from '@duzhan/checklist'
import type { PlanExtension, PlanLimit } from '../schema/findings.ts'
import type { Plan } from '../schema/planSchema.ts'

/** By what a plan tells findings apart: how serious they are, and the key of their focus area. */
export interface FindingKind {
  severity: 'general' | 'serious'
  category: string
}

type OfFindings = Pick<PlanLimit, 'severity' | 'category'>

const isSaidOf = ({ severity, category }: OfFindings, kind: FindingKind): boolean =>
  (severity === undefined || severity === kind.severity) && (category === undefined || category === kind.category)

/** A focus area says more than a severity, and both together most. */
const weightOf = ({ severity, category }: OfFindings): number => (category ? 2 : 0) + (severity ? 1 : 0)

/** What is said most closely of findings of a kind; of several that say it as closely, the first. */
function closest<Said extends OfFindings>(said: readonly Said[], kind: FindingKind): Said | null {
  return said
    .filter((one) => isSaidOf(one, kind))
    .reduce<Said | null>((best, one) => (best && weightOf(best) >= weightOf(one) ? best : one), null)
}

/** What a plan says of the limit of findings of a kind; null where it says nothing of them. */
export const saidLimit = ({ findings }: Pick<Plan, 'findings'>, kind: FindingKind): PlanLimit | null =>
  closest(findings?.limits ?? [], kind)

/** Within how long a plan has findings of a kind put right of which the checklist does not say it; null where it says nothing. */
export function limitInPlan(plan: Pick<Plan, 'findings'>, kind: FindingKind): FindingLimit | null {
  const said = saidLimit(plan, kind)
  return said && { within: said.within, unit: said.unit }
}

/** How a plan lets findings of a kind be extended; null where it does not. */
export const extensionInPlan = ({ findings }: Pick<Plan, 'findings'>, kind: FindingKind): PlanExtension | null =>
  closest(findings?.extensions ?? [], kind)
