import { type Accumulators, merge as mergePlace } from '@duzhan/rollup'
import type { Fact } from '../fact/fact.repository.ts'
import { measured, placeKey } from '../fact/observedAt.ts'
import { type Whole, wholesOf } from '../fact/wholesOf.ts'
import type { ChecklistSums, Sums } from './rollup.repository.ts'

/**
 * What targets that stand for the same region came to: those designated, and the facts that came in about them. A target
 * counts as visited when all parts of a checklist are in; what was observed counts from the first of them.
 */
export function sumsOfTargets(designated: readonly string[], facts: readonly Fact[]): Sums {
  const wholes = wholesOf(facts)
  const seen = new Set(wholes.flatMap(({ newest, isWhole }) => (isWhole ? [newest.target] : [])))
  return {
    coverage: { visited: designated.filter((target) => seen.has(target)).length, designated: designated.length },
    checklists: together(wholes.map(sumsOfWhole)),
  }
}

const sumsOfWhole = ({ newest, said }: Whole): ChecklistSums => ({
  checklist: newest.checklist,
  targets: 1,
  places: Object.fromEntries(
    said.flatMap(({ observation, by }) => {
      const accumulators = measured(observation)
      return Object.keys(accumulators).length === 0 ? [] : [[placeKey(observation.path, by.revision), accumulators]]
    }),
  ),
})

/** What nobody comes to: whatever it is merged with stays as it is. */
export const nothing: Sums = { coverage: { visited: 0, designated: 0 }, checklists: [] }

/** Adds two regions' sums up: associative, commutative, with nothing as its identity. */
export const merge = (one: Sums, other: Sums): Sums => mergeAll([one, other])

/** All regions' sums as one. */
export function mergeAll(all: readonly Sums[]): Sums {
  const total = (count: (sums: Sums) => number) => all.reduce((sum, sums) => sum + count(sums), 0)
  return {
    coverage: { visited: total(({ coverage }) => coverage.visited), designated: total(({ coverage }) => coverage.designated) },
    checklists: together(all.flatMap(({ checklists }) => checklists)),
  }
}

/** Sums of the same checklist as one, in one order whatever the order of arrival. */
function together(all: readonly ChecklistSums[]): ChecklistSums[] {
  const groups = new Map<string, ChecklistSums[]>()
  for (const sums of all) {
    const group = groups.get(sums.checklist)
    if (group === undefined) groups.set(sums.checklist, [sums])
    else group.push(sums)
  }
  return inOrder(groups).map(([checklist, group]) => ({
    checklist,
    targets: group.reduce((sum, { targets }) => sum + targets, 0),
    places: placesOf(group),
  }))
}

function placesOf(group: readonly ChecklistSums[]): Record<string, Accumulators> {
  const places = new Map<string, Accumulators>()
  for (const sums of group)
    for (const [key, accumulators] of Object.entries(sums.places)) {
      const standing = places.get(key)
      places.set(key, standing === undefined ? accumulators : mergePlace(standing, accumulators))
    }
  return Object.fromEntries(inOrder(places))
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
