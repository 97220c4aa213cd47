import { quotient } from './figure.ts'
import type { Monoid } from './monoid.ts'
import { sum, type Total } from './sum.ts'

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
