import { schemaLimits } from '../schema/schemaLimits.ts'
import { foreignPart } from '../text/foreignPart.ts'
import { trimmed } from '../text/trimmed.ts'
import type { GateRule } from './refusalSentences.ts'

/** The rule that a text breaks which people are to read as it stands, or null. */
export function plainText(value: unknown): GateRule | null {
  if (typeof value !== 'string') return 'text.plain'
  if (value.length > schemaLimits.text) return 'text.length'
  return foreignPart(value) ? 'text.plain' : null
}

/** The same for a title, which must also say something. */
export function titleText(value: unknown): GateRule | null {
  return plainText(value) ?? (trimmed(String(value)) === '' ? 'text.blank' : null)
}

const shape = /^[A-Za-z][A-Za-z0-9_]{0,63}$/
const reserved = new Set([
  'constructor',
  'prototype',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'toJSON',
  'valueOf',
  'then',
])

/** Whether a name may be used for a property: plain letters, and none that means something to the language. */
export function isPropertyName(name: unknown): name is string {
  return typeof name === 'string' && shape.test(name) && !reserved.has(name)
}
