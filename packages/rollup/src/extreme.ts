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
    isSubtractable: false,
    /** Whoever is not the extreme leaves no trace in it; when the extreme itself goes for less, nobody can tell the next one. */
    exchange: (all, before, after) => {
      if (all.targets === before.targets) return after
      const targets = all.targets - before.targets + after.targets
      if (all.value === null || after.value === null) return before.value === all.value ? null : { value: all.value, targets }
      const value = choose(all.value, after.value)
      return before.value === all.value && value !== after.value ? null : { value, targets }
    },
    figure: ({ value, targets }) => ({ value, numerator: value ?? 0, denominator: targets, targets }),
  }
}
