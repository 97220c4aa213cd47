import type { Plan } from '../schema/planSchema.ts'
import { comparePlans } from './comparePlans.ts'
import { type ConformanceCode, type ConformanceFinding, conformanceFinding } from './conformanceFinding.ts'
import type { PlanComparison } from './planComparison.ts'

function codeOf({ hold, verdict }: PlanComparison): ConformanceCode | null {
  if (hold === 'open') return null
  // Inside a fixed element nothing may be added, and its words are fixed too; only its source is not compared.
  if (hold === 'fixed') return 'fixed.changed'
  switch (verdict) {
    case 'weakened':
      return 'floor.weakened'
    case 'removed':
      return 'floor.removed'
    case 'cannotTell':
      return 'floor.unclear'
    case 'added':
    case 'tightened':
    case 'reworded':
      return null
  }
}

/**
 * Holds a lower plan, as merged, against its superior's: one finding for each breach, with place, rule and both values.
 * No findings means that it conforms; "unclear" is a finding for a person to settle, never a pass.
 */
export function conformPlan(lower: Plan, upper: Plan): ConformanceFinding[] {
  return comparePlans(lower, upper).flatMap((comparison) => {
    const code = codeOf(comparison)
    const { hold } = comparison
    return code && hold !== 'open' ? [conformanceFinding(comparison, { code, hold })] : []
  })
}
