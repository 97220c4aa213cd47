import type { Hold } from '../schema/planParts.ts'
import { inWords, type Language, type Words } from '../wording/words.ts'
import type { Verdict } from './fieldRule.ts'

interface Told {
  label: string
  upper: string
  lower: string
}

/** In what two plans differ at one place, in words of either language. */
export type Difference = {
  path: string
  title: string
  verdict: Exclude<Verdict, 'same'>
  hold: Hold
} & Record<keyof Told, Words>

/**
 * One thing in which a lower plan differs from its superior, with both values in Chinese words and how firmly it is
 * held. `details` are the same words in either language; what an earlier release kept has none.
 */
export type PlanComparison = Omit<Difference, keyof Told> & Told & { details?: Record<keyof Told, Words> }

const wordedIn = (words: Record<keyof Told, Words>, language: Language): Told => ({
  label: inWords(words.label, language),
  upper: inWords(words.upper, language),
  lower: inWords(words.lower, language),
})

/** A difference as it is sent and kept. */
export function wordedComparison({ label, upper, lower, ...difference }: Difference): PlanComparison {
  const details = { label, upper, lower }
  return { ...difference, ...wordedIn(details, 'zh'), details }
}

/** A comparison with its words in a language, as far as it has them. */
export function comparisonIn(comparison: PlanComparison, language: Language): PlanComparison {
  return { ...comparison, ...wordedIn(comparison.details ?? comparison, language) }
}
