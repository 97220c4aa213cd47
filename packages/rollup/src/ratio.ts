import { type Decimal, decimalOf, minus, plus } from './decimal.ts'
import { type Monoid, quotient } from './monoid.ts'

export interface Parts {
  readonly numerator: Decimal
  readonly denominator: Decimal
  readonly targets: number
}

/** The ratio of two indicators: the sum of the one by the sum of the other. */
export const ratio: Monoid<Parts, { readonly numerator: number; readonly denominator: number }> = {
  empty: { numerator: '0', denominator: '0', targets: 0 },
  of: ({ numerator, denominator }) => ({ numerator: decimalOf(numerator), denominator: decimalOf(denominator), targets: 1 }),
  merge: (one, other) => ({
    numerator: plus(one.numerator, other.numerator),
    denominator: plus(one.denominator, other.denominator),
    targets: one.targets + other.targets,
  }),
  isSubtractable: true,
  exchange: (all, before, after) => ({
    numerator: plus(minus(all.numerator, before.numerator), after.numerator),
    denominator: plus(minus(all.denominator, before.denominator), after.denominator),
    targets: all.targets - before.targets + after.targets,
  }),
  figure: ({ numerator, denominator, targets }) => ({
    value: quotient(Number(numerator), Number(denominator)),
    numerator: Number(numerator),
    denominator: Number(denominator),
    targets,
  }),
}
