import { sumOf } from '../kind/number.ts'
import type { Observation, Observed } from '../kind/observation.ts'
import type { Outline, OutlineItem } from '../outline/outline.ts'

/** What a computed figure came to, or the titles of what it still lacks. */
export type Computed = { readonly observed: Observed & { readonly number: number } } | { readonly lacks: readonly string[] }

/** Works a computed figure out of the numbers of the form: of what is not given, or hidden, nothing is computed. */
export function computed(item: OutlineItem, outline: Outline, observations: readonly Observation[]): Computed {
  const { function: operation, of: places = [] } = item.annotation
  const found = places.map((path) => observations.find((one) => one.path === path)?.number)
  const lacks = places.filter((_, index) => found[index] === undefined)
  if (lacks.length > 0) return { lacks: lacks.map((path) => titleAt(outline, path)) }
  const [first = 0, ...others] = found.map(Number)
  const rest = sumOf(others)
  if (operation === 'ratio')
    return rest === 0
      ? { lacks: [titleAt(outline, places[1] ?? '')] }
      : { observed: { number: first / rest, parts: { numerator: first, denominator: rest } } }
  return { observed: { number: sumOf([first, operation === 'difference' ? -rest : rest]) } }
}

function titleAt({ items }: Outline, path: string): string {
  const item = items.find((one) => one.path === path || one.columns.some((column) => column.path === path))
  return item?.columns.find((column) => column.path === path)?.title ?? item?.title ?? path
}
