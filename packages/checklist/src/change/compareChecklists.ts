import { kindOf } from '../kind/itemKinds.ts'
import type { OutlineItem } from '../outline/outline.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'

/** What became of one item between two revisions, and whether answers given on the earlier one still count towards its figure. */
export interface ItemChange {
  readonly path: string
  readonly title: string
  readonly verdict: 'same' | 'reworded' | 'changed' | 'added' | 'removed'
  readonly counts: boolean
}

/** What is asked, in a form that two items can be compared by; words are kept apart from meaning. */
const meaningOf = (item: OutlineItem): string =>
  JSON.stringify([
    item.kind,
    item.clauses.map(({ key, good, indicator }) => [key, good, indicator?.code ?? null]).sort(),
    kindOf(item.kind)?.meaning(item) ?? null,
  ])
const wordsOf = ({ title, clauses, columns, schema, part }: OutlineItem) =>
  JSON.stringify([
    title,
    [...clauses, ...columns].map((part) => [part.key, part.title]).sort(),
    schema.description ?? '',
    schema['x-shown-if'] ?? null,
    part,
  ])

/**
 * Compares two revisions of a checklist item by item, by stable path, in the later one's order, with what was removed
 * last. Answers count on as long as the same is asked: the same clauses with the same good answer for the same indicator,
 * and what each kind calls its meaning (a unit, the choices, the points of a score). New words alone, another moment
 * at which the item is shown, or another team that fills it in, do not stop them, but are shown, because only a person can say whether they still ask the
 * same.
 */
export function compareChecklists(before: ChecklistSchema, after: ChecklistSchema): ItemChange[] {
  const earlier = new Map(outlineOf(before).items.map((item) => [item.path, item]))
  const later = outlineOf(after).items
  const kept = new Set(later.map(({ path }) => path))
  const changes = later.map((item): ItemChange => {
    const { path, title } = item
    const was = earlier.get(path)
    if (was === undefined) return { path, title, verdict: 'added', counts: false }
    if (meaningOf(was) !== meaningOf(item)) return { path, title, verdict: 'changed', counts: false }
    return { path, title, verdict: wordsOf(was) === wordsOf(item) ? 'same' : 'reworded', counts: true }
  })
  const removed = [...earlier.values()].filter(({ path }) => !kept.has(path))
  return [...changes, ...removed.map(({ path, title }): ItemChange => ({ path, title, verdict: 'removed', counts: false }))]
}
