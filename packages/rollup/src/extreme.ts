import type { Monoid } from './monoid.ts'

export interface Extreme {
  readonly value: number | null
  readonly targets: number
}

/** The least number seen. */
export const min = extreme(Math.min)

/** The greatest number seen. */
export const max = extreme(Math.max)

function extreme(choose: (one: number, other: number) => number): Monoid<Extreme, number> {
  return {
    empty: { value: null, targets: 0 },
    of: (value) => {
      if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
      return { value: value + 0, targets: 1 } // -0 and 0 are one number
    },
    merge: (one, other) => ({
      value: one.value === null ? other.value : other.value === null ? one.value : choose(one.value, other.value),
      targets: one.targets + other.targets,
    }),
    figure: ({ value, targets }) => ({ value, numerator: value ?? 0, denominator: targets, targets }),
  }
}
