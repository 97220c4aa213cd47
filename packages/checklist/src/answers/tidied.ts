import { trimmed } from '../text/trimmed.ts'
import { visibleText } from '../text/visibleText.ts'

/**
 * Answers as they are judged and kept: every text without the marks that nobody sees and the blanks
 * at its ends, and a text of nothing but blanks not
 * there at all, so that it is missing wherever one is required. It recurses: answers beyond the limits never come here.
 */
export function tidied(answers: unknown): unknown {
  if (typeof answers === 'string') return trimmed(visibleText(answers))
  if (Array.isArray(answers)) return answers.map(tidied).filter((entry) => entry !== '')
  if (typeof answers !== 'object' || answers === null) return answers
  const kept = Object.entries(answers).map(([key, value]): [string, unknown] => [key, tidied(value)])
  return Object.fromEntries(kept.filter(([, value]) => value !== ''))
}
