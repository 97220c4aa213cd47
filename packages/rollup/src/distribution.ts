import type { Monoid } from './monoid.ts'

export interface Counts {
  readonly counts: Readonly<Record<string, number>>
  readonly targets: number
}

/**
 * How often each choice was made. A target may make several, the same one more than once (the rows of a table), or
 * none. It has no single value: its counts are the figure, by the number of targets.
 */
export const distribution: Monoid<Counts, readonly string[]> = {
  empty: { counts: {}, targets: 0 },
  of: (choices) => ({ counts: counted(choices.map((choice) => [choice, 1])), targets: 1 }),
  merge: (one, other) => ({
    counts: counted([...Object.entries(one.counts), ...Object.entries(other.counts)]),
    targets: one.targets + other.targets,
  }),
  isSubtractable: true,
  exchange: (all, before, after) => ({
    counts: counted([
      ...Object.entries(all.counts),
      ...Object.entries(before.counts).map(([choice, count]) => [choice, -count] as const),
      ...Object.entries(after.counts),
    ]),
    targets: all.targets - before.targets + after.targets,
  }),
  figure: ({ counts, targets }) => ({
    value: null,
    numerator: Object.values(counts).reduce((total, count) => total + count, 0),
    denominator: targets,
    targets,
    counts,
  }),
}

/** Adds counts up by choice, in one order whatever the order of arrival; a choice that nobody made is not there. */
function counted(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const [choice, count] of entries) counts.set(choice, (counts.get(choice) ?? 0) + count)
  return Object.fromEntries([...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}
