import { type Decimal, decimalOf, minus, plus } from './decimal.ts'
import { type Monoid, quotient } from './monoid.ts'

export interface Total {
  readonly total: Decimal
  readonly targets: number
}

/** The exact sum of a number over the targets. */
export const sum: Monoid<Total, number> = {
  empty: { total: '0', targets: 0 },
  of: (value) => ({ total: decimalOf(value), targets: 1 }),
  merge: (one, other) => ({ total: plus(one.total, other.total), targets: one.targets + other.targets }),
  isSubtractable: true,
  exchange: (all, before, after) => ({
    total: plus(minus(all.total, before.total), after.total),
    targets: all.targets - before.targets + after.targets,
  }),
  figure: ({ total, targets }) => ({
    value: targets === 0 ? null : Number(total),
    numerator: Number(total),
    denominator: targets,
    targets,
  }),
}

/** The mean of a number over the targets: the sum of all by the count of all, never a mean of means. */
export const mean: Monoid<Total, number> = {
  ...sum,
  figure: ({ total, targets }) => ({
    value: quotient(Number(total), targets),
    numerator: Number(total),
    denominator: targets,
    targets,
  }),
}
