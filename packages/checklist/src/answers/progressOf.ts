import { isValid } from '../interpret/interpret.ts'
import type { Outline } from '../outline/outline.ts'
import { tidied } from './tidied.ts'
import { valueAt } from './valueAt.ts'

export interface Progress {
  readonly answered: number
  readonly total: number
  readonly bySection: readonly { readonly key: string; readonly answered: number; readonly total: number }[]
  /** The paths of the items that still lack something. */
  readonly missing: readonly string[]
}

/**
 * How far a checklist is filled, counted in items. An item that its section does not demand counts once
 * something is answered in it. An item is answered when its own schema is content: every clause,
 * the text, and the note that a bad answer calls for.
 */
export function progressOf(outline: Outline, answers: unknown): Progress {
  const missing: string[] = []
  const bySection = outline.sections.map(({ key, items }) => {
    const counted = items.filter((item) => item.isRequired || valueAt(answers, item.path) !== undefined)
    const open = counted.filter((item) => {
      const value = tidied(valueAt(answers, item.path))
      return value === undefined || !isValid(item.schema, value, outline.root)
    })
    missing.push(...open.map((item) => item.path))
    return { key, answered: counted.length - open.length, total: counted.length }
  })
  const total = bySection.reduce((sum, section) => sum + section.total, 0)
  return { answered: total - missing.length, total, bySection, missing }
}
