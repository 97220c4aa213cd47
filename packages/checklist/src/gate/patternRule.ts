import { automaton } from '../pattern/automaton.ts'
import { pattern } from '../pattern/pattern.ts'
import { patternEstimate } from '../pattern/patternEstimate.ts'
import { schemaLimits } from '../schema/schemaLimits.ts'
import type { GateRule } from './refusalSentences.ts'

/** What a pattern costs for each character, or the rule that keeps it out. */
export function patternRule(source: string): { readonly steps: number } | { readonly rule: GateRule; readonly detail: number } {
  if (source.length > schemaLimits.patternLength) return { rule: 'pattern.length', detail: schemaLimits.patternLength }
  const estimate = patternEstimate(source)
  if (estimate === Number.POSITIVE_INFINITY) return { rule: 'pattern.repeat', detail: schemaLimits.patternRepeat }
  if (estimate > 4 * schemaLimits.patternProgram) return { rule: 'pattern.program', detail: estimate }
  if (!isOfTheDialect(source)) return { rule: 'pattern.syntax', detail: 0 }
  const { size } = pattern(source)
  if (size > schemaLimits.patternProgram) return { rule: 'pattern.program', detail: size }
  return { steps: size }
}

/**
 * Whether the pattern is of our dialect, which both engines and JSON Schema's own read alike. Building a native
 * expression is safe; only running it is not.
 */
function isOfTheDialect(source: string): boolean {
  try {
    automaton(source)
    new RegExp(source, 'u')
    pattern(source)
    return true
  } catch {
    return false
  }
}
