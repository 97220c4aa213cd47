import { bodyOfUnit } from '../bodies/bodyNamed.ts'
import { annotationsIn } from '../json/annotationsIn.ts'
import type { Plan } from '../schema/planSchema.ts'

/** The bodies of the directory that answer for findings of a plan: those of the units that rules of its checklists hand them over to. */
export function answeringBodies(plan: Pick<Plan, 'checklists' | 'units'>): string[] {
  if (!plan.units.some(({ body }) => body !== undefined)) return []
  const units = plan.checklists.flatMap(({ schema }) =>
    [...annotationsIn(schema, 'x-finding', '')].flatMap(({ rule }) => {
      const responsible: unknown = Reflect.get(rule, 'responsible')
      const unit: unknown = typeof responsible === 'object' && responsible !== null ? Reflect.get(responsible, 'unit') : undefined
      return typeof unit === 'string' ? [unit] : []
    }),
  )
  return [...new Set(units.flatMap((unit) => bodyOfUnit(plan, unit) ?? []))]
}
