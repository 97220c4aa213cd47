import { type FindingLimit, limitOfRule, scalarText } from '@duzhan/checklist'
import { annotationsIn } from '../json/annotationsIn.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { FindingKind } from './planLimit.ts'

/** A rule of a checklist that opens findings: where it stands, of which kind they are, and the limit that it sets itself. */
export interface PlacedRule {
  path: string
  checklist: string
  /** The place of its checklist among those of the plan. */
  element: number
  kind: FindingKind
  limit: FindingLimit | null
}

/** The rules of all checklists of a plan that open findings; what is no rule at all the gate of checklists refuses. */
export const findingRules = ({ checklists }: Pick<Plan, 'checklists'>): PlacedRule[] =>
  checklists.flatMap(({ title, schema }, index) =>
    [...annotationsIn(schema, 'x-finding', `checklists.${index}.schema`)].map(({ path, rule }) => {
      const { severity, category } = rule as Partial<FindingKind> // an object, of which the gate knows the rest
      const kind: FindingKind = { severity: severity === 'serious' ? 'serious' : 'general', category: scalarText(category) }
      return { path, checklist: title, element: index, kind, limit: limitOfRule(rule) }
    }),
  )

/** Whether a plan has findings put right within hours, or extended by some. */
export function countsHours(plan: Pick<Plan, 'checklists' | 'findings'>): boolean {
  const { limits = [], extensions = [] } = plan.findings ?? {}
  return [...limits, ...extensions, ...findingRules(plan).map(({ limit }) => limit)].some((limit) => limit?.unit === 'hour')
}
