import { pattern } from '../interpret/pattern.ts'
import type { Rule } from '../zhCN/refusalSentence.ts'
import { patternEstimate } from './patternCost.ts'
import { schemaLimits } from './schemaLimits.ts'

/** What a pattern costs for each character, or the rule that keeps it out. */
export function patternRule(source: string): { readonly steps: number } | { readonly rule: Rule; readonly detail: number } {
  if (source.length > schemaLimits.patternLength) return { rule: 'pattern.length', detail: schemaLimits.patternLength }
  const estimate = patternEstimate(source)
  if (estimate === Number.POSITIVE_INFINITY) return { rule: 'pattern.repeat', detail: schemaLimits.patternRepeat }
  if (estimate > 4 * schemaLimits.patternProgram) return { rule: 'pattern.program', detail: estimate }
  if (!isSpokenByBoth(source)) return { rule: 'pattern.syntax', detail: 0 }
  const { size } = pattern(source)
  if (size > schemaLimits.patternProgram) return { rule: 'pattern.program', detail: size }
  return { steps: size }
}

/**
 * Whether the linear engine and JSON Schema's own dialect both read the pattern, which leaves out look-around, back
 * references and inline flags. Building a native expression is safe; only running it is not.
 */
function isSpokenByBoth(source: string): boolean {
  try {
    new RegExp(source, 'u')
    pattern(source)
    return true
  } catch {
    return false
  }
}
