import type { HeldRegion, RegionRecord } from '@duzhan/contracts'

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
  /** Takes a region out of the tree in which nothing lies any more. */
  remove(region: RegionRecord): Promise<void>
  /** What has become part of each of some regions, at once or through others. */
  partsOf(codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
}
