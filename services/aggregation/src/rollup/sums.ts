import { share } from '@duzhan/rollup'
import type { Fact } from '../fact/fact.repository.ts'
import type { ChecklistTally, PathTally, Sums } from './rollup.repository.ts'

const nothing: Sums = { coverage: { visited: 0, designated: 0 }, checklists: [] }

/** What targets that stand for the same region came to: those designated, and the facts that came in about them. */
export function sumsOfTargets(designated: readonly string[], facts: readonly Fact[]): Sums {
  const seen = new Set(facts.map(({ target }) => target))
  const own: Sums = {
    coverage: { visited: designated.filter((target) => seen.has(target)).length, designated: designated.length },
    checklists: [],
  }
  return facts.reduce((sums, fact) => merge(sums, { ...nothing, checklists: [tallyOf(fact)] }), own)
}

const tallyOf = ({ checklist, results }: Fact): ChecklistTally => ({
  checklist,
  targets: 1,
  tallies: results.flatMap(({ path, result }) => (result === 'unanswered' ? [] : [{ path, ...share.of(result) }])),
})

/** Adds two regions' sums up: associative, commutative, with nothing as its identity. */
export function merge(one: Sums, other: Sums): Sums {
  return {
    coverage: {
      visited: one.coverage.visited + other.coverage.visited,
      designated: one.coverage.designated + other.coverage.designated,
    },
    checklists: mergeBy(
      one.checklists,
      other.checklists,
      ({ checklist }) => checklist,
      (a, b) => ({
        checklist: a.checklist,
        targets: a.targets + b.targets,
        tallies: mergeBy<PathTally>(
          a.tallies,
          b.tallies,
          ({ path }) => path,
          (x, y) => ({ path: x.path, ...share.merge(x, y) }),
        ),
      }),
    ),
  }
}

/** All regions' sums as one. */
export const mergeAll = (all: readonly Sums[]): Sums => all.reduce(merge, nothing)

function mergeBy<T>(one: readonly T[], other: readonly T[], keyOf: (item: T) => string, both: (a: T, b: T) => T): T[] {
  const merged = new Map(one.map((item) => [keyOf(item), item]))
  for (const item of other) {
    const standing = merged.get(keyOf(item))
    merged.set(keyOf(item), standing === undefined ? item : both(standing, item))
  }
  return [...merged.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
