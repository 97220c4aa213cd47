/** A number that can be shown, with what it was made of. `value` is null when nothing was there to measure. */
export interface Figure {
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
  /** How many targets were observed, those that count for nothing (不适用) included. */
  readonly targets: number
  /** Only of a distribution: how often each choice was made. */
  readonly counts?: Readonly<Record<string, number>>
}

/** The quotient of two numbers; of nothing there is no share. */
export function quotient(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator
}

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
