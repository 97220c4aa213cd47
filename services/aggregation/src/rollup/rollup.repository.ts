import type { Coverage } from '@duzhan/contracts'
import type { Accumulators } from '@duzhan/rollup'

export interface ChecklistSums {
  checklist: string
  targets: number
  /** What was observed, by path and revision (`placeKey`): what another revision asks is not added to it here. */
  places: Readonly<Record<string, Accumulators>>
}
/** What a region came to in a window: mergeable, so that a region is the merge of its children and its own targets. */
export interface Sums {
  coverage: Coverage
  checklists: ChecklistSums[]
}
/** The sums of a region in a window, without its children's. */
export interface RegionSums extends Sums {
  plan: string
  window: string
  region: string
  parent: string | null
  asOf: Date
}
/** A region's page as one document: its own sums and those of its children. */
export interface Rollup extends RegionSums {
  children: (Sums & { region: string })[]
}
/** A region whose sums are out of date. `stamp` changes with every mark, so that a mark made while computing is not lost. */
export interface Dirty {
  id: string
  plan: string
  window: string
  region: string
  parent: string | null
  depth: number
  stamp: string
}
export interface RollupRepository {
  save(rollups: readonly Rollup[]): Promise<void>
  byRegion(plan: string, window: string, region: string): Promise<Rollup | null>
  childrenOf(plan: string, window: string, regions: readonly string[]): Promise<RegionSums[]>
  /** Marks every region on the paths, the deepest first. `stamp` grows with time and is never used twice. */
  mark(plan: string, window: string, paths: readonly (readonly string[])[], stamp: string): Promise<void>
  /** Marks with a stamp not above `until`, the deepest first. */
  dirty(until: string, limit: number): Promise<Dirty[]>
  unmark(done: readonly Dirty[]): Promise<void>
  /** Gives marks a later stamp, unless they were marked anew meanwhile. */
  postpone(marks: readonly Dirty[], stamp: string): Promise<void>
}
