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
/** What stands of a region, as far as it takes to tell what becomes of it when parts of it change. */
export interface Standing {
  region: string
  sums: Sums
  /** What its own targets came to; absent where they are all that it has. */
  own?: Sums
  /** What each of the children that were asked for came to when it was counted here; who never was is absent. */
  parts: ReadonlyMap<string, Sums>
  /** Grows with every write: who writes says what they saw. */
  asOf: Date
}
/** What becomes of a region. */
export interface Figures extends Omit<Standing, 'parts'> {
  plan: string
  window: string
  parent: string | null
  /** The children that changed; all of them, where the region `isWhole`. */
  parts: ReadonlyMap<string, Sums>
  isWhole: boolean
  /** The `asOf` of what it was made from; null where nothing stood. */
  seen: Date | null
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
  /** Writes what becomes of regions. False when one of them is no more what it was made from: that one stays as it is. */
  save(figures: readonly Figures[]): Promise<boolean>
  byRegion(plan: string, window: string, region: string): Promise<Rollup | null>
  childrenOf(plan: string, window: string, regions: readonly string[]): Promise<RegionSums[]>
  /** Those of the regions that stand, with those of the children; without those whose parts an earlier release kept together. */
  standing(plan: string, window: string, regions: readonly string[], children: readonly string[]): Promise<Standing[]>
  /** When those of the regions that stand were written, whichever release did. */
  seen(plan: string, window: string, regions: readonly string[]): Promise<ReadonlyMap<string, Date>>
  /** Forgets what a region came to in a window of which nothing lies in it any more. */
  drop(plan: string, window: string, region: string): Promise<void>
  /** Marks every region on the paths, the deepest first. `stamp` grows with time and is never used twice. */
  mark(plan: string, window: string, paths: readonly (readonly string[])[], stamp: string): Promise<void>
  /** Marks with a stamp not above `until`, the deepest first. */
  dirty(until: string, limit: number): Promise<Dirty[]>
  unmark(done: readonly Dirty[]): Promise<void>
  /** Gives marks a later stamp, unless they were marked anew meanwhile. */
  postpone(marks: readonly Dirty[], stamp: string): Promise<void>
}
