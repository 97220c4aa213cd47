import { normalText, unseenPart } from '@duzhan/checklist'
import type { PlanFault } from '../wording/planFault.ts'

/** A document with every text made normal, and the texts that hold characters nobody sees. */
export interface PlainTexts {
  json: unknown
  faults: PlanFault[]
}

/**
 * Makes the texts of a document normal, as an office program would have left them out: see `normalText`. Patterns are
 * left alone, for in them every character counts. The document has been measured, so its depth is bounded.
 */
export function plainTexts(document: unknown): PlainTexts {
  const faults: PlanFault[] = []
  const plain = (value: unknown, path: string, name: string): unknown => {
    if (typeof value === 'string') {
      if (name === 'pattern') return value
      const text = normalText(value)
      const unseen = unseenPart(text)
      if (unseen) faults.push({ code: 'text.plain', path, details: { ...unseen } })
      return text
    }
    if (typeof value !== 'object' || value === null) return value
    const inside = (key: string): string => (path === '' ? key : `${path}.${key}`)
    if (Array.isArray(value)) return value.map((part, index) => plain(part, inside(String(index)), ''))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part, inside(key), key)]))
  }
  const json = plain(document, '', '')
  return { json, faults }
}
