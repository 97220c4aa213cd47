import type { Monoid } from './monoid.ts'

export interface Counts {
  readonly counts: Readonly<Record<string, number>>
}

/** How often each choice was made. It has no single value: its counts are the figure. */
export const distribution: Monoid<Counts, string> = {
  empty: { counts: {} },
  of: (choice) => ({ counts: Object.fromEntries([[choice, 1]]) }),
  merge: (one, other) => {
    const counts = new Map(Object.entries(one.counts))
    for (const [choice, count] of Object.entries(other.counts)) counts.set(choice, (counts.get(choice) ?? 0) + count)
    return { counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) } // one order, whatever the order of arrival
  },
  figure: ({ counts }) => {
    const targets = Object.values(counts).reduce((total, count) => total + count, 0)
    return { value: null, numerator: targets, denominator: targets, targets, counts }
  },
}
