import { faultText, type PlanWarning } from '@duzhan/plan'
import type { Language } from './report.ts'

/** Faults or warnings of a plan with their sentences in a language; code, place and details stay. */
export function faultsIn(faults: readonly PlanWarning[], language: Language): PlanWarning[] {
  return faults.map((fault) => ({ ...fault, message: faultText(fault, language) }))
}
