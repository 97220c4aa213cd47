import type { PlanWarning } from '@duzhan/plan'
import { type Problem, problemText } from '@duzhan/problems'
import { faultsIn } from './faultsIn.ts'
import type { Locale } from './locales/zh.ts'
import type { Language } from './report.ts'

/** The sentence of a refusal; the faults of a plan that it names are told in the same language, each with its place. */
export function problemSentence({ code, details }: Problem, words: Locale, language: Language): string {
  const { faults } = details
  if (!Array.isArray(faults)) return problemText(code, details, language)
  const told = faultsIn(faults as PlanWarning[], language) // what a plan's refusals carry
  return problemText(code, { ...details, faults: told.map(({ path, message }) => words.place(path, message)) }, language)
}
