import { type Accumulators, exchange } from '@duzhan/rollup'
import type { ChecklistSums, Sums } from './rollup.repository.ts'

/**
 * What sums come to when one part of them comes to something else: `after` is added and `before`, which must be in `total`,
 * taken out. The same as merging all parts anew, to the last byte. Null where that cannot be told without the other parts: the
 * least or the greatest number of a place has gone.
 */
export function exchanged(total: Sums, before: Sums, after: Sums): Sums | null {
  if (before === after) return total
  const count = (of: 'visited' | 'designated') => total.coverage[of] + after.coverage[of] - before.coverage[of]
  const checklists: ChecklistSums[] = []
  for (const checklist of keysOf(total.checklists, after.checklists)) {
    const [all, gone, come] = [total, before, after].map((sums) => sumsOf(sums, checklist))
    const targets = countIn(all) + countIn(come) - countIn(gone)
    const places = placesExchanged(all?.places ?? {}, gone?.places ?? {}, come?.places ?? {})
    if (places === null) return null
    if (targets > 0) checklists.push({ checklist, targets, places })
  }
  return { coverage: { visited: count('visited'), designated: count('designated') }, checklists }
}

type Places = ChecklistSums['places']

function placesExchanged(all: Places, gone: Places, come: Places): Places | null {
  const left: Record<string, Accumulators> = { ...all }
  let isInOrder = true
  for (const key in { ...gone, ...come }) {
    const place = exchange(all[key] ?? none, gone[key] ?? none, come[key] ?? none)
    if (place === null) return null
    isInOrder &&= all[key] !== undefined
    if (isEmpty(place)) delete left[key]
    else left[key] = place
  }
  return isInOrder ? left : Object.fromEntries(Object.entries(left).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const none: Accumulators = {}
const isEmpty = (place: Accumulators): boolean => Object.keys(place).length === 0
const sumsOf = ({ checklists }: Sums, key: string): ChecklistSums | undefined =>
  checklists.find(({ checklist }) => checklist === key)
const countIn = (sums: ChecklistSums | undefined): number => sums?.targets ?? 0
const keysOf = (...all: readonly ChecklistSums[][]): string[] =>
  [...new Set(all.flatMap((sums) => sums.map(({ checklist }) => checklist)))].sort()
