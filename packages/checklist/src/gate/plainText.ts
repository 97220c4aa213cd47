import type { Rule } from './refusalSentences.ts'
import { schemaLimits } from './schemaLimits.ts'

// control characters, and those that reorder or hide text: what is shown must be what was written
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const markup = /<[A-Za-z/!?]|&(#|[A-Za-z]+;)|javascript:|\]\(/i

/** The rule that a text breaks which people are to read as it stands, or null. */
export function plainText(value: unknown): Rule | null {
  if (typeof value !== 'string') return 'text.plain'
  if (value.length > schemaLimits.text) return 'text.length'
  return unseen.test(value) || markup.test(value) ? 'text.plain' : null
}
