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
