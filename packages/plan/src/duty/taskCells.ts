import type { RegionCode } from '@duzhan/regions'
import { regionCode } from '@duzhan/regions'
import type { Plan } from '../schema/planSchema.ts'

/** One body that answers for one focus area: what a matrix of tasks and units tracks. */
export interface TaskCell {
  focusArea: string
  unit: string
  role: 'lead' | 'responsible' | 'supporting'
  /** The region of a body that stands for its group there; null for a unit that is one body. */
  region: RegionCode | null
}

const roles = ['lead', 'responsible', 'supporting'] as const

/** Every focus area times every unit that answers for it; a group counts once for each of its regions. */
export function taskCells(plan: Pick<Plan, 'focusAreas' | 'units'>): TaskCell[] {
  const groups = new Map(plan.units.map((unit) => [unit.key, unit.group?.regions]))
  return plan.focusAreas.flatMap((area) =>
    roles.flatMap((role) =>
      (area.units?.[role] ?? []).flatMap((unit): TaskCell[] => {
        const regions = groups.get(unit)
        const cell = { focusArea: area.key, unit, role }
        return regions ? regions.map((region) => ({ ...cell, region: regionCode(region) })) : [{ ...cell, region: null }]
      }),
    ),
  )
}
