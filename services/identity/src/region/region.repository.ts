import type { RegionRecord } from '@duzhan/contracts'

export interface RegionRepository {
  /** Adds regions or renames them; codes never change. */
  save(regions: readonly RegionRecord[]): Promise<void>
  /** Those of the regions that are not held yet. */
  lacking(regions: readonly RegionRecord[]): Promise<RegionRecord[]>
  /** Those of the codes that are held, by code. */
  named(codes: readonly string[]): Promise<RegionRecord[]>
  /** How often any region came or was renamed. */
  changes(): Promise<number>
  /** All that are held, by code, so many at a time. */
  each(take: (regions: readonly RegionRecord[]) => void): Promise<void>
  /** The region and all below it, by code. */
  within(code: string): Promise<RegionRecord[]>
}
