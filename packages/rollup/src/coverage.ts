import { type Figure, quotient } from './monoid.ts'

/** Of the designated targets, the share that was visited; both are counts of distinct targets. */
export function coverage({ visited, designated }: { readonly visited: number; readonly designated: number }): Figure {
  return { value: quotient(visited, designated), numerator: visited, denominator: designated, targets: designated }
}
