import { type PlanDetails, planSentence } from '../wording/planSentence.ts'
import { inWords, type Language } from '../wording/words.ts'
import { comparisonCode, comparisonDetails } from './comparisonSentence.ts'
import type { PlanComparison } from './planComparison.ts'

/** How a lower plan breaks with what its superior holds; codes are permanent. */
export type ConformanceCode = 'fixed.changed' | 'floor.weakened' | 'floor.removed' | 'floor.unclear'

/**
 * A breach as it is sent and kept, in Chinese words. `details` are what its sentence is filled with in either language;
 * what an earlier release kept has neither them nor a verdict.
 */
export interface ConformanceFinding {
  code: ConformanceCode
  path: string
  hold: 'fixed' | 'floor'
  upper: string
  lower: string
  message: string
  verdict?: PlanComparison['verdict']
  details?: PlanDetails
}

/** Whether a finding is a breach; what no rule can judge (`floor.unclear`) is left to the person who accepts the plan. */
export const isBreach = ({ code }: Pick<ConformanceFinding, 'code'>): boolean => code !== 'floor.unclear'

/** A comparison as a finding under a code. */
export function conformanceFinding(
  comparison: PlanComparison,
  { code, hold }: Pick<ConformanceFinding, 'code' | 'hold'>,
): ConformanceFinding {
  const { path, upper, lower, verdict } = comparison
  const finding = { code, path, hold, upper, lower, verdict, details: comparisonDetails(comparison) }
  return { ...finding, message: findingSentence({ ...finding, message: '' }, 'zh') }
}

/** The sentence of a finding in a language; one that was kept without details has only the sentence it came with. */
export function findingSentence({ code, hold, verdict, details, message }: ConformanceFinding, language: Language): string {
  if (!verdict || !details) return message
  // what is fixed and left out reads like what is held as a floor and left out
  const said = verdict === 'removed' ? comparisonCode({ hold, verdict }) : code
  return planSentence(said, details, language)
}

/** A finding with its words in a language, as far as it has them. */
export function findingIn(finding: ConformanceFinding, language: Language): ConformanceFinding {
  const { upper = finding.upper, lower = finding.lower } = finding.details ?? {}
  const message = findingSentence(finding, language)
  return { ...finding, upper: inWords(upper, language), lower: inWords(lower, language), message }
}
