import { type Monoid, quotient } from './monoid.ts'

/** How many targets were judged good, bad, or not applicable. */
export interface Tally {
  readonly good: number
  readonly bad: number
  readonly na: number
}

/** Of the judged targets, the share that is good; not applicable leaves the denominator. */
export const share: Monoid<Tally, keyof Tally> = {
  empty: { good: 0, bad: 0, na: 0 },
  of: (result) => ({ ...share.empty, [result]: 1 }),
  merge: (one, other) => ({ good: one.good + other.good, bad: one.bad + other.bad, na: one.na + other.na }),
  isSubtractable: true,
  exchange: (all, before, after) => ({
    good: all.good - before.good + after.good,
    bad: all.bad - before.bad + after.bad,
    na: all.na - before.na + after.na,
  }),
  figure: ({ good, bad, na }) => ({
    value: quotient(good, good + bad),
    numerator: good,
    denominator: good + bad,
    targets: good + bad + na,
  }),
}
