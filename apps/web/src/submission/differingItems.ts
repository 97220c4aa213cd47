import type { Outline } from '@duzhan/checklist'

type Answers = Record<string, unknown>

/** The paths of the items that two contents of one checklist answer differently; the order of an item's parts says nothing. */
export function differingItems(outline: Outline, one: Answers, other: Answers): ReadonlySet<string> {
  const paths = outline.items.map(({ path }) => path)
  return new Set(paths.filter((path) => textOf(one, path) !== textOf(other, path)))
}

function textOf(answers: Answers, path: string): string {
  const [section = '', item = ''] = path.split('.')
  const items = answers[section] as Record<string, Answers | undefined> | undefined // as a checklist shapes them
  const parts = Object.entries(items?.[item] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(parts)
}
