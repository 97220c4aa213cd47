import type { Figure } from './figure.ts'

/**
 * How one kind of measure adds up. `merge` is associative and commutative and `empty` is its identity, so a region's
 * accumulator is the merge of its children's in whatever order they arrive; accumulators are plain JSON.
 */
export interface Monoid<Accumulator, Observation> {
  readonly empty: Accumulator
  readonly of: (observation: Observation) => Accumulator
  readonly merge: (one: Accumulator, other: Accumulator) => Accumulator
  readonly figure: (accumulator: Accumulator) => Figure
}
