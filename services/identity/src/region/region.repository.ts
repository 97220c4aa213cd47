import type { HeldRegion, RegionRecord } from '@duzhan/contracts'
import type { RegionCode } from '@duzhan/regions'

/** Where a region lies from now on: behind all of its path, as part of `into` or, without one, of nothing but what its code says. */
export interface RegionPlace extends RegionRecord {
  into: RegionRecord | null
  path: readonly RegionRecord[]
}

export interface RegionRepository {
  /** Adds regions or renames them; codes never change. One that was removed stands again. */
  save(regions: readonly RegionRecord[]): Promise<void>
  /** Those of the regions that are not held yet. */
  lacking(regions: readonly RegionRecord[]): Promise<RegionRecord[]>
  /** Those of the codes that are held, by code; removed ones too, because something may still name them. */
  named(codes: readonly string[]): Promise<HeldRegion[]>
  /** How often any region came, went, was renamed or placed elsewhere. */
  changes(): Promise<number>
  /** All that are held, by code, so many at a time. */
  each(take: (regions: readonly RegionRecord[]) => void): Promise<void>
  /** The region and all below it, by code. */
  within(code: string): Promise<HeldRegion[]>
  /** Those of a region and all below it that have one of these names or codes, by code. */
  called(within: string, names: readonly string[]): Promise<HeldRegion[]>
  /** Lets a region, and with it all below, lie elsewhere; the same once more changes nothing. */
  place(region: RegionPlace): Promise<void>
  /**
   * Lets a region, and all beneath it by its digits, go on under the code of `into`; `pathOf` tells where anything lies from then on. The same
   * once more changes nothing.
   */
  recode(region: RegionPlace & { into: RegionRecord }, pathOf: (code: RegionCode) => readonly string[]): Promise<void>
  /** Ends that: what stands beneath the later code stands beneath the earlier one again, called as it is by now. */
  restore(region: RegionPlace & { into: RegionRecord }, pathOf: (code: RegionCode) => readonly string[]): Promise<void>
  /** Those of some codes that go on under another, or that lie by their digits in what does. */
  recoded(codes: readonly string[]): Promise<string[]>
  /** Takes a region out of the tree in which nothing lies any more. */
  remove(region: RegionRecord): Promise<void>
  /** What lies in each of some regions that their digits do not say: what has become part of it, or came to lie there under another code. */
  partsOf(codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
}
