import type { Figure } from './figure.ts'

/**
 * How one kind of measure adds up. `merge` is associative and commutative and `empty` is its identity, so a region's
 * accumulator is the merge of its children's in whatever order they arrive; accumulators are plain JSON.
 */
export interface Monoid<Accumulator, Observation> {
  readonly empty: Accumulator
  readonly of: (observation: Observation) => Accumulator
  readonly merge: (one: Accumulator, other: Accumulator) => Accumulator
  /** Whether any part can be exchanged without looking at the others: true of sums and counts, not of a least or greatest number. */
  readonly isSubtractable: boolean
  /**
   * What `all` comes to when a part that was merged into it comes to `after` instead of `before`; null where the three do not
   * tell. Taking a part out is exchanging it for `empty`.
   */
  readonly exchange: (all: Accumulator, before: Accumulator, after: Accumulator) => Accumulator | null
  readonly figure: (accumulator: Accumulator) => Figure
}
