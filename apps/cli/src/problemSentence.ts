import type { PlanWarning } from '@duzhan/plan'
import { type Problem, problemText } from '@duzhan/problems'
import { faultsIn } from './faultsIn.ts'
import type { Language } from './report.ts'

/** The sentence of a refusal; the faults of a plan that it names are told in the same language. */
export function problemSentence({ code, details }: Problem, language: Language): string {
  const { faults } = details
  if (!Array.isArray(faults)) return problemText(code, details, language)
  return problemText(code, { ...details, faults: faultsIn(faults as PlanWarning[], language) }, language) // what a plan's refusals carry
}
