import { isValid } from '../interpret/interpret.ts'
import { isRecord } from '../json/typeOf.ts'
import { kindOf } from '../kind/itemKinds.ts'
import type { Outline, OutlineItem } from '../outline/outline.ts'
import { tidied } from '../text/trimmed.ts'
import { hiddenIn } from './shown.ts'
import { valueAt } from './valueAt.ts'

export interface Progress {
  readonly answered: number
  readonly total: number
  readonly bySection: readonly { readonly key: string; readonly answered: number; readonly total: number }[]
  /** The paths of the items that still lack something. */
  readonly missing: readonly string[]
}

/**
 * How far a checklist is filled, counted in items that are shown. An item that nobody demands, by itself or with its
 * section, counts once something is answered in it; what is computed or only read never does. An item is answered when its
 * own schema and its kind are content: every clause, the text, and the note that a bad answer calls for. `today` is the
 * day in Shanghai where it is known. What an item holds must be replaced, not changed, from one call to the next.
 */
export function progressOf(outline: Outline, answers: unknown, today?: string): Progress {
  const missing: string[] = []
  const hidden = hiddenIn(outline.root, answers)
  const bySection = outline.sections.map(({ key, items, isRequired }) => {
    const isBegun = (path: string) => valueAt(answers, path) !== undefined
    const isDemanded = isRequired || isBegun(key)
    const counted = items.filter((item) => !hidden.has(item.path) && ((item.isRequired && isDemanded) || isBegun(item.path)))
    const open = counted.filter((item) => !isAnswered(outline, item, answers, today))
    missing.push(...open.map((item) => item.path))
    return { key, answered: counted.length - open.length, total: counted.length }
  })
  const total = bySection.reduce((sum, section) => sum + section.total, 0)
  return { answered: total - missing.length, total, bySection, missing }
}

/** What an item held when it was last looked at: of five hundred items one has changed since. */
const seen = new WeakMap<OutlineItem, { readonly held: unknown; readonly today: string | undefined; readonly result: boolean }>()

function isAnswered(outline: Outline, item: OutlineItem, answers: unknown, today: string | undefined): boolean {
  const held = valueAt(answers, item.path)
  const last = seen.get(item)
  if (last !== undefined && last.held === held && last.today === today) return last.result
  const result = isContent(outline, item, tidied(held), today)
  seen.set(item, { held, today, result })
  return result
}

function isContent({ root }: Outline, item: OutlineItem, value: unknown, today: string | undefined): boolean {
  if (!isRecord(value) || !isValid(item.schema, value, root)) return false
  return (kindOf(item.kind)?.faults?.(item, value, today) ?? []).length === 0
}
