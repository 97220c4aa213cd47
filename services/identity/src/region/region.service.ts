import type { Actor, RegionRecord } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { grantsFor } from '@duzhan/service-kit'
import type { RegionRepository } from './region.repository.ts'

export interface RegionService {
  /** Adds regions or renames them. Throws `region.invalid`, and `region.absent` for one outside the actor's grants. */
  create(actor: Actor, regions: RegionRecord[]): Promise<{ saved: number }>
  /** Names of regions are public: anyone signed in may read them. */
  list(within: string): Promise<RegionRecord[]>
}

export const regionService = (regions: RegionRepository): RegionService => ({
  async create(actor, records) {
    const granted = grantsFor(actor, 'region.create').map(({ region }) => region)
    for (const { code } of records)
      if (!regionPath(regionCode(code)).some((ancestor) => granted.includes(ancestor)))
        throw new Problem('absent', 'region.absent', { region: code })
    await regions.save(records)
    return { saved: records.length }
  },
  list: (within) => regions.within(within),
})
