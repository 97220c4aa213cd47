import { fillSentence } from '@duzhan/problems'
import { type PlanCode, planCatalogue } from './catalogue.ts'
import { inWords, type Language, type Words } from './words.ts'

export type PlanDetails = Readonly<Record<string, Words>>

/** What a code says of a plan, in a language, filled from its details. */
export function planSentence(code: PlanCode, details: PlanDetails, language: Language): string {
  return fillSentence(planCatalogue[code][language], (name) => {
    const words = details[name]
    return words === undefined ? null : inWords(words, language)
  })
}
