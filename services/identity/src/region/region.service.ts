import type { RegionRecord } from '@duzhan/contracts'
import { regionCode } from '@duzhan/regions'
import type { RegionRepository } from './region.repository.ts'

export interface RegionService {
  create(regions: RegionRecord[]): Promise<{ saved: number }>
  /** Names of regions are public: anyone signed in may read them. */
  list(within: string): Promise<RegionRecord[]>
}

export const regionService = (regions: RegionRepository): RegionService => ({
  async create(records) {
    for (const { code } of records) regionCode(code)
    await regions.save(records)
    return { saved: records.length }
  },
  list: (within) => regions.within(within),
})
