import type { Plan } from '../schema/planSchema.ts'
import { comparePlans, type PlanComparison } from './comparePlans.ts'
import { comparisonSentence } from './comparisonSentence.ts'

/** How a lower plan breaks with what its superior holds; codes are permanent. */
export type ConformanceCode = 'fixed.changed' | 'floor.weakened' | 'floor.removed' | 'floor.unclear'

export type ConformanceFinding = {
  code: ConformanceCode
  path: string
  hold: 'fixed' | 'floor'
  upper: string
  lower: string
  message: string
}

const codeOf = ({ hold, verdict }: PlanComparison): ConformanceCode | null => {
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

const sentenceOf = (comparison: PlanComparison, code: ConformanceCode): string => {
  if (code !== 'fixed.changed' || comparison.verdict === 'removed') return comparisonSentence(comparison)
  const { title, label, upper, lower } = comparison
  return `“${title}”由上级固定，${label}不得由${upper}改为${lower}`
}

/**
 * Holds a lower plan, as merged, against its superior's: one finding for each breach, with place, rule and both values.
 * No findings means that it conforms; "unclear" is a finding for a person to settle, never a pass.
 */
export function conformPlan(lower: Plan, upper: Plan): ConformanceFinding[] {
  return comparePlans(lower, upper).flatMap((comparison) => {
    const code = codeOf(comparison)
    const { path, hold, upper: was, lower: is } = comparison
    if (!code || hold === 'open') return []
    return [{ code, path, hold, upper: was, lower: is, message: sentenceOf(comparison, code) }]
  })
}
