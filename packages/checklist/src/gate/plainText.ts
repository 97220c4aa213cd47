import { schemaLimits } from '../schema/schemaLimits.ts'
import { foreignPart } from '../text/foreignPart.ts'
import type { GateRule } from './refusalSentences.ts'

/** The rule that a text breaks which people are to read as it stands, or null. */
export function plainText(value: unknown): GateRule | null {
  if (typeof value !== 'string') return 'text.plain'
  if (value.length > schemaLimits.text) return 'text.length'
  return foreignPart(value) ? 'text.plain' : null
}

/** The same for a title, which must also say something. */
export function titleText(value: unknown): GateRule | null {
  return plainText(value) ?? (String(value).trim() === '' ? 'text.blank' : null)
}
